"""A page as PDF operators: glyphs in their cells, rules, boxes for characters that no font has.

Every glyph is put into its own cell, so that no font's advance widths move the grid; neighbours in one face
share one text operation, in which character spacing gives the even part and single moves what remains
(PDF 32000 §9.4.3: ``Tc``, ``TJ``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from core.lengths import Pt, millimetres
from core.letters import paper
from core.letters.breaking import OPENING, PAIRED
from core.letters.embedding import Plane, plane_of
from core.letters.fonts import FontBook, FontRole
from core.letters.placed import Bar, Page, Run

_POINTS = 72 / 25.4
_WIDTH = itemgetter(1)
_BOX_INSET = 0.12
_BOX_LINE_PT = 0.6
_EPS = 0.002
"""Millimetres by which a glyph may lie beside its place before it is moved."""

_MOST_KNOWN = 2000
"""Runs kept before they are forgotten: a thousand letters share lines, but not all of them."""

_DIGITS = 4
"""Of a code."""


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """How a glyph lies in its cell: font, way from the cell's left edge (mm), advance (mm), stretch.

    Known by identity: equal fits of a role and size are one object, so that comparing lines compares no
    numbers.
    """

    plane: Plane
    offset: float
    advance: float
    stretch: float


class _Stretch(NamedTuple):
    """Neighbours of a run in one font, worked out but for what they say.

    ``moves`` are (digit of the codes, way to the left in thousandths of the em).
    """

    plane: Plane
    stretch: float
    start: int
    end: int
    spacing: str
    x: str
    moves: tuple[tuple[int, str], ...]


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
        self._plans: dict[tuple[object, ...], tuple[object, list[_Stretch]]] = {}

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
        found = tuple(map(_fits(self.book, run.role, run.size, run.stretch).__getitem__, _keys(run)))
        text = "".join(run.glyphs)
        if len(text) != len(found):
            text = "".join([glyph[0] for glyph in run.glyphs])
        empty: list[int] = []
        if None in found:
            empty = [place for place, fit in enumerate(found) if fit is None]
            text = "".join([char for char, fit in zip(text, found, strict=True) if fit is not None])
        return [self._stroke(each, text[each.start : each.end]) for each in self._plan(run, found)], empty

    def _plan(self, run: Run, found: tuple[_Fit | None, ...]) -> list[_Stretch]:
        """Return where the operations of a run stand, whatever it says; most lines lie as others do."""
        key = (id(run.cells), run.size, found)
        known = self._plans.get(key)
        if known is None:
            if len(self._plans) > _MOST_KNOWN:
                self._plans.clear()
            lefts = [left for left, _ in run.cells]
            placed = [(fit, left + fit.offset) for left, fit in zip(lefts, found, strict=True) if fit]
            known = self._plans[key] = (run.cells, _planned(placed, run.size))
        return known[1]

    def _stroke(self, place: _Stretch, text: str) -> _Stroke:
        """Return ``text`` as one operation, with moves where spacing is uneven."""
        plane = place.plane
        self._used_in(plane).update(text)
        codes = plane.codes(text)
        if not place.moves:
            return _Stroke(plane.name, place.stretch, place.spacing, place.x, f"<{codes}>Tj")
        pieces: list[str] = []
        said = 0
        for at, moved in place.moves:
            pieces.append(f"{codes[said:at]}>{moved}<")
            said = at
        shown = f"[<{''.join(pieces)}{codes[said:]}>]TJ"
        return _Stroke(plane.name, place.stretch, place.spacing, place.x, shown)

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


class _Fits(dict[tuple[str, float], _Fit | None]):
    """How glyphs lie in cells of a width, for one role, size and stretch; worked out when first asked for."""

    def __init__(self, book: FontBook, role: FontRole, size: Pt, stretch: float) -> None:
        super().__init__()
        self._book = book
        self._role = role
        self._em = millimetres(size)
        self._stretch = stretch
        self._same: dict[tuple[Plane, float, float, float], _Fit] = {}

    def __missing__(self, key: tuple[str, float]) -> _Fit | None:
        """Work a glyph out: centred in its cell, brackets towards their words, long dashes filling it."""
        glyph, width = key
        face = self._book.face(self._role, glyph[0])
        if face is None:
            self[key] = None
            return None
        own = face.advance(glyph)
        natural = own * self._em
        stretch = width / natural if glyph in PAIRED and 0 < natural < width else self._stretch
        advance = natural * stretch
        spare = width - advance
        narrow = own < 0.75
        if glyph in OPENING:
            offset = spare if narrow else spare / 2
        else:
            offset = 0.0 if narrow and not glyph.isascii() else spare / 2
        numbers = (plane_of(face, ord(glyph[0]) >> 16), offset, advance, stretch)
        if numbers not in self._same:
            self._same[numbers] = _Fit(*numbers)
        fit = self[key] = self._same[numbers]
        return fit


@lru_cache(maxsize=64)
def _fits(book: FontBook, role: FontRole, size: Pt, stretch: float) -> _Fits:
    return _Fits(book, role, size, stretch)


def _keys(run: Run) -> Iterator[tuple[str, float]]:
    return zip(run.glyphs, map(_WIDTH, run.cells), strict=True)


def _planned(placed: Sequence[tuple[_Fit, float]], size: Pt) -> list[_Stretch]:
    """Return the operations for glyphs at these places (mm): one for all neighbours of a font and stretch."""
    plan: list[_Stretch] = []
    start = 0
    for end in range(1, len(placed) + 1):
        first = placed[start][0]
        if (
            end < len(placed)
            and placed[end][0].plane is first.plane
            and placed[end][0].stretch == first.stretch
        ):
            continue
        plan.append(_stretched(placed[start:end], size, start))
        start = end
    return plan


def _stretched(placed: Sequence[tuple[_Fit, float]], size: Pt, first: int) -> _Stretch:
    (fit, start), end = placed[0], first + len(placed)
    if len(placed) == 1:
        return _Stretch(fit.plane, fit.stretch, first, end, "", _pt(start), ())
    space = placed[1][1] - start - fit.advance
    low, high = start - _EPS, start + _EPS
    moves: list[tuple[int, str]] = []
    at = 0
    for each, x in placed:
        if x < low or x > high:
            moves.append((at, f"{(low + _EPS - x) * _POINTS * 1000 / size / fit.stretch:.1f}"))
            low, high = x - _EPS, x + _EPS
        low += each.advance + space
        high += each.advance + space
        at += _DIGITS
    spacing = f"{space * _POINTS / fit.stretch:.3f}"
    return _Stretch(fit.plane, fit.stretch, first, end, spacing, _pt(start), tuple(moves))
