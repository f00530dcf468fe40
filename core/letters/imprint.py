"""版记 at the foot of the last page: 抄送 alone in a letter (clause 10.1), else with rules and 印发 (7.4)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.letters import paper
from core.letters.breaking import Span
from core.letters.content import LetterContent
from core.letters.fonts import FontRole
from core.letters.paper import PaperFormat
from core.letters.placed import Bar, Element, Run
from core.letters.rows import RowMaker, runs_of
from core.wording import word

_MOST_LINES = 25
"""Lines of 抄送 that a page holds together with the line of printing."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands at the foot; ``height`` is what it takes of the type area with the white above it (mm)."""

    runs: tuple[Run, ...] = ()
    bars: tuple[Bar, ...] = ()
    height: float = 0.0


def imprint_of(content: LetterContent, maker: RowMaker, *, addressed: bool = False) -> tuple[Imprint, ...]:
    """Return the 版记 of ``content``; its last line or rule ends where the type area ends.

    With ``addressed`` 主送机关 stands above 抄送 (clause 7.4.2). What no page holds comes in parts.
    """
    copies = [*(maker.addressed_to() if addressed else ()), *maker.copied_to()]
    printed = () if content.format is PaperFormat.LETTER else _printed(content, maker)
    if not copies and not printed:
        return ()
    parts = math.ceil(len(copies) / _MOST_LINES) or 1
    size = math.ceil(len(copies) / parts)
    groups = [copies[place * size : (place + 1) * size] for place in range(parts)]
    if content.format is PaperFormat.LETTER:
        return tuple(_plain(group) for group in groups)
    return (*(_ruled(group, ()) for group in groups[:-1]), _ruled(groups[-1], printed))


def _plain(copies: Sequence[tuple[Run, ...]]) -> Imprint:
    bottoms = [
        paper.TYPE_BOTTOM - (len(copies) - 1 - index) * paper.SMALL_PITCH for index in range(len(copies))
    ]
    runs = [_raised(run, bottom) for line, bottom in zip(copies, bottoms, strict=True) for run in line]
    height = (len(copies) - 1) * paper.SMALL_PITCH + paper.SMALL_CELL + paper.SEVEN_EIGHTHS
    return Imprint(tuple(runs), (), height)


def _raised(run: Run, em_bottom: float) -> Run:
    return replace(run, y=round(em_bottom - (1 - paper.EM_ASCENT) * paper.SMALL_CELL, 4))


def _ruled(copies: Sequence[tuple[Run, ...]], printed: tuple[Run, ...]) -> Imprint:
    """Stack from the foot upwards: last rule, 印发, inner rule, 抄送, first rule."""
    sink = (paper.SMALL_PITCH - paper.SMALL_CELL) / 2
    foot = paper.TYPE_BOTTOM - paper.IMPRINT_OUTER
    bars = [_rule(foot, paper.IMPRINT_OUTER)]
    runs: list[Run] = []
    if printed:
        runs = [_raised(run, foot - sink) for run in printed]
        foot -= paper.SMALL_PITCH
    if printed and copies:
        foot -= paper.IMPRINT_INNER
        bars.insert(0, _rule(foot, paper.IMPRINT_INNER))
    for line in reversed(copies):
        runs = [*(_raised(run, foot - sink) for run in line), *runs]
        foot -= paper.SMALL_PITCH
    foot -= paper.IMPRINT_OUTER
    bars.insert(0, _rule(foot, paper.IMPRINT_OUTER))
    return Imprint(tuple(runs), tuple(bars), paper.TYPE_BOTTOM - foot + paper.SEVEN_EIGHTHS)


def _rule(top: float, thickness: float) -> Bar:
    return Bar(paper.TYPE_LEFT, round(top, 4), paper.TYPE_WIDTH, thickness, red=False)


def _printed(content: LetterContent, maker: RowMaker) -> tuple[Run, ...]:
    """Return 印发机关 one character from the left and the day with 印发 one from the right."""
    if not (content.printed_by and content.printed_on):
        return ()
    office = _small(content.printed_by, maker, paper.TYPE_LEFT + paper.SMALL_CELL)
    day = _small(word("letters.printed_on", day=content.printed_on), maker, 0.0)
    left = paper.TYPE_RIGHT - paper.SMALL_CELL - day[-1].right
    shifted = tuple(
        replace(run, cells=tuple((round(x + left, 4), width) for x, width in run.cells)) for run in day
    )
    return office + shifted


def _small(text: str, maker: RowMaker, left: float) -> tuple[Run, ...]:
    line = maker.lines(
        [Span(text, FontRole.FANG)], first=99, width=99, size=paper.SMALL_PT, cell=paper.SMALL_CELL
    )[0]
    return runs_of(line, Element.IMPRINT, left, cell=paper.SMALL_CELL, size=paper.SMALL_PT)
