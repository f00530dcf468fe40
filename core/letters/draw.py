"""A layout onto paper: a PDF, the same bytes for the same layout.

``strokes`` says what stands on a page, ``embedding`` takes the faces into the document. Pages are drawn apart
from the file they come to stand in: those of a joined run are those of each letter's own file, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from core.errors import Environment
from core.files import whole_file
from core.lengths import Mm, points
from core.letters import pdf_file
from core.letters.embedding import Plane, embed
from core.letters.fonts import FontBook
from core.letters.pdf_file import PdfFile
from core.letters.placed import Layout
from core.letters.strokes import Ink, page_operators
from core.pdfium import PDFIUM
from core.wording import word

_LEVEL = 6
"""How hard pages are packed: they are a fiftieth of a letter's file, but nearly all of a joined one."""


class DrawnPaper(NamedTuple):
    """A letter whose pages are drawn and packed; ``about`` is its title, author and subject."""

    sheet: tuple[float, float]
    pages: tuple[bytes, ...]
    about: tuple[str, str, str]


class Pen:
    """Draws layouts; what lines of several letters share is worked out once."""

    def __init__(self) -> None:
        self._inks: dict[FontBook, Ink] = {}

    def draw(self, layout: Layout) -> DrawnPaper:
        """Return the pages of ``layout``."""
        if layout.book not in self._inks:
            self._inks[layout.book] = Ink(layout.book)
        ink = self._inks[layout.book]
        said = [page_operators(page, ink, layout.sheet[1]) for page in layout.pages]
        pages = tuple(pdf_file.pack(each.encode("ascii"), _LEVEL) for each in said)
        return DrawnPaper(layout.sheet, pages, (layout.title, layout.author, layout.subject))

    @property
    def used(self) -> dict[Plane, set[str]]:
        """Return the characters of every font that the letters drawn so far need."""
        return merged(ink.used for ink in self._inks.values())


def merged(parts: Iterable[Mapping[Plane, Iterable[str]]]) -> dict[Plane, set[str]]:
    """Return the characters of every font that any of ``parts`` needs."""
    used: dict[Plane, set[str]] = {}
    for part in parts:
        for plane, chars in part.items():
            used.setdefault(plane, set()).update(chars)
    return used


def draw_pdf(layout: Layout, target: Path) -> None:
    """Write ``layout`` to ``target``; the file appears only when it is whole and has been opened again.

    Raises ``Environment`` for a full disk, a missing right, or a file that does not read back.
    """
    pen = Pen()
    paper = pen.draw(layout)
    bind([paper], pen.used, target)


def bind(
    papers: Iterable[DrawnPaper],
    used: Mapping[Plane, Iterable[str]],
    target: Path,
    *,
    odd: bool = False,
    copies: int = 1,
) -> int:
    """Write ``papers`` one behind the other into one file, as often as ``copies`` says; return its pages.

    ``used`` is looked at when the last paper was taken. ``odd`` puts a blank page behind a paper of an odd
    count, so that no two share a sheet. Title, author and subject are the first one's. Raises as
    ``draw_pdf`` does; ``ValueError`` for none.
    """
    pages = 0

    def reads_back(path: Path) -> None:
        if _page_count(path) != pages:
            raise Environment("letter_pdf_unreadable", name=target.name)

    with whole_file(target, verify=reads_back) as temporary, temporary.open("wb") as file:
        binding = _Binding(PdfFile(file))
        for paper in papers:
            binding.add(paper, odd=odd, copies=copies)
        pages = binding.finish(used)
    return pages


def _page_count(path: Path) -> int:
    import pypdfium2

    try:
        with PDFIUM, pypdfium2.PdfDocument(path) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return 0


class _Binding:
    """The pages of a document as they come, its fonts at the end."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._catalogue, self._tree, self._fonts = file.reserve(), file.reserve(), file.reserve()
        self._pages: list[int] = []
        self._about: tuple[str, str, str] | None = None
        self._blank: tuple[float, float] | None = None

    def add(self, paper: DrawnPaper, *, odd: bool, copies: int) -> None:
        """Write a paper's pages, those of its copies from the same strokes."""
        self._about = self._about or paper.about
        strokes = [self._file.stream(packed) for packed in paper.pages]
        for _ in range(copies):
            if self._blank:
                self._page(self._blank, "")
            for number in strokes:
                self._page(paper.sheet, f" /Contents {number} 0 R")
            self._blank = paper.sheet if odd and len(strokes) % 2 else None

    def _page(self, sheet: tuple[float, float], contents: str) -> None:
        width, height = (round(points(Mm(side)), 4) for side in sheet)
        self._pages.append(
            self._file.put(
                f"<< /Type /Page /Parent {self._tree} 0 R /MediaBox [0 0 {width:.10g} {height:.10g}] "
                f"/Resources {self._fonts} 0 R{contents} >>"
            )
        )

    def finish(self, used: Mapping[Plane, Iterable[str]]) -> int:
        """Write the fonts and what holds all together; return how many pages there are."""
        if self._about is None:
            raise ValueError("nothing to draw")
        fonts = {plane.name: (plane, chars) for plane, chars in used.items()}
        named = " ".join(f"/{name} {embed(self._file, *fonts[name])} 0 R" for name in sorted(fonts))
        self._file.put(f"<< /Font << {named} >> /ProcSet [/PDF /Text] >>", self._fonts)
        kids = " ".join(f"{number} 0 R" for number in self._pages)
        self._file.put(f"<< /Type /Pages /Count {len(self._pages)} /Kids [{kids}] >>", self._tree)
        self._file.put(f"<< /Type /Catalog /Pages {self._tree} 0 R >>", self._catalogue)
        title, author, subject = map(pdf_file.text, self._about)
        creator = pdf_file.text(word("app.name"))
        about = f"<< /Title {title} /Author {author} /Subject {subject} /Creator {creator} >>"
        self._file.close(self._catalogue, self._file.put(about))
        return len(self._pages)
