"""A layout onto paper: a PDF by reportlab, the same bytes for the same layout.

``strokes`` says what stands on a page, ``embedding`` takes the faces into the document.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import Environment
from core.files import whole_file
from core.lengths import Mm, points
from core.letters import paper
from core.letters.embedding import PLAIN, Embeddings, register_plain
from core.letters.fonts import FontBook
from core.letters.placed import Layout
from core.letters.strokes import Ink, page_operators
from core.pdfium import PDFIUM
from core.wording import word

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def draw_pdf(layout: Layout, target: Path) -> None:
    """Write ``layout`` to ``target``; the file appears only when it is whole and has been opened again.

    Raises ``Environment`` for a full disk, a missing right, or a file that does not read back.
    """
    draw_joined([layout], target)


def draw_joined(layouts: Iterable[Layout], target: Path) -> None:
    """Write all ``layouts`` one after the other into one file for printing; they share their fonts.

    A layout is asked for when the one before it is drawn, so that a long run need not be held in memory.
    Title, author and subject are the first one's. Raises as ``draw_pdf`` does; ``ValueError`` for none.
    """
    pages = 0

    def reads_back(path: Path) -> None:
        if _page_count(path) != pages:
            raise Environment("letter_pdf_unreadable", name=target.name)

    with whole_file(target, verify=reads_back) as temporary:
        canvas = _canvas(temporary)
        pages = _draw_all(canvas, layouts)
        canvas.save()


def _page_count(path: Path) -> int:
    import pypdfium2

    try:
        with PDFIUM, pypdfium2.PdfDocument(path) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return 0


def _canvas(path: Path) -> Canvas:
    from reportlab.pdfgen.canvas import Canvas

    register_plain()
    size = (points(paper.PAGE_WIDTH), points(paper.PAGE_HEIGHT))
    return Canvas(str(path), pagesize=size, invariant=1, pageCompression=1, initialFontName=PLAIN)


def _draw_all(canvas: Canvas, layouts: Iterable[Layout]) -> int:
    """Draw ``layouts`` and return how many pages they took."""
    fonts = Embeddings(canvas)
    inks: dict[FontBook, Ink] = {}
    pages = 0
    for layout in layouts:
        if not pages:
            _entitle(canvas, layout)
        if layout.book not in inks:
            inks[layout.book] = Ink(layout.book, fonts)
        canvas.setPageSize((points(Mm(layout.sheet[0])), points(Mm(layout.sheet[1]))))
        for page in layout.pages:
            canvas.addLiteral(page_operators(page, inks[layout.book], layout.sheet[1]))
            canvas.showPage()
        pages += len(layout.pages)
    if not pages:
        raise ValueError("nothing to draw")
    return pages


def _entitle(canvas: Canvas, layout: Layout) -> None:
    canvas.setTitle(layout.title)
    canvas.setAuthor(layout.author)
    canvas.setSubject(layout.subject)
    canvas.setCreator(word("app.name"))
