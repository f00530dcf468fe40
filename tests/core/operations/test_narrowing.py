from __future__ import annotations

from datetime import date

from core.domain.dispatch import DISPATCH_COLUMNS, DispatchLine, DispatchWay
from core.domain.listing import Filter, ListKind, ListQuery
from core.operations.narrowing import distinct, narrowed

WHOLE = {"track": "", "person": "", "asked": "", "next_on": None, "links": "", "level": "县级"}


def line(code, units, points, way=DispatchWay.PHONE):
    return DispatchLine(
        uuid=code, code=code, held_on=date(2026, 1, 1), way=way, units=units, points=points, **WHOLE
    )


LINES = [line("D-10", "甲", "听取进展"), line("D-9", "乙", "补材料", DispatchWay.MEETING)]


def codes(**given):
    query = ListQuery(kind=ListKind.DISPATCHES, today=date(2026, 1, 1), **given)
    return [each.code for each in narrowed(DISPATCH_COLUMNS, LINES, query)]


def test_words_filters_and_order_are_looked_at() -> None:
    assert codes(words="乙 材料") == ["D-9"]
    assert codes(filters=(Filter(column="way", values=("meeting",)),)) == ["D-9"]
    assert codes(filters=(Filter(column="points", values=("进展",), contains=True),)) == ["D-10"]
    assert codes(sort=(("code", False),)) == ["D-9", "D-10"]
    assert codes(sort=(("code", True),)) == ["D-10", "D-9"]
    by_key = {column.key: column for column in DISPATCH_COLUMNS}
    assert distinct(LINES, by_key["way"]) == ["meeting", "phone"]
