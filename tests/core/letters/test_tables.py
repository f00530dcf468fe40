from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.letters.fonts import font_book
from core.letters.letter import Column, LetterContent, Table
from core.letters.rows import RowMaker
from core.letters.tables import Frame, Part, column_widths, height_of, laid
from tests.core.letters import formats, samples

FIRST = Frame(28.0, 156.0, 80.0, 262.0)
FURTHER = Frame(28.0, 156.0, 37.0, 262.0)


def maker() -> RowMaker:
    content: LetterContent = samples.content()
    return RowMaker(content, font_book(bundled_only=True))


def texts(parts: list[Part]) -> str:
    return "".join(run.text for part in parts for run in part.runs)


@given(st.lists(st.floats(0.1, 20), min_size=1, max_size=12), st.floats(60, 225))
def test_columns_always_share_the_whole_width(weights, width):
    widths = column_widths(weights, width)
    assert sum(widths) == pytest.approx(width)
    assert min(widths) > 0


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=1, max_size=25))
def test_no_cell_is_lost_and_no_part_leaves_its_frame(lengths):
    table = Table(
        columns=(Column(heading="序号", centred=True), Column(heading="问题", width=6)),
        rows=tuple((str(number), "督" * length) for number, length in enumerate(lengths, 1)),
    )
    parts = laid(table, maker(), FIRST, FURTHER)
    assert texts(parts).count("督") == sum(lengths)
    for part, frame in zip(parts, (FIRST, *[FURTHER] * len(parts)), strict=False):
        assert part.bottom <= frame.bottom + 0.26
        for run in part.runs:
            assert run.y < frame.bottom
            assert run.left >= frame.left
            assert run.right <= frame.left + frame.width + 2.5, "only a closing mark's white hangs over"


def test_headings_are_repeated_and_codes_are_never_cut():
    parts = laid(formats.table(40), maker(), FIRST, FURTHER)
    assert len(parts) > 1
    for part in parts:
        assert [run.text for run in part.runs[:3]] == ["序号", "编号", "问题"]
    found = texts(parts)
    assert all(f"BD-2020-{number:03}" in found for number in range(1, 41))


def test_a_table_that_finds_no_room_for_a_line_begins_on_the_next_page():
    low = Frame(28.0, 156.0, 255.0, 262.0)
    first, second, *_ = laid(formats.table(3), maker(), low, FURTHER)
    assert (first.runs, first.bars) == ((), ())
    assert second.runs


def test_a_table_without_rows_still_shows_its_headings():
    (part,) = laid(formats.table(0), maker(), FIRST, FURTHER)
    assert texts([part]).startswith("序号")
    assert part.bottom == pytest.approx(FIRST.top + height_of(1) + 0.25)
