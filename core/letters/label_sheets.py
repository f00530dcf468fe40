"""Envelopes and label sheets: whom a letter goes to, at places in millimetres.

Envelope sizes are those of GB/T 1416-2003 (DL 220 × 110, C5 229 × 162, ZL 230 × 120); the label sheet is the
common A4 one of 3 × 8 labels. Nothing is printed nearer than 4 mm to an edge, where printers do not reach.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.lengths import Pt, millimetres
from core.letters import paper
from core.letters.breaking import Line, Span, break_lines
from core.letters.fonts import FontBook, FontRole
from core.letters.placed import Element, Layout, MissingGlyph, Page, Run
from core.letters.rows import runs_of
from core.wording import word

_BIG, _USUAL, _SMALL = Pt(16.0), Pt(12.0), Pt(10.5)
_EDGE = 4.0
_EPS = 0.001
_LEADING = 1.3
_MOST_LINES = 3
"""Lines a name may take; a longer one is set smaller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What stands on one label: to whom, for whose hands, which numbers are inside, from whom."""

    addressee: str
    person: str = ""
    numbers: tuple[str, ...] = ()
    sender: str = ""


@dataclass(frozen=True, slots=True)
class LabelPaper:
    """A sheet of ``columns`` × ``rows`` labels that begin at ``left`` and ``top``; an envelope holds one."""

    key: str
    width: float
    height: float
    columns: int = 1
    rows: int = 1
    left: float = 0.0
    top: float = 0.0

    @property
    def envelope(self) -> bool:
        """Tell whether this is an envelope: its sender stands at the lower right (GB/T 1416)."""
        return self.columns * self.rows == 1

    @property
    def cell(self) -> tuple[float, float]:
        """Return width and height of one label."""
        return (self.width - 2 * self.left) / self.columns, (self.height - 2 * self.top) / self.rows

    @property
    def each(self) -> int:
        """Return how many labels a sheet holds."""
        return self.columns * self.rows


PAPERS = {
    paper.key: paper
    for paper in (
        LabelPaper("a4_3x8", 210.0, 297.0, columns=3, rows=8, top=0.5),
        LabelPaper("dl", 220.0, 110.0),
        LabelPaper("c5", 229.0, 162.0),
        LabelPaper("zl", 230.0, 120.0),
    )
}


def label_layout(
    labels: Sequence[Label], on: LabelPaper, book: FontBook, *, title: str, skip: int = 0
) -> Layout:
    """Return ``labels`` on as many sheets as they need; ``skip`` places of the first are used up already."""
    skip = skip % on.each
    pages: list[list[Run]] = []
    for place, label in enumerate(labels, skip):
        if place % on.each == 0 or not pages:
            pages.append([])
        pages[-1] += _placed(label, on, book, place % on.each)
    made = tuple(Page(number, tuple(runs)) for number, runs in enumerate(pages or [[]], 1))
    return Layout(
        pages=made,
        title=title,
        author=labels[0].sender if labels else "",
        subject=title,
        missing=_missing(made, book),
        book=book,
        sheet=(on.width, on.height),
    )


def _missing(pages: Sequence[Page], book: FontBook) -> tuple[MissingGlyph, ...]:
    return tuple(
        MissingGlyph(char, page.number, run.text)
        for page in pages
        for run in page.runs
        for char in book.missing(run.role, run.text)
    )


def _placed(label: Label, on: LabelPaper, book: FontBook, place: int) -> Iterator[Run]:
    width, height = on.cell
    left = on.left + place % on.columns * width
    top = on.top + place // on.columns * height
    if on.envelope:
        yield from _envelope(label, book, width, height)
    else:
        yield from _sticker(label, book, left + _EDGE, top + _EDGE, width - 2 * _EDGE, height - 2 * _EDGE)


def _sticker(
    label: Label, book: FontBook, left: float, top: float, width: float, height: float
) -> Iterator[Run]:
    """Place a label: the addressee at its top, the sender at its foot, the numbers between where they fit."""
    sender = _lines(label.sender, width, book, _SMALL)[:1]
    bottom = top + height - _height(sender, _SMALL)
    name, size = _fitting(label.addressee, width, book, (bottom - top) * 0.6, (_BIG, _USUAL, _SMALL))
    yield from _runs(name, left, top, size)
    y = top + _height(name, size)
    person = _lines(label.person, width, book, _SMALL)
    if y + _height(person, _SMALL) <= bottom:
        yield from _runs(person, left, y, _SMALL)
        y += _height(person, _SMALL)
    yield from _runs(_numbers(label, width, book, _SMALL, bottom - y), left, y, _SMALL)
    yield from _runs(sender, left, bottom, _SMALL)


def _envelope(label: Label, book: FontBook, width: float, height: float) -> Iterator[Run]:
    """Place an envelope: the numbers at the top left, the addressee in the middle, the sender lower right."""
    yield from _runs(_numbers(label, width / 2, book, _USUAL, height * 0.25), 12.0, 12.0, _USUAL)
    left, room = width * 0.2, width * 0.7
    name, size = _fitting(label.addressee, room, book, height * 0.3, (Pt(22.0), _BIG, _USUAL))
    y = height * 0.4
    yield from _runs(name, left, y, size)
    y += _height(name, size) + 2.0
    if label.person:
        yield from _runs(_lines(label.person, room, book, _BIG)[:1], left, y, _BIG)
    for line in _lines(label.sender, width / 2, book, _USUAL)[:1]:
        x = width - 14.0 - line.width * millimetres(_USUAL)
        yield from _runs([line], x, height - 20.0, _USUAL)


def _numbers(label: Label, width: float, book: FontBook, size: Pt, height: float) -> list[Line]:
    """Return the numbers of what is inside as far as they have room; the last line tells how many there are.

    A number that is simply not there would have the receiver miss nothing.
    """
    most = int(height / (millimetres(size) * _LEADING) + _EPS)
    told = [_lines(text, width, book, size) for text in label.numbers]
    if sum(map(len, told)) <= most:
        return [line for lines in told for line in lines]
    shown: list[Line] = []
    for lines in told:
        if len(shown) + len(lines) >= most:
            break
        shown += lines
    count = _lines(word("letters.papers_inside", count=len(label.numbers)), width, book, size)
    return [*shown, *count][: max(most, 0)]


def _fitting(
    text: str, width: float, book: FontBook, height: float, sizes: Sequence[Pt]
) -> tuple[list[Line], Pt]:
    """Return ``text`` in the first size that takes few enough lines, in the last one whatever it takes."""
    for size in sizes:
        lines = _lines(text, width, book, size)
        if len(lines) <= _MOST_LINES and _height(lines, size) <= height:
            return lines, size
    return lines[: max(int(height / (millimetres(sizes[-1]) * _LEADING)), 1)], sizes[-1]


def _lines(text: str, width: float, book: FontBook, size: Pt) -> list[Line]:
    if not text.strip():
        return []
    room = width / millimetres(size)
    spans = [Span(" ".join(text.split()), FontRole.FANG)]
    return break_lines(spans, first=room, width=room, measure=lambda char, role: book.advance(role, char))


def _height(lines: Sequence[Line], size: Pt) -> float:
    return len(lines) * millimetres(size) * _LEADING


def _runs(lines: Sequence[Line], left: float, top: float, size: Pt) -> Iterator[Run]:
    em = millimetres(size)
    for number, line in enumerate(lines):
        baseline = top + number * em * _LEADING + paper.EM_ASCENT * em
        for run in runs_of(line, Element.ADDRESSEE, left, cell=em, size=size):
            yield replace(run, y=round(baseline, 4))
