"""A page as PDF operators: glyphs in their cells, rules, boxes for characters that no font has.

Every glyph is put into its own cell, so that no font's advance widths move the grid; neighbours in one face
share one text operation, in which character spacing gives the even part and single moves what remains
(PDF 32000 §9.4.3: ``Tc``, ``TJ``).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from core.lengths import Pt, millimetres
from core.letters import paper
from core.letters.breaking import OPENING, PAIRED
from core.letters.embedding import Embedding, Embeddings
from core.letters.fonts import Face, FontBook, FontRole
from core.letters.placed import Bar, Page, Run

_POINTS = 72 / 25.4
_BOX_INSET = 0.12
_BOX_LINE_PT = 0.6
_EPS = 0.002
"""Millimetres by which a glyph may lie beside its place before it is moved."""

Fit = tuple[Face, float, float, float]
"""(face, way from the cell's left edge in mm, advance in mm, stretch) of a glyph; no fit, no face has it."""


def page_operators(page: Page, book: FontBook, fonts: Embeddings) -> str:
    """Return everything that stands on ``page``; a turned part has its head at the left edge of the sheet."""
    upright = "\n".join(_Part(book, fonts, paper.PAGE_HEIGHT, page, turned=False).lines())
    turned = "\n".join(_Part(book, fonts, 0.0, page, turned=True).lines())
    return f"{upright}\nq 0 1 -1 0 0 0 cm\n{turned}\nQ" if turned else upright


class _Part:
    """The upright or the turned things of a page, written with as few changes of state as they need."""

    def __init__(self, book: FontBook, fonts: Embeddings, height: float, page: Page, *, turned: bool) -> None:
        self._book = book
        self._fonts = fonts
        self._height = height
        self._bars = [bar for bar in page.bars if bar.turned is turned]
        self._runs = [run for run in page.runs if run.turned is turned]
        self._red: bool | None = None
        self._state: tuple[Embedding | None, float, float, str] = (None, 0.0, 1.0, "0")

    def lines(self) -> Iterator[str]:
        """Return the operators, line by line: rules, text, boxes."""
        for bar in self._bars:
            yield from self._coloured(red=bar.red)
            yield self._bar(bar)
        if self._runs:
            yield "BT"
            boxes: list[str] = []
            for run in self._runs:
                yield from self._coloured(red=run.red)
                yield from self._run(run, boxes)
            yield "ET"
            yield from boxes

    def _coloured(self, *, red: bool) -> Iterator[str]:
        if red is not self._red:
            self._red = red
            yield f"{_colour(red=red)} rg"

    def _bar(self, bar: Bar) -> str:
        bottom = self._height - bar.y - bar.thickness
        return f"{_pt(bar.x)} {_pt(bottom)} {_pt(bar.length)} {_pt(bar.thickness)} re f"

    def _run(self, run: Run, boxes: list[str]) -> Iterator[str]:
        """Return the text operations of a run; cells of characters that no font has go to ``boxes``."""
        fits = _fits(self._book, run.role, run.size, run.stretch)
        face: Face | None = None
        stretch = start = pen = space = 0.0
        pieces: list[str] = []
        count = 0
        for glyph, cell in zip(run.glyphs, run.cells, strict=True):
            key = (glyph, cell[1])
            fit = fits[key] if key in fits else _fit(fits, key, self._book, run)
            if fit is None:
                if self._book.missing(run.role, glyph[0]):
                    boxes.append(self._box(cell, run))
                continue
            x = cell[0] + fit[1]
            if fit[0] is not face or abs(fit[3] - stretch) > _EPS:
                if face:
                    yield self._stroke(face, run, stretch, start, space, pieces)
                face, stretch = fit[0], fit[3]
                start, pen, space, count, pieces = x, x, 0.0, 0, []
                codes = self._fonts.of(face)
            elif count == 1:
                space = x - pen
                pen = x
            else:
                pen += space
                if abs(x - pen) > _EPS:
                    moved = (pen - x) * _POINTS * 1000 / run.size / stretch
                    pieces.append(f">{moved:.1f}<")
                    pen = x
            pieces.append(codes.codes.get(glyph[0]) or codes.code(glyph[0]))
            pen += fit[2]
            count += 1
        if face:
            yield self._stroke(face, run, stretch, start, space, pieces)

    def _stroke(
        self, face: Face, run: Run, stretch: float, start: float, space: float, pieces: list[str]
    ) -> str:
        """Return one text operation with the changes of state it needs."""
        fonts = self._fonts.of(face)
        font, size, scale, spacing = self._state
        wanted = f"{space * _POINTS / stretch:.3f}" if len(pieces) > 1 else spacing
        said = []
        if fonts is not font or size != run.size:
            said.append(f"/{fonts.name} {run.size:g} Tf")
        if scale != stretch:
            said.append(f"{stretch * 100:.3f} Tz")
        if spacing != wanted:
            said.append(f"{wanted} Tc")
        self._state = (fonts, run.size, stretch, wanted)
        text = "".join(pieces)
        shown = f"[<{text}>]TJ" if ">" in text else f"<{text}>Tj"
        said.append(f"1 0 0 1 {_pt(start)} {_pt(self._height - run.y)} Tm {shown}")
        return " ".join(said)

    def _box(self, cell: tuple[float, float], run: Run) -> str:
        em = millimetres(run.size)
        left, width = cell
        inset = _BOX_INSET * width
        bottom = self._height - run.y - (1 - paper.EM_ASCENT) * em + _BOX_INSET * em
        side = em * (1 - 2 * _BOX_INSET)
        place = f"{_pt(left + inset)} {_pt(bottom)} {_pt(width - 2 * inset)} {_pt(side)} re S"
        return f"{_BOX_LINE_PT} w {_colour(red=run.red)} RG {place}"


def _pt(length: float) -> str:
    return f"{length * _POINTS:.3f}"


def _colour(*, red: bool) -> str:
    return "{} {} {}".format(*(paper.RED if red else (0, 0, 0)))


@lru_cache(maxsize=64)
def _fits(
    _book: FontBook, _role: FontRole, _size: Pt, _stretch: float
) -> dict[tuple[str, float], Fit | None]:
    """Return what is known of how glyphs lie in cells of a width; filled as letters are drawn."""
    return {}


def _fit(
    fits: dict[tuple[str, float], Fit | None], key: tuple[str, float], book: FontBook, run: Run
) -> Fit | None:
    """Return how a glyph lies in its cell: centred, brackets towards their words, long dashes filling it."""
    glyph, width = key
    face = book.face(run.role, glyph[0])
    if face is None:
        fits[key] = None
        return None
    own = face.advance(glyph)
    natural = own * millimetres(run.size)
    stretch = width / natural if glyph in PAIRED and 0 < natural < width else run.stretch
    advance = natural * stretch
    spare = width - advance
    narrow = own < 0.75
    if glyph in OPENING:
        offset = spare if narrow else spare / 2
    else:
        offset = 0.0 if narrow and not glyph.isascii() else spare / 2
    fits[key] = (face, offset, advance, stretch)
    return fits[key]
