"""Blocks into grid lines: every row of text that the letter needs, not yet placed on pages.

Places are millimetres from the left edge of the page; vertical places come later, when rows are put on
pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import groupby
from operator import attrgetter

from core.lengths import Pt, millimetres
from core.letters import paper
from core.letters.breaking import Line, Measure, Span, break_lines
from core.letters.content import Block, BlockStyle, LetterContent
from core.letters.fonts import FontBook, FontRole
from core.letters.placed import Element, Run
from core.letters.titles import balanced
from core.wording import word

_ROLES = {
    BlockStyle.PARAGRAPH: FontRole.FANG,
    BlockStyle.HEADING_1: FontRole.HEI,
    BlockStyle.HEADING_2: FontRole.KAI,
    BlockStyle.HEADING_3: FontRole.FANG,
    BlockStyle.SIGNING: FontRole.FANG,
}
_HEADINGS = frozenset({BlockStyle.HEADING_1, BlockStyle.HEADING_2, BlockStyle.HEADING_3})
_LONGEST_HEADING = 3
"""A heading of more lines is text that somebody styled as a heading; it need not be kept with the next."""
_TEXT, _WIDTH, _ROLE = attrgetter("text"), attrgetter("width"), attrgetter("role")
_LINE_BREAKS = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the grid. Its runs have their baseline at 0; ``keep`` holds it on the page of the next.

    A row without runs is a blank line. ``body`` tells text from head and tail.
    """

    runs: tuple[Run, ...] = ()
    keep: bool = False
    body: bool = False


BLANK = Row()


class RowMaker:
    """Turns the parts of one letter into rows, asking ``book`` how wide half-width characters are."""

    def __init__(self, content: LetterContent, book: FontBook) -> None:
        self._content = content
        self._book = book

    def lines(
        self,
        spans: Sequence[Span],
        *,
        first: float,
        width: float,
        size: Pt = paper.BODY_PT,
        cell: float = paper.CELL,
    ) -> list[Line]:
        """Break ``spans`` into lines of ``first`` and then ``width`` cells of ``cell`` mm."""
        return break_lines(spans, first=first, width=width, measure=self._measure(size, cell))

    def _measure(self, size: Pt, cell: float) -> Callable[[str, FontRole], float]:
        return self._book.measure(millimetres(size) / cell)

    def title(self) -> list[Row]:
        """Return the title's lines, each centred on the type area."""
        return self.title_rows(self._content.title, Element.TITLE)

    def title_rows(self, text: str, element: Element) -> list[Row]:
        """Return ``text`` in 2号小标宋 in balanced lines, each centred on the type area; no text, no line."""
        em = millimetres(paper.TITLE_PT)
        measure = self._measure(paper.TITLE_PT, em)
        rows = []
        for part in filter(None, balanced(_one_line(text), paper.TITLE_MAX_CELLS, measure)):
            spans = [Span(part, FontRole.TITLE)]
            for line in self.lines(spans, first=99, width=99, size=paper.TITLE_PT, cell=em)[:1]:
                left = paper.TYPE_CENTRE - line.width * em / 2
                rows.append(Row(runs_of(line, element, left, cell=em, size=paper.TITLE_PT), keep=True))
        return rows

    def addressee(self) -> list[Row]:
        """Return 主送机关 from the left edge, turned lines too, with its colon."""
        if not self._content.addressee:
            return []
        text = word("letters.addressee", name=_one_line(self._content.addressee))
        lines = self.lines(
            [Span(text, FontRole.FANG)], first=paper.CELLS_PER_LINE, width=paper.CELLS_PER_LINE
        )
        return [Row(runs_of(line, Element.ADDRESSEE, paper.TYPE_LEFT), keep=True) for line in lines]

    def body(self) -> list[Row]:
        """Return all blocks of the text."""
        return self.blocks(self._content.blocks)

    def blocks(self, blocks: Sequence[Block]) -> list[Row]:
        """Return ``blocks`` as rows; a heading stays with the line after it, lines to be signed together."""
        measure = self._measure(paper.BODY_PT, paper.CELL)
        rows: list[Row] = []
        for block in blocks:
            if rows and block.style is BlockStyle.SIGNING:
                rows[-1] = replace(rows[-1], keep=True)
            rows.extend(_block_rows(block, measure))
        return rows

    def attachments(self) -> list[Row]:
        """Return 附件说明: a blank line, then the names; turned lines align with the name."""
        names = [_one_line(name) for name in self._content.attachments]
        if not names:
            return []
        label = Span(word("letters.attachments"), FontRole.FANG)
        rows = [BLANK]
        for number, name in enumerate(names, 1):
            digits = word("letters.attachment_number", number=number) if len(names) > 1 else ""
            rows += self._attachment(label if number == 1 else None, digits, name, label)
        return rows

    def _attachment(self, shown: Span | None, digits: str, name: str, label: Span) -> list[Row]:
        indent = paper.PARAGRAPH_INDENT + self.width_of(label.text)
        head = indent + self.width_of(digits)
        left = paper.TYPE_LEFT + (paper.PARAGRAPH_INDENT if shown else indent) * paper.CELL
        lines = self.lines(
            [Span(name, FontRole.FANG)], first=paper.CELLS_PER_LINE - head, width=paper.CELLS_PER_LINE - head
        )
        front = self.lines([Span((shown.text if shown else "") + digits, FontRole.FANG)], first=99, width=99)
        rows = []
        for number, line in enumerate(lines):
            runs = runs_of(line, Element.ATTACHMENT, paper.TYPE_LEFT + head * paper.CELL)
            if number == 0 and front:
                runs = runs_of(front[0], Element.ATTACHMENT, left) + runs
            rows.append(Row(runs, body=False, keep=True))
        return rows

    def attendance(self) -> list[Row]:
        """Return 出席, 请假 and 列席 of minutes; turned lines align with the first name (clause 10.3)."""
        rows = [BLANK] if self._content.attendance else []
        for each in self._content.attendance:
            label = word("letters.attendance_label", label=each.label)
            indent = paper.PARAGRAPH_INDENT + len(label)
            width = paper.CELLS_PER_LINE - indent
            front = self.lines([Span(label, FontRole.HEI)], first=99, width=99)[0]
            head = runs_of(front, Element.ATTENDANCE, paper.TYPE_LEFT + paper.PARAGRAPH_INDENT * paper.CELL)
            left = paper.TYPE_LEFT + indent * paper.CELL
            for number, line in enumerate(
                self.lines([Span(_one_line(each.names), FontRole.FANG)], first=width, width=width)
            ):
                runs = runs_of(line, Element.ATTENDANCE, left)
                rows.append(Row(head + runs if number == 0 else runs))
        return rows

    def width_of(self, text: str) -> float:
        """Return how many cells ``text`` takes in 仿宋 on one line."""
        lines = self.lines([Span(text, FontRole.FANG)], first=99, width=99)
        return lines[0].width if lines else 0.0

    def copied_to(self) -> list[tuple[Run, ...]]:
        """Return the lines of 抄送 in 4号: one character free on both sides, turned lines after the colon."""
        names = [_one_line(name) for name in self._content.copied_to]
        return self._listed(word("letters.copied_to"), word("letters.copied_to_comma").join(names))

    def addressed_to(self) -> list[tuple[Run, ...]]:
        """Return the lines of 主送 set as 抄送 is, for a 版记 that had to take it up (clause 7.4.2)."""
        return self._listed(word("letters.addressed_to"), _one_line(self._content.addressee))

    def _listed(self, label: str, names: str) -> list[tuple[Run, ...]]:
        if not names:
            return []
        text = names + word("letters.copied_to_end")
        width = (paper.TYPE_WIDTH / paper.SMALL_CELL) - 2 - len(label)
        left = paper.TYPE_LEFT + paper.SMALL_CELL
        line = partial(self.lines, size=paper.SMALL_PT, cell=paper.SMALL_CELL)
        at = partial(runs_of, element=Element.COPIED_TO, size=paper.SMALL_PT, cell=paper.SMALL_CELL)
        front = line([Span(label, FontRole.FANG)], first=99, width=99)[0]
        lines = line([Span(text, FontRole.FANG)], first=width, width=width)
        placed = [at(each, left=left + len(label) * paper.SMALL_CELL) for each in lines]
        return [at(front, left=left) + placed[0], *placed[1:]]

    def note(self, width: float) -> list[Row]:
        """Return 附注 in round brackets, indented by two characters, in lines of ``width`` mm.

        Beside a seal its lines end where a word ends: stretched to so short a line they would gape.
        """
        if not self._content.note:
            return []
        text = word("letters.note", text=_one_line(self._content.note))
        first = width / paper.CELL - paper.PARAGRAPH_INDENT
        lines = self.lines([Span(text, FontRole.FANG)], first=first, width=first - 1)
        if len(lines) > 1 and width < paper.TYPE_WIDTH:
            lines = self.short(text, first - 1)
        rows = []
        for number, line in enumerate(lines):
            left = paper.TYPE_LEFT + (paper.PARAGRAPH_INDENT + (1 if number else 0)) * paper.CELL
            plain = Line(line.glyphs, line.xs, line.width, last=True)
            rows.append(Row(runs_of(plain, Element.NOTE, left)))
        return rows

    def short(self, text: str, room: float) -> list[Line]:
        """Return ``text`` in as few balanced lines of at most ``room`` cells as it needs (署名, 成文日期)."""
        measure = self._measure(paper.BODY_PT, paper.CELL)
        texts = balanced(_one_line(text), room, measure, FontRole.FANG)
        return [self.lines([Span(part, FontRole.FANG)], first=99, width=99)[0] for part in texts if part]


@lru_cache(maxsize=512)
def _block_rows(block: Block, measure: Measure) -> tuple[Row, ...]:
    """Return the rows of a block of text; the letters of a run share many."""
    role = _ROLES[block.style]
    spans = [Span(_one_line(block.lead), FontRole.KAI), Span(_one_line(block.text), role)]
    indent = paper.PARAGRAPH_INDENT
    lines = break_lines(
        [span for span in spans if span.text],
        first=paper.CELLS_PER_LINE - indent,
        width=paper.CELLS_PER_LINE,
        measure=measure,
    )
    heading = block.style in _HEADINGS and len(lines) <= _LONGEST_HEADING
    rows = []
    for number, line in enumerate(lines):
        left = paper.TYPE_LEFT + (0 if number else indent * paper.CELL)
        keep = heading or (number == 0 and bool(block.lead) and not block.text)
        rows.append(Row(runs_of(line, Element.BODY, left), keep=keep, body=True))
    return tuple(rows)


def _one_line(text: str) -> str:
    return _LINE_BREAKS.sub("", text).strip()


@lru_cache(maxsize=2048)
def runs_of(
    line: Line, element: Element, left: float, *, cell: float = paper.CELL, size: Pt = paper.BODY_PT
) -> tuple[Run, ...]:
    """Return the runs of ``line`` from ``left`` mm, one a font role, on baseline 0."""
    cells = _cells(line.xs, tuple(map(_WIDTH, line.glyphs)), left, cell)
    runs = []
    start = 0
    for role, group in groupby(line.glyphs, key=_ROLE):
        texts = tuple(map(_TEXT, group))
        end = start + len(texts)
        runs.append(Run(element=element, glyphs=texts, cells=cells[start:end], y=0.0, size=size, role=role))
        start = end
    return tuple(runs)


@lru_cache(maxsize=2048)
def _cells(
    xs: tuple[float, ...], widths: tuple[float, ...], left: float, cell: float
) -> tuple[tuple[float, float], ...]:
    """Return the cells in mm. Most lines are 28 even cells from one of two edges, so few are new."""
    return tuple(
        (round(left + x * cell, 4), round(width * cell, 4)) for x, width in zip(xs, widths, strict=True)
    )
