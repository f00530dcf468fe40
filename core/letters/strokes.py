"""A page as PDF operators: glyphs in their cells, rules, boxes for characters that no font has.

Every glyph is put into its own cell, so that no font's advance widths move the grid; neighbours in one face
share one text operation, in which character spacing gives the even part and single moves what remains
(PDF 32000 §9.4.3: ``Tc``, ``TJ``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from core.lengths import Pt, millimetres
from core.letters import paper
from core.letters.breaking import OPENING, PAIRED
from core.letters.embedding import Plane, plane_of
from core.letters.fonts import FontBook, FontRole
from core.letters.placed import Bar, Page, Run

_POINTS = 72 / 25.4
_BOX_INSET = 0.12
_BOX_LINE_PT = 0.6
_EPS = 0.002
"""Millimetres by which a glyph may lie beside its place before it is moved."""

_MOST_KNOWN = 2000
"""Runs kept before they are forgotten: a thousand letters share lines, but not all of them."""

Fit = tuple[Plane, float, float, float]
"""(font, way from the cell's left edge in mm, advance in mm, stretch) of a glyph; no fit, no face has it."""


_Placed = tuple[str, float, float]
"""(character, its place from the left edge of the sheet, advance), in mm."""

_DIGITS = 4
"""Of a code."""


class _Stroke(NamedTuple):
    """One text operation: the name of its font, stretch, character spacing, place and operator.

    The spacing is empty where it does not matter.
    """

    font: str
    stretch: float
    spacing: str
    x: str
    shown: str


class Ink:
    """The text operations of many runs. A line that many letters share is worked out once.

    ``used`` are the characters of every font that any of them needed.
    """

    def __init__(self, book: FontBook) -> None:
        self.book = book
        self.used: dict[Plane, set[str]] = {}
        self._known: dict[tuple[object, ...], tuple[Run, list[_Stroke], list[int]]] = {}

    def strokes_of(self, run: Run) -> tuple[list[_Stroke], list[int]]:
        """Return the operations of ``run`` and the places of glyphs that no face has.

        Equal lines are the same objects (``rows.runs_of``); the run kept keeps their identities taken.
        """
        key = (id(run.glyphs), id(run.cells), run.role, run.size, run.stretch)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            known = self._known[key] = (run, *self._worked_out(run))
        return known[1:]

    def _worked_out(self, run: Run) -> tuple[list[_Stroke], list[int]]:
        fits = _fits(self.book, run.role, run.size, run.stretch)
        strokes: list[_Stroke] = []
        empty: list[int] = []
        waiting: list[_Placed] = []
        plane, stretch = None, run.stretch
        for place, (glyph, (left, width)) in enumerate(zip(run.glyphs, run.cells, strict=True)):
            key = (glyph, width)
            fit = fits[key] if key in fits else _fit(fits, key, self.book, run)
            if fit is None:
                empty.append(place)
                continue
            its_plane, offset, advance, its_stretch = fit
            if plane is not its_plane or its_stretch != stretch:
                if plane is not None:
                    strokes.append(self._stroke(plane, stretch, run.size, waiting))
                waiting, plane, stretch = [], its_plane, its_stretch
            waiting.append((glyph[0], left + offset, advance))
        if plane is not None:
            strokes.append(self._stroke(plane, stretch, run.size, waiting))
        return strokes, empty

    def _stroke(self, plane: Plane, stretch: float, size: Pt, waiting: Sequence[_Placed]) -> _Stroke:
        """Return placed characters as one operation, with moves where spacing is uneven."""
        text = "".join([each[0] for each in waiting])
        self._used_in(plane).update(text)
        codes = plane.codes(text)
        start = waiting[0][1]
        if len(waiting) == 1:
            return _Stroke(plane.name, stretch, "", _pt(start), f"<{codes}>Tj")
        space = waiting[1][1] - start - waiting[0][2]
        low, high = start - _EPS, start + _EPS
        pieces: list[str] = []
        said = at = 0
        for _, x, advance in waiting:
            if x < low or x > high:
                moved = (low + _EPS - x) * _POINTS * 1000 / size / stretch
                pieces.append(f"{codes[said:at]}>{moved:.1f}<")
                low, high, said = x - _EPS, x + _EPS, at
            low += advance + space
            high += advance + space
            at += _DIGITS
        spacing = f"{space * _POINTS / stretch:.3f}"
        shown = f"[<{''.join(pieces)}{codes[said:]}>]TJ" if pieces else f"<{codes}>Tj"
        return _Stroke(plane.name, stretch, spacing, _pt(start), shown)

    def _used_in(self, plane: Plane) -> set[str]:
        used = self.used.get(plane)
        if used is None:
            used = self.used[plane] = set()
        return used


def page_operators(page: Page, ink: Ink, height: float = paper.PAGE_HEIGHT) -> str:
    """Return everything that stands on ``page``; a turned part has its head at the left edge of the sheet."""
    upright = "\n".join(_Part(ink, height, page, turned=False).lines())
    turned = "\n".join(_Part(ink, 0.0, page, turned=True).lines())
    return f"{upright}\nq 0 1 -1 0 0 0 cm\n{turned}\nQ" if turned else upright


class _Part:
    """The upright or the turned things of a page, written with as few changes of state as they need."""

    def __init__(self, ink: Ink, height: float, page: Page, *, turned: bool) -> None:
        self._book = ink.book
        self._ink = ink
        self._height = height
        self._bars = [bar for bar in page.bars if bar.turned is turned]
        self._runs = [run for run in page.runs if run.turned is turned]
        self._red: bool | None = None
        self._state: tuple[str, float, float, str] = ("", 0.0, 1.0, "0.000")
        self._said: list[str] = []

    def lines(self) -> list[str]:
        """Return the operators, line by line: rules, text, boxes."""
        for bar in self._bars:
            self._colour(red=bar.red)
            self._said.append(self._bar(bar))
        if self._runs:
            self._said.append("BT")
            boxes: list[str] = []
            for run in self._runs:
                self._colour(red=run.red)
                self._run(run, boxes)
            self._said += ["ET", *boxes]
        return self._said

    def _colour(self, *, red: bool) -> None:
        if red is not self._red:
            self._red = red
            self._said.append(f"{_colour(red=red)} rg")

    def _bar(self, bar: Bar) -> str:
        bottom = self._height - bar.y - bar.thickness
        return f"{_pt(bar.x)} {_pt(bottom)} {_pt(bar.length)} {_pt(bar.thickness)} re f"

    def _run(self, run: Run, boxes: list[str]) -> None:
        """Say a run's text operations with the changes of state they need.

        Cells of characters that no font has go to ``boxes``.
        """
        strokes, empty = self._ink.strokes_of(run)
        font, size, scale, spacing = self._state
        y = _pt(self._height - run.y)
        for stroke in strokes:
            if stroke.font != font or size != run.size:
                font, size = stroke.font, run.size
                self._said.append(f"/{font} {size:g} Tf")
            if scale != stroke.stretch:
                scale = stroke.stretch
                self._said.append(f"{scale * 100:.3f} Tz")
            if stroke.spacing and spacing != stroke.spacing:
                spacing = stroke.spacing
                self._said.append(f"{spacing} Tc")
            self._said.append(f"1 0 0 1 {stroke.x} {y} Tm {stroke.shown}")
        self._state = (font, size, scale, spacing)
        if empty:
            missing = self._book.missing
            boxes += [
                self._box(run.cells[place], run) for place in empty if missing(run.role, run.glyphs[place][0])
            ]

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
    fits[key] = (plane_of(face, ord(glyph[0]) >> 16), offset, advance, stretch)
    return fits[key]
