"""What follows the text and stays together: 署名, 成文日期, 附注, and where the seals are pressed.

GB/T 9704-2012 clause 7.3.5: one issuer with a seal, without one, or several issuers with a seal each.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.letters import paper
from core.letters.breaking import Line
from core.letters.content import LetterContent
from core.letters.paper import Grid, PaperFormat
from core.letters.placed import Element, Run
from core.letters.rows import BLANK, Row, RowMaker, runs_of

_UNSIGNED = frozenset({PaperFormat.BULLETIN, PaperFormat.MINUTES})
"""Formats whose issuer and day stand in the head (a bulletin) or that bear no seal (minutes, clause 10.3)."""


_NOTE_LEAST = 14
"""Characters of a line of 附注 beside seals; where fewer have room it stands under them."""


@dataclass(frozen=True, slots=True)
class SealPlace:
    """Where a seal's centre lies: across the page (mm), and below the top of the tail's first row (mm)."""

    x: float
    below: float


@dataclass(frozen=True, slots=True)
class Tail:
    """The rows of the tail with their leading blank lines; ``seals`` in the order of the issuers.

    ``note`` are the rows of 附注 after them, which may go on to the next page when no page holds all.
    """

    rows: tuple[Row, ...] = ()
    note: tuple[Row, ...] = ()
    seals: tuple[SealPlace, ...] = ()

    @property
    def reach(self) -> float:
        """Return how far below the top of the first row the lowest seal ends (mm)."""
        return max((place.below + paper.SEAL_DIAMETER / 2 for place in self.seals), default=0.0)

    @property
    def signed(self) -> bool:
        """Tell whether name and date stand here, which must not stand on a page without text."""
        return any(row.runs for row in self.rows)


def tail_of(content: LetterContent, maker: RowMaker, grid: Grid) -> Tail:
    """Return the tail of ``content``."""
    if content.format in _UNSIGNED:
        note = maker.note(paper.TYPE_WIDTH)
        return Tail((), (BLANK, *note) if note else ())
    if len(content.issuers) > 1:
        return _joint_sealed(content, maker, grid) if content.sealed else _joint_plain(content, maker)
    return _single(content, maker, grid)


def _single(content: LetterContent, maker: RowMaker, grid: Grid) -> Tail:
    room = paper.CELLS_PER_LINE - (0.0 if content.sealed else paper.PLAIN_FROM_RIGHT)
    names = maker.short(content.signature, room)
    dates = maker.short(content.dated, room)
    name_width = max((line.width for line in names), default=0.0)
    date_width = max((line.width for line in dates), default=0.0)
    placing = _sealed_places if content.sealed else _plain_places
    name_left, date_left = placing(name_width, date_width)
    rows = [
        Row(runs_of(line, Element.SIGNATURE, _centred(line, name_left, name_width)), keep=True)
        for line in names
    ]
    rows += [Row(runs_of(line, Element.DATE, date_left), keep=True) for line in dates]
    blanks = max(paper.SEALED_BLANK_LINES + 2 - len(rows), 1) if content.sealed else paper.PLAIN_BLANK_LINES
    centre = date_left + date_width * paper.CELL / 2
    note = maker.note(_note_width(centre, grid) if content.sealed else paper.TYPE_WIDTH)
    middle = blanks * grid.pitch + ((len(rows) - 1) * grid.pitch + paper.CELL) / 2
    seal = SealPlace(centre, middle - paper.SEAL_ABOVE_PAIR)
    return Tail((*[BLANK] * blanks, *rows), tuple(note), (seal,) if content.sealed else ())


def _centred(line: Line, left: float, width: float) -> float:
    return left + (width - line.width) * paper.CELL / 2


def _sealed_places(name: float, day: float) -> tuple[float, float]:
    """Return the left edges of name and date (mm): date four cells from the right, name centred on it."""
    widest = max(name, day) * paper.CELL
    day_right = paper.TYPE_RIGHT - paper.DATE_FROM_RIGHT * paper.CELL
    centre = min(day_right - day * paper.CELL / 2, paper.TYPE_RIGHT - widest / 2)
    return centre - name * paper.CELL / 2, centre - day * paper.CELL / 2


def _plain_places(name: float, day: float) -> tuple[float, float]:
    """Return the left edges of name and date (mm) of a letter without a seal (clause 7.3.5.2)."""
    right = paper.TYPE_RIGHT - paper.PLAIN_FROM_RIGHT * paper.CELL
    if day + paper.PLAIN_FROM_RIGHT > name:
        day_left = right - day * paper.CELL
        return max(day_left - paper.PLAIN_FROM_RIGHT * paper.CELL, paper.TYPE_LEFT), day_left
    name_left = max(right - name * paper.CELL, paper.TYPE_LEFT)
    return name_left, name_left + paper.PLAIN_FROM_RIGHT * paper.CELL


def _note_width(centre: float, grid: Grid) -> float:
    """Return how wide 附注 may be so that it stays left of the seal that presses name and date (mm)."""
    top_of_note = (grid.pitch + paper.CELL) / 2 + paper.SEAL_ABOVE_PAIR + (grid.pitch - paper.CELL)
    radius = paper.SEAL_DIAMETER / 2
    half = math.sqrt(max(radius**2 - top_of_note**2, 0.0))
    return centre - half - paper.TYPE_LEFT


def _joint_plain(content: LetterContent, maker: RowMaker) -> Tail:
    """Several issuers without seals: the names below each other, the main one first."""
    room = paper.CELLS_PER_LINE - paper.PLAIN_FROM_RIGHT
    right = paper.TYPE_RIGHT - paper.PLAIN_FROM_RIGHT * paper.CELL
    names = [line for name in content.issuers for line in maker.short(name, room)]
    rows = [
        Row(runs_of(line, Element.SIGNATURE, right - line.width * paper.CELL), keep=True) for line in names
    ]
    dates = maker.short(content.dated, room)
    _, day_left = _plain_places(names[-1].width if names else 0.0, dates[0].width if dates else 0.0)
    rows += [Row(runs_of(line, Element.DATE, day_left), keep=True) for line in dates]
    blanks = [BLANK] * paper.PLAIN_BLANK_LINES
    return Tail((*blanks, *rows), tuple(maker.note(paper.TYPE_WIDTH)))


def _joint_sealed(content: LetterContent, maker: RowMaker, grid: Grid) -> Tail:
    """Several issuers with a seal each, at most three beside each other, the last over name and date.

    Every name is centred under its seal; seals neither touch nor leave the type area (clause 7.3.5.1).
    """
    step = paper.SEAL_DIAMETER + paper.SEAL_GAP
    room = math.floor((step - paper.SEAL_GAP) / paper.CELL)
    names = [maker.short(name, room) for name in content.issuers]
    dates = maker.short(content.dated, paper.CELLS_PER_LINE)
    date_width = dates[0].width * paper.CELL if dates else 0.0
    last = paper.TYPE_RIGHT - paper.DATE_FROM_RIGHT * paper.CELL - date_width / 2
    height = max(len(lines) for lines in names)
    blanks = _blanks_over(height, grid)
    groups = [names[at : at + paper.SEALS_A_ROW] for at in range(0, len(names), paper.SEALS_A_ROW)]
    band = paper.SEAL_BAND / grid.pitch
    band = band if len(groups) > paper.SEAL_ROWS_ON_GRID else math.ceil(band)
    rows: list[Row] = [BLANK] * blanks
    seals: list[SealPlace] = []
    for number, group in enumerate(groups):
        start = number * band + blanks
        rows += [BLANK] * (int(start) - len(rows))
        lower = (start - int(start)) * grid.pitch
        middle = len(rows) * grid.pitch + lower + ((height - 1) * grid.pitch + paper.CELL) / 2
        centres = [last - step * (len(group) - 1 - place) for place in range(len(group))]
        seals += [SealPlace(centre, middle) for centre in centres]
        rows += _names_beside(group, centres, height, grid, lower)
    for line in dates:
        runs = runs_of(line, Element.DATE, last - line.width * paper.CELL / 2)
        rows.append(Row(tuple(replace(run, y=round(run.y + lower, 4)) for run in runs), keep=True))
    rows += [BLANK] * (lower > 0)
    return Tail(tuple(rows), _joint_note(maker, seals, len(rows), grid), tuple(seals))


def _joint_note(maker: RowMaker, seals: Sequence[SealPlace], rows: int, grid: Grid) -> tuple[Row, ...]:
    """Return 附注 left of the seals it would meet, or under them where they leave it hardly any width."""
    width = _joint_note_width(seals, rows * grid.pitch)
    if width >= _NOTE_LEAST * paper.CELL:
        return tuple(maker.note(width))
    lowest = max(seal.below for seal in seals) + paper.SEAL_DIAMETER / 2
    blanks = max(math.ceil(lowest / grid.pitch) - rows, 0)
    note = maker.note(paper.TYPE_WIDTH)
    return (*[BLANK] * blanks, *note) if note else ()


def _blanks_over(height: int, grid: Grid) -> int:
    """Return the blank lines above names of ``height`` lines: the seals begin within a line of the text."""
    radius = paper.SEAL_DIAMETER / 2
    for blanks in (2, 1):
        middle = (
            blanks * grid.pitch + (grid.pitch - paper.CELL) + ((height - 1) * grid.pitch + paper.CELL) / 2
        )
        if middle - radius <= grid.pitch:
            return blanks
    return 0


def _names_beside(
    group: Sequence[Sequence[Line]], centres: Sequence[float], height: int, grid: Grid, lower: float
) -> list[Row]:
    """Return ``height`` rows with the names of a row of seals, ``lower`` mm down, each centred both ways."""
    rows: list[list[Run]] = [[] for _ in range(height)]
    for lines, centre in zip(group, centres, strict=True):
        spare = (height - len(lines)) / 2 * grid.pitch + lower
        for number, line in enumerate(lines):
            left = centre - line.width * paper.CELL / 2
            runs = runs_of(line, Element.SIGNATURE, left)
            rows[number] += [replace(run, y=round(spare, 4)) for run in runs]
    return [Row(tuple(runs), keep=True) for runs in rows]


def _joint_note_width(seals: Sequence[SealPlace], top: float) -> float:
    """Return how wide 附注 may be, ``top`` mm below the tail's top, left of every seal it meets (mm)."""
    radius = paper.SEAL_DIAMETER / 2
    met = [
        seal.x - math.sqrt(radius**2 - (top - seal.below) ** 2)
        for seal in seals
        if abs(top - seal.below) < radius
    ]
    return min([paper.TYPE_RIGHT, *met]) - paper.TYPE_LEFT
