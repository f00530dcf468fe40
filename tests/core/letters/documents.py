"""Edited documents to test with: written by the program, then changed as WPS or Word would change them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

from core.domain.document_text import DocumentParagraph, DocumentPiece, DocumentText
from core.importing.document import read_text
from core.letters.content import LetterContent
from core.letters.docx_twin import docx_bytes


def silent(_done: int, _total: int) -> None:
    """Report to nobody."""


def text_of(content: LetterContent, folder: Path) -> DocumentText:
    """Return the text of the document that ``content`` makes."""
    return text_in(docx_bytes(content), folder)


def text_in(document: bytes, folder: Path) -> DocumentText:
    path = folder / "稿.docx"
    path.write_bytes(document)
    return read_text(silent, path)


def changed(document: bytes, *pairs: tuple[str, str], part: str = "word/document.xml") -> bytes:
    """Return ``document`` with markup of one part exchanged; every piece must be there."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as given, zipfile.ZipFile(made, "w") as packed:
        for name in given.namelist():
            content = given.read(name)
            if name == part:
                text = content.decode()
                for old, new in pairs:
                    assert old in text, old
                    text = text.replace(old, new, 1)
                content = text.encode()
            packed.writestr(name, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def markup_of(document: bytes, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return package.read(part).decode()


def edited(text: DocumentText, *pairs: tuple[str, str]) -> DocumentText:
    """Return ``text`` with words exchanged wherever they stand within one piece."""

    def told(paragraph: DocumentParagraph) -> DocumentParagraph:
        pieces = []
        for piece in paragraph.pieces:
            words = piece.text
            for old, new in pairs:
                words = words.replace(old, new)
            pieces.append(replace(piece, text=words))
        return replace(paragraph, pieces=tuple(pieces))

    return replace(text, paragraphs=tuple(map(told, text.paragraphs)))


def without_styles(text: DocumentText) -> DocumentText:
    """Return ``text`` as a program leaves it that knows no style names; the faces stay."""

    def bare(paragraph: DocumentParagraph) -> DocumentParagraph:
        pieces = tuple(replace(piece, style="") for piece in paragraph.pieces)
        return replace(paragraph, style="", pieces=pieces)

    return replace(text, paragraphs=tuple(map(bare, text.paragraphs)), heads=tuple(map(bare, text.heads)))


def paragraph(text: str, *, style: str = "", font: str = "") -> DocumentParagraph:
    return DocumentParagraph(style=style, pieces=(DocumentPiece(text=text, font=font),))


def paragraph_at(place: DocumentParagraph, text: str) -> DocumentParagraph:
    """Return ``text`` where ``place`` stands."""
    return replace(place, pieces=(DocumentPiece(text=text),))


def inserted(text: DocumentText, after: str, new: DocumentParagraph) -> DocumentText:
    """Return ``text`` with a paragraph put after the one that holds ``after``."""
    place = next(n for n, each in enumerate(text.paragraphs) if after in each.text)
    return replace(text, paragraphs=(*text.paragraphs[: place + 1], new, *text.paragraphs[place + 1 :]))
