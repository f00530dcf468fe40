"""A layout onto paper: a PDF by reportlab, the same bytes for the same layout.

``strokes`` says what stands on a page, ``bound`` paints and binds it, ``embedding`` takes the faces into the
document. Pages are drawn apart from the file they come to stand in: those of a joined run are those of each
letter's own file, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from core.errors import Environment
from core.files import whole_file
from core.letters.bound import Binding, Sheet, painted
from core.letters.embedding import Plane
from core.letters.fonts import FontBook
from core.letters.placed import Layout
from core.letters.strokes import Ink, page_operators
from core.pdfium import PDFIUM
from core.wording import word


class DrawnPaper(NamedTuple):
    """A letter whose pages are drawn and packed; ``about`` is its title, author and subject."""

    sheet: Sheet
    pages: tuple[bytes, ...]
    about: tuple[str, str, str]


class Pen:
    """Draws layouts; what lines of several letters share is worked out once."""

    def __init__(self) -> None:
        self._inks: dict[FontBook, Ink] = {}

    def draw(self, layout: Layout) -> DrawnPaper:
        """Return the pages of ``layout``."""
        return self.draw_all([layout])[0]

    def draw_all(self, layouts: Sequence[Layout]) -> list[DrawnPaper]:
        """Return the pages of ``layouts``; all are written before the first is painted.

        One sort of work at a time stays in the processor's caches: a tenth of the time of twenty letters.
        """
        written = [self._written(layout) for layout in layouts]
        return [
            DrawnPaper(each.sheet, painted(each.sheet, said), (each.title, each.author, each.subject))
            for each, said in zip(layouts, written, strict=True)
        ]

    def _written(self, layout: Layout) -> list[str]:
        if layout.book not in self._inks:
            self._inks[layout.book] = Ink(layout.book)
        ink = self._inks[layout.book]
        return [page_operators(page, ink, layout.sheet[1]) for page in layout.pages]

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

    with whole_file(target, verify=reads_back) as temporary:
        binding = _bound(papers, temporary, odd=odd, copies=copies)
        binding.save(used)
        pages = binding.pages
    return pages


def _bound(papers: Iterable[DrawnPaper], path: Path, *, odd: bool, copies: int) -> Binding:
    """Return a document of all pages; those of copies show the same strokes."""
    binding: Binding | None = None
    blank: Sheet | None = None
    for paper in papers:
        if binding is None:
            binding = Binding(path, paper.sheet)
            binding.entitle(*paper.about, creator=word("app.name"))
        strokes = [binding.take(packed) for packed in paper.pages]
        for _ in range(copies):
            if blank:
                binding.page(blank)
            for shown in strokes:
                binding.page(paper.sheet, shown)
            blank = paper.sheet if odd and len(strokes) % 2 else None
    if binding is None:
        raise ValueError("nothing to draw")
    return binding


def _page_count(path: Path) -> int:
    import pypdfium2

    try:
        with PDFIUM, pypdfium2.PdfDocument(path) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return 0
