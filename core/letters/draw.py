"""A layout onto paper: a PDF by reportlab, the same bytes for the same layout.

Every glyph is put into its own cell, so that no font's advance widths move the grid; neighbours whose cells
follow each other evenly share one text operation. A character that no font has becomes a box.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import Environment
from core.files import whole_file
from core.lengths import Mm, millimetres, points
from core.letters import paper
from core.letters.breaking import OPENING, PAIRED
from core.letters.fonts import Face, FontRole
from core.letters.placed import Bar, Layout, Page, Run
from core.pdfium import PDFIUM
from core.wording import word

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_BOX_INSET = 0.12
_BOX_LINE_PT = 0.6
_ENTRIES_A_BLOCK = 100
_EPS = 0.002


@dataclass(frozen=True, slots=True)
class _Stroke:
    """Glyphs of one face drawn by one operation: from ``x`` on, each ``step`` mm after the other."""

    face: Face
    text: str
    x: float
    space: float
    stretch: float


def draw_pdf(layout: Layout, target: Path) -> None:
    """Write ``layout`` to ``target``; the file appears only when it is whole and has been opened again.

    Raises ``Environment`` for a full disk, a missing right, or a file that does not read back.
    """

    def reads_back(path: Path) -> None:
        if _page_count(path) != len(layout.pages):
            raise Environment("letter_pdf_unreadable", name=target.name)

    with whole_file(target, verify=reads_back) as temporary:
        _canvas(layout, temporary).save()


def _page_count(path: Path) -> int:
    import pypdfium2

    try:
        with PDFIUM, pypdfium2.PdfDocument(path) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return 0


def _canvas(layout: Layout, path: Path) -> Canvas:
    from reportlab.pdfgen.canvas import Canvas

    _teach_surrogates()
    first_font = layout.book.main_face(FontRole.FANG).name
    size = (points(Mm(layout.sheet[0])), points(Mm(layout.sheet[1])))
    canvas = Canvas(str(path), pagesize=size, invariant=1, pageCompression=1, initialFontName=first_font)
    canvas.setTitle(layout.title)
    canvas.setAuthor(layout.author)
    canvas.setSubject(layout.subject)
    canvas.setCreator(word("app.name"))
    for page in layout.pages:
        _draw_page(canvas, page, layout)
        canvas.showPage()
    return canvas


def _draw_page(canvas: Canvas, page: Page, layout: Layout) -> None:
    for bar in page.bars:
        if not bar.turned:
            _draw_bar(canvas, bar, layout.sheet[1])
    for run in page.runs:
        if not run.turned:
            _draw_run(canvas, run, layout, layout.sheet[1])
    if any(bar.turned for bar in page.bars) or any(run.turned for run in page.runs):
        _draw_turned(canvas, page, layout)


def _draw_turned(canvas: Canvas, page: Page, layout: Layout) -> None:
    """Draw what lies across the sheet: its frame is the sheet turned so that its head is at the left."""
    canvas.saveState()
    canvas.rotate(90)
    for bar in page.bars:
        if bar.turned:
            _draw_bar(canvas, bar, 0.0)
    for run in page.runs:
        if run.turned:
            _draw_run(canvas, run, layout, 0.0)
    canvas.restoreState()


def _draw_bar(canvas: Canvas, bar: Bar, height: float) -> None:
    canvas.setFillColorRGB(*(paper.RED if bar.red else (0, 0, 0)))
    bottom = height - bar.y - bar.thickness
    canvas.rect(
        points(Mm(bar.x)),
        points(Mm(bottom)),
        points(Mm(bar.length)),
        points(Mm(bar.thickness)),
        stroke=0,
        fill=1,
    )


def _draw_run(canvas: Canvas, run: Run, layout: Layout, height: float) -> None:
    canvas.setFillColorRGB(*(paper.RED if run.red else (0, 0, 0)))
    baseline = points(Mm(height - run.y))
    text = canvas.beginText()
    for stroke in _strokes(run, layout):
        text.setFont(stroke.face.name, run.size)
        text.setHorizScale(stroke.stretch * 100)
        text.setCharSpace(points(Mm(stroke.space / stroke.stretch)))
        text.setTextOrigin(points(Mm(stroke.x)), baseline)
        text.textOut(stroke.text)
    canvas.drawText(text)
    for glyph, cell in zip(run.glyphs, run.cells, strict=True):
        if layout.book.missing(run.role, glyph[0]):
            _draw_box(canvas, cell, run, height)


def _strokes(run: Run, layout: Layout) -> Iterator[_Stroke]:
    """Return the run's glyphs joined as far as face, stretch and spacing stay the same."""
    waiting: list[tuple[Face, str, float, float, float]] = []
    for glyph, cell in zip(run.glyphs, run.cells, strict=True):
        face = layout.book.face(run.role, glyph[0])
        if face is None:
            continue
        item = _in_cell(face, glyph, cell, run)
        if waiting and not _continues(waiting, item):
            yield _stroke(waiting)
            waiting = []
        waiting.append(item)
    if waiting:
        yield _stroke(waiting)


def _in_cell(
    face: Face, glyph: str, cell: tuple[float, float], run: Run
) -> tuple[Face, str, float, float, float]:
    """Return (face, character, x, advance, stretch): centred in its cell, brackets towards their words."""
    left, width = cell
    natural = face.advance(glyph) * millimetres(run.size)
    stretch = run.stretch
    if glyph in PAIRED and natural < width:
        stretch = width / natural
    advance = natural * stretch
    spare = width - advance
    if glyph in OPENING:
        x = left + (spare if face.advance(glyph) < 0.75 else spare / 2)
    elif face.advance(glyph) < 0.75 and not glyph.isascii():
        x = left
    else:
        x = left + spare / 2
    return face, glyph[0], x, advance, stretch


def _continues(
    waiting: Sequence[tuple[Face, str, float, float, float]], item: tuple[Face, str, float, float, float]
) -> bool:
    face, _, x, advance, stretch = waiting[-1]
    if item[0] is not face or abs(item[4] - stretch) > _EPS:
        return False
    space = item[2] - x - advance
    former = waiting[-2] if len(waiting) > 1 else None
    return former is None or abs(space - (x - former[2] - former[3])) < _EPS


def _stroke(items: Sequence[tuple[Face, str, float, float, float]]) -> _Stroke:
    face, _, x, advance, stretch = items[0]
    space = items[1][2] - x - advance if len(items) > 1 else 0.0
    if len(items) > 2:
        last = items[-1]
        space = (last[2] - x - sum(item[3] for item in items[:-1])) / (len(items) - 1)
    return _Stroke(face, "".join(item[1] for item in items), x, space, stretch)


def _draw_box(canvas: Canvas, cell: tuple[float, float], run: Run, height: float) -> None:
    em = millimetres(run.size)
    left, width = cell
    inset = _BOX_INSET * width
    bottom = height - run.y - (1 - paper.EM_ASCENT) * em + _BOX_INSET * em
    canvas.setLineWidth(_BOX_LINE_PT)
    canvas.setStrokeColorRGB(*(paper.RED if run.red else (0, 0, 0)))
    canvas.rect(
        points(Mm(left + inset)),
        points(Mm(bottom)),
        points(Mm(width - 2 * inset)),
        points(Mm(em * (1 - 2 * _BOX_INSET))),
        stroke=1,
        fill=0,
    )


@cache
def _teach_surrogates() -> None:
    """Replace reportlab's ToUnicode writer, which cuts characters beyond U+FFFF (reference: letters §3.4)."""
    from reportlab.pdfbase import ttfonts

    ttfonts.makeToUnicodeCMap = to_unicode_map


def to_unicode_map(font_name: str, subset: Sequence[int]) -> str:
    """Return the ToUnicode CMap of a subset, UTF-16BE, at most 100 entries a block (PDF 32000 §9.10.3)."""
    name = re.sub(r"[^A-Za-z0-9+-]", "-", font_name)
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    entries = [
        f"<{index:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for index, code in enumerate(subset)
    ]
    for start in range(0, len(entries), _ENTRIES_A_BLOCK):
        block = entries[start : start + _ENTRIES_A_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
