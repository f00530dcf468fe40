"""An edited .docx as plain paragraphs: read in a bounded process, tracked changes taken as accepted.

Nothing of the document is believed or run: markup is parsed by defusedxml after ``preflight`` bounded its
size, macros and linked files are never looked at.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from core.domain.document_text import DocumentParagraph, DocumentPiece, DocumentText
from core.errors import Environment
from core.importing import limits
from core.importing.bounded import Report, run_bounded
from core.importing.document_numbers import Numbering
from core.importing.preflight import check_document, check_file
from core.progress import SILENT, Progress

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADER = re.compile(r"word/header\d*\.xml")
_SAID = {
    "import_empty": "docx_empty",
    "import_foreign": "docx_foreign",
    "import_encrypted": "docx_encrypted",
    "import_damaged": "docx_damaged",
    "import_hostile": "docx_hostile",
    "import_too_large": "docx_too_large",
    "import_too_much_inside": "docx_too_large",
    "import_too_slow": "docx_too_heavy",
    "import_too_heavy": "docx_too_heavy",
}
_TRACKED = frozenset(
    f"{MAIN}{name}" for name in ["ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange"]
)
_GONE = frozenset(
    f"{MAIN}{name}" for name in ["del", "moveFrom", "drawing", "pict", "object", "pPr", "rPr", "instrText"]
)
_WITHIN = frozenset(
    f"{MAIN}{name}"
    for name in ["ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "sdt", "sdtContent", "customXml"]
)
_BREAKS = frozenset({f"{MAIN}br", f"{MAIN}cr"})


def read_document(path: Path, progress: Progress = SILENT) -> DocumentText:
    """Return the text of the .docx at ``path``.

    Raises ``Environment`` (``docx_…``) for a file that is missing, something else, damaged, locked by a
    password or too big, ``Cancelled`` when ``progress`` stops it.
    """
    try:
        check_file(path)
        return run_bounded(read_text, path, name=path.name, progress=progress)
    except Environment as error:
        if error.code not in _SAID:
            raise
        raise Environment(_SAID[error.code], **error.facts) from error


def read_text(report: Report, path: Path) -> DocumentText:
    """Read the file here and now; runs inside the bounded process."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.ElementTree import fromstring

    check_document(path)
    report(0, 2)
    try:
        with zipfile.ZipFile(path) as package:
            names = sorted(package.namelist())
            parts = {
                name: fromstring(package.read(name))
                for name in names
                if name in {"word/document.xml", "word/styles.xml", "word/numbering.xml"}
                or _HEADER.fullmatch(name)
            }
    except (ParseError, KeyError, zipfile.BadZipFile) as error:
        raise Environment("import_damaged", name=path.name) from error
    report(1, 2)
    return _DocumentReader(parts, path.name).read()


class _Place(NamedTuple):
    """Where a paragraph stands: table, row and cell from 1, or 0 outside."""

    table: int = 0
    row: int = 0
    cell: int = 0


class _DocumentReader:
    """Walks through the parts of one document once."""

    def __init__(self, parts: dict[str, Element], name: str) -> None:
        self._parts = parts
        self._name = name
        self._styles, self._fonts = _named_styles(parts.get("word/styles.xml"))
        self._numbering = Numbering(parts.get("word/numbering.xml"))
        self._tables = 0
        self._characters = 0

    def read(self) -> DocumentText:
        body = self._parts["word/document.xml"]
        tags = {element.tag for element in body.iter()}
        return DocumentText(
            paragraphs=tuple(self._paragraphs(body)),
            heads=tuple(
                paragraph
                for name, part in self._parts.items()
                if _HEADER.fullmatch(name)
                for paragraph in self._paragraphs(part)
            ),
            tracked=bool(tags & _TRACKED),
            comments=f"{MAIN}commentReference" in tags,
            boxes=any(_text_in(box) for box in body.iter(f"{MAIN}txbxContent")),
        )

    def _paragraphs(self, parent: Element) -> Iterator[DocumentParagraph]:
        """Yield the paragraphs in order; one whose end mark was struck out runs on into the next."""
        waiting: DocumentParagraph | None = None
        for element, at in self._elements(parent, _Place()):
            found = self._paragraph(element, at)
            if waiting is not None:
                found = _run_on(waiting, found)
            waiting = found if _mark_is_gone(element) else None
            if waiting is None:
                yield found
        if waiting is not None:
            yield waiting

    def _elements(self, parent: Element, at: _Place) -> Iterator[tuple[Element, _Place]]:
        """Yield the paragraphs below ``parent`` with their place; a table within a cell has that cell's."""
        row = cell = 0
        for child in parent:
            if child.tag == f"{MAIN}p":
                yield child, at
            elif child.tag == f"{MAIN}tbl" and not at.table:
                self._tables += 1
                yield from self._elements(child, _Place(self._tables))
            elif child.tag == f"{MAIN}tr" and child.find(f"{MAIN}trPr/{MAIN}del") is not None:
                continue
            elif child.tag == f"{MAIN}tr" and at.table and not at.row:
                row += 1
                yield from self._elements(child, _Place(at.table, row))
            elif child.tag == f"{MAIN}tc" and at.row and not at.cell:
                cell += 1
                yield from self._elements(child, _Place(at.table, at.row, cell))
            elif child.tag not in _GONE:
                yield from self._elements(child, at)

    def _paragraph(self, element: Element, at: _Place) -> DocumentParagraph:
        style = _value(element.find(f"{MAIN}pPr/{MAIN}pStyle"))
        label, counts = self._numbering.next_of(element)
        pieces = tuple(_merged(self._pieces(element, self._fonts.get(style, ""))))
        self._characters += sum(len(piece.text) for piece in pieces) + 1
        if self._characters > limits.DOCUMENT_CHARACTERS:
            raise Environment("import_too_large", name=self._name, size="", limit="")
        return DocumentParagraph(
            style=self._styles.get(style, ""),
            pieces=pieces,
            label=label,
            counts=counts,
            table=at.table,
            row=at.row,
            cell=at.cell,
        )

    def _pieces(self, parent: Element, font: str) -> Iterator[DocumentPiece]:
        for child in parent:
            if child.tag == f"{MAIN}r":
                yield self._piece(child, font)
            elif child.tag in _WITHIN:
                yield from self._pieces(child, font)

    def _piece(self, run: Element, font: str) -> DocumentPiece:
        style = _value(run.find(f"{MAIN}rPr/{MAIN}rStyle"))
        fonts = run.find(f"{MAIN}rPr/{MAIN}rFonts")
        own = "" if fonts is None else fonts.get(f"{MAIN}eastAsia", "")
        return DocumentPiece(
            text="".join(_characters(run)),
            font=own or self._fonts.get(style, "") or font,
            style=self._styles.get(style, ""),
        )


def _characters(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{MAIN}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield "" if child.get(f"{MAIN}type") in {"page", "column"} else "\n"
        elif child.tag == f"{MAIN}tab":
            yield "\t"
        elif child.tag == f"{MAIN}noBreakHyphen":
            yield "-"


def _merged(pieces: Iterator[DocumentPiece]) -> Iterator[DocumentPiece]:
    """Join neighbours of one look: word processors cut text wherever a person once paused."""
    last: DocumentPiece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if last is not None and (last.font, last.style) == (piece.font, piece.style):
            last = DocumentPiece(text=last.text + piece.text, font=last.font, style=last.style)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _run_on(first: DocumentParagraph, second: DocumentParagraph) -> DocumentParagraph:
    return replace(first, pieces=(*first.pieces, *second.pieces))


def _mark_is_gone(element: Element) -> bool:
    return element.find(f"{MAIN}pPr/{MAIN}rPr/{MAIN}del") is not None


def _text_in(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{MAIN}t")).strip()


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{MAIN}val", "")


def _named_styles(part: Element | None) -> tuple[dict[str, str], dict[str, str]]:
    """Return the name and the East-Asian face of every style by its id; ids change when others save."""
    names, fonts = {}, {}
    for style in () if part is None else part.iter(f"{MAIN}style"):
        identifier = style.get(f"{MAIN}styleId", "")
        names[identifier] = _value(style.find(f"{MAIN}name"))
        face = style.find(f"{MAIN}rPr/{MAIN}rFonts")
        if face is not None:
            fonts[identifier] = face.get(f"{MAIN}eastAsia", "")
    return names, fonts
