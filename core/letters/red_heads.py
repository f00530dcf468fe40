"""The red heads that are not a letter's: 文件格式 and 上行文 (clause 7.2), 纪要 (10.3), 通报/专报 (practice).

All stand on page 1: marks at the type area's top left, the issuer's name in red, the number, the red rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from core.lengths import Mm, Pt, millimetres, points
from core.letters import paper
from core.letters.breaking import Line, Span
from core.letters.content import LetterContent
from core.letters.fonts import FontBook, FontRole
from core.letters.head import (
    Head,
    fitted,
    ink_reach,
    letter_head,
    mark_run,
    mark_width,
    marks_of,
    placed_at,
    spread_run,
)
from core.letters.paper import Grid, PaperFormat
from core.letters.placed import Bar, Element, Run
from core.letters.rows import RowMaker, runs_of
from core.wording import word

_SIGNERS_A_LINE = 2


def head_of(content: LetterContent, book: FontBook, rows: RowMaker, grid: Grid) -> Head:
    """Return the head of ``content`` in its format."""
    return _HEADS[content.format](content, book, rows, grid)


def _document_head(content: LetterContent, book: FontBook, rows: RowMaker, grid: Grid) -> Head:
    names = content.issuers or (content.letterhead,)
    tallest = _tallest(len(names))
    if len(names) > 1 and tallest >= paper.TITLE_PT:
        issuers, bottom = _stacked(names, book, tallest)
    else:
        text = word("letters.document_mark", name=names[0])
        issuers, bottom = _alone(text, book, paper.MARK_INK_TOP)
    top = bottom + paper.MARK_BLANK_LINES * grid.pitch
    if content.format is PaperFormat.UPWARD:
        line, last = _number_and_signers(content, rows, grid, top)
    else:
        line, last = _centred_line(content.document_number, rows, Element.NUMBER, top), top
    return _ruled((*_marks(content, rows, grid), *issuers, *line), last)


def _tallest(count: int) -> float:
    """Return the size (pt) at which ``count`` names below each other leave page 1 its text.

    Smaller than the title's they are no red head any more: then 主办机关 stands there alone, as the rules on
    official documents (art. 9 (5)) allow, and all sign.
    """
    return points(Mm(paper.JOINT_MARKS_HEIGHT / (paper.MARK_PITCH * (count - 1) + 1)))


def _bulletin_head(content: LetterContent, book: FontBook, rows: RowMaker, grid: Grid) -> Head:
    """第N期 (总第N期) under the name, then the issuer at the left and the day at the right."""
    ink_top = _bulletin_top(content, grid) if content.format is PaperFormat.BULLETIN else paper.MARK_INK_TOP
    issuers, bottom = _alone(content.letterhead, book, ink_top)
    top = bottom + grid.pitch
    runs = [*_marks(content, rows, grid), *issuers]
    for text in (content.issue or content.document_number, content.issue_total):
        if text:
            runs += _centred_line(text, rows, Element.ISSUE, top)
            top += grid.pitch
    runs += _both_sides(content.signature, content.dated, rows, top)
    return _ruled(runs, top)


def _bulletin_top(content: LetterContent, grid: Grid) -> float:
    """Return where a bulletin's name begins: under two or three marks it moves down."""
    marks = len(marks_of(content))
    return max(paper.BULLETIN_INK_TOP, paper.TYPE_TOP + marks * grid.pitch if marks > 1 else 0.0)


_HEADS: Mapping[PaperFormat, Callable[[LetterContent, FontBook, RowMaker, Grid], Head]] = {
    PaperFormat.LETTER: letter_head,
    PaperFormat.DOCUMENT: _document_head,
    PaperFormat.UPWARD: _document_head,
    PaperFormat.BULLETIN: _bulletin_head,
    PaperFormat.MINUTES: _bulletin_head,
}


def _ruled(runs: Sequence[Run], last: float) -> Head:
    """Return a head whose last line has its top at ``last``, closed by the red rule 4 mm below it."""
    rule = last + paper.CELL + paper.RED_RULE_BELOW
    bar = Bar(paper.TYPE_LEFT, round(rule, 4), paper.TYPE_WIDTH, paper.RED_RULE)
    return Head(tuple(runs), (bar,), rule + paper.RED_RULE, 0)


def _marks(content: LetterContent, rows: RowMaker, grid: Grid) -> list[Run]:
    return [
        placed_at(run, paper.body_baseline(paper.TYPE_TOP + line * grid.pitch))
        for line, (text, role) in enumerate(marks_of(content))
        for run in runs_of(_whole(text, rows, role), Element.MARK, paper.TYPE_LEFT)
    ]


def _whole(text: str, rows: RowMaker, role: FontRole = FontRole.FANG) -> Line:
    return rows.lines([Span(text, role)], first=99, width=99)[0]


def _alone(text: str, book: FontBook, ink_top: float) -> tuple[tuple[Run, ...], float]:
    """Return the name of a single issuer and where its ink ends."""
    run = mark_run(text, book, ink_top)
    _, below = ink_reach(text, book)
    return (run,), run.y + below * millimetres(run.size)


def _stacked(names: Sequence[str], book: FontBook, tallest: float) -> tuple[tuple[Run, ...], float]:
    """Return joint issuers below each other, spread to one width, with 文件 halfway down at their right."""
    ending = word("letters.document_mark", name="")
    widths = [[mark_width(char, book) for char in name] for name in names]
    widest = max(sum(each) for each in widths)
    size, stretch = fitted(widest + len(ending) + 0.5, paper.TYPE_WIDTH)
    size = min(size, tallest)
    em = millimetres(Pt(size)) * stretch
    left = paper.TYPE_CENTRE - (widest + len(ending) + 0.5) * em / 2
    above, _ = ink_reach(names[0], book)
    first = paper.MARK_INK_TOP + above * millimetres(Pt(size))
    step = paper.MARK_PITCH * millimetres(Pt(size))
    runs = []
    for number, (name, each) in enumerate(zip(names, widths, strict=True)):
        gap = (widest - sum(each)) * em / max(len(name) - 1, 1)
        baseline = first + number * step
        runs.append(spread_run(name, each, left, gap, baseline=baseline, size=size, stretch=stretch))
    middle = first + (len(names) - 1) * step / 2
    right = left + (widest + 0.5) * em
    ones = [1.0] * len(ending)
    runs.append(spread_run(ending, ones, right, 0.0, baseline=middle, size=size, stretch=stretch))
    _, below = ink_reach(names[-1], book)
    return tuple(runs), runs[len(names) - 1].y + below * millimetres(Pt(size))


def _centred_line(text: str, rows: RowMaker, element: Element, top: float) -> tuple[Run, ...]:
    if not text:
        return ()
    line = _whole(text, rows)
    left = paper.TYPE_CENTRE - line.width * paper.CELL / 2
    return _on_line(runs_of(line, element, left), top)


def _on_line(runs: Sequence[Run], top: float) -> tuple[Run, ...]:
    return tuple(replace(run, y=round(paper.body_baseline(top), 4)) for run in runs)


def _both_sides(left_text: str, right_text: str, rows: RowMaker, top: float) -> tuple[Run, ...]:
    """Return issuer and day one character from either edge; a long issuer is condensed rather than cut."""
    day = _whole(right_text, rows)
    day_left = paper.TYPE_RIGHT - (day.width + 1) * paper.CELL
    name = runs_of(_whole(left_text, rows), Element.ISSUE, paper.TYPE_LEFT + paper.CELL)
    room = day_left - 2 * paper.CELL - paper.TYPE_LEFT
    fits = [_condensed(run, paper.TYPE_LEFT + paper.CELL, room) for run in name]
    return _on_line((*fits, *runs_of(day, Element.ISSUE, day_left)), top)


def _condensed(run: Run, left: float, room: float) -> Run:
    stretch = min(1.0, room / (run.right - left))
    cells = tuple((round(left + (x - left) * stretch, 4), round(w * stretch, 4)) for x, w in run.cells)
    return replace(run, cells=cells, stretch=round(stretch, 6))


def _number_and_signers(
    content: LetterContent, rows: RowMaker, grid: Grid, top: float
) -> tuple[tuple[Run, ...], float]:
    """Return 发文字号 at the left and 签发人 at the right, two names a line, the number on the last line."""
    names = content.signers
    label = word("letters.signers")
    groups = [names[at : at + _SIGNERS_A_LINE] for at in range(0, len(names), _SIGNERS_A_LINE)]
    lines = [_whole(word("letters.signer_space").join(group), rows, FontRole.KAI) for group in groups]
    widest = max((line.width for line in lines), default=0.0)
    left = paper.TYPE_RIGHT - (widest + 1) * paper.CELL
    runs: list[Run] = []
    if groups:
        front = runs_of(_whole(label, rows), Element.SIGNER, left - len(label) * paper.CELL)
        runs += _on_line(front, top)
    for at, line in enumerate(lines):
        runs += _on_line(runs_of(line, Element.SIGNER, left), top + at * grid.pitch)
    last = top + max(len(groups) - 1, 0) * grid.pitch
    if content.document_number:
        number = runs_of(_whole(content.document_number, rows), Element.NUMBER, paper.TYPE_LEFT + paper.CELL)
        runs += _on_line(number, last)
    return tuple(runs), last
