from __future__ import annotations

from datetime import date

from core.domain.own_sheet import OwnPart, RowMark, mark_of


def test_a_mark_is_read_back_as_it_was_written():
    mark = RowMark(
        "a1", "b2", frozenset({OwnPart.UNITS, OwnPart.PROGRESS}), 7, "县司法局", "月底", date(2026, 6, 30)
    )
    assert mark_of(mark.cells()) == mark
    assert mark_of(RowMark("a1").cells()) == RowMark("a1")


def test_a_row_written_before_rows_were_marked_has_no_mark():
    assert mark_of(()) is None
    assert mark_of(("",)) is None


def test_cells_that_somebody_spoilt_are_left_out():
    assert mark_of(("a1", "", "units rubbish", "x", "", "", "yesterday")) == RowMark(
        "a1", parts=frozenset({OwnPart.UNITS})
    )
