from __future__ import annotations

from datetime import date

import pytest

from core.domain.deadline import Cycle
from core.domain.listing import ListKind
from core.statistics.period_figures import (
    BALANCE,
    OF_DUE,
    PeriodFigure,
    PeriodLine,
    Span,
    Standing,
    Turn,
    line_of_period,
    spans_between,
)
from core.statistics.rates import Rate
from core.wording import word

JUNE = Span(date(2020, 6, 1), date(2020, 6, 30), "2020-06")
LATER = date(2020, 9, 1)
OPEN, CLOSED = Standing(open=True), Standing(open=False, done=True)


def june(before: dict[str, Standing], after: dict[str, Standing], *turns: Turn) -> PeriodLine:
    return line_of_period(JUNE, ListKind.ISSUES, LATER, before, after, turns)


def balance(line: PeriodLine) -> list[int]:
    return [line.number(figure) for figure in BALANCE]


def test_what_came_was_closed_and_came_back_leads_from_the_opening_to_the_closing():
    before = {"closed": OPEN, "back": CLOSED, "stays": OPEN, "removed": OPEN}
    after = {"closed": CLOSED, "back": OPEN, "stays": OPEN, "new": OPEN, "new_closed": CLOSED}
    line = june(
        before,
        after,
        Turn("closed", before=True, after=False),
        Turn("back", before=False, after=True),
        Turn("removed", before=True, after=None),
        Turn("new", before=None, after=True),
        Turn("new_closed", before=None, after=False),
    )
    assert balance(line) == [3, 2, 2, 1, 1, 3]
    assert line.gap == 0
    assert set(line.rows[PeriodFigure.CLOSED]) == {"closed", "new_closed"}
    assert line.closure == Rate(2, 6)


def test_every_closing_counts_and_an_undo_takes_its_turn_back():
    twice = [Turn("a", before=True, after=False), Turn("a", before=False, after=True)]
    again = june({"a": OPEN}, {"a": CLOSED}, *twice, Turn("a", before=True, after=False))
    assert (again.number(PeriodFigure.CLOSED), again.number(PeriodFigure.REOPENED), again.gap) == (2, 1, 0)
    undone = june(
        {"a": OPEN},
        {"a": OPEN},
        Turn("a", before=True, after=False),
        Turn("a", before=False, after=True, undone=True),
    )
    assert (undone.number(PeriodFigure.CLOSED), undone.number(PeriodFigure.REOPENED), undone.gap) == (0, 0, 0)
    next_month = june({"a": CLOSED}, {"a": OPEN}, Turn("a", before=False, after=True, undone=True))
    assert (next_month.number(PeriodFigure.REOPENED), next_month.gap) == (1, 0)


def test_what_came_and_went_again_within_the_period_counts_nowhere():
    line = june({}, {}, Turn("a", before=None, after=True), Turn("a", before=True, after=None))
    assert balance(line) == [0, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("standing", "met"),
    [
        (Standing(open=False, due=date(2020, 6, 30), done=True, finished=date(2020, 6, 30)), "on_time"),
        (Standing(open=True, due=date(2020, 6, 9), done=True, finished=date(2020, 6, 10)), "late"),
        (Standing(open=True, due=date(2020, 6, 9), done=True), "unknown"),
        (Standing(open=True, due=date(2020, 6, 30)), "carried"),
        (Standing(open=True, due=date(2020, 6, 9), standing=True), "ahead"),
        (Standing(open=True, due=date(2020, 7, 1)), ""),
        (Standing(open=True), ""),
    ],
)
def test_what_was_due_in_the_period_was_met_in_exactly_one_way(standing, met):
    line = june({}, {"a": standing})
    told = [figure.value for figure in OF_DUE if line.number(figure)]
    assert told == ([met] if met else [])
    assert line.number(PeriodFigure.DUE) == len(told)


def test_the_last_day_of_a_running_period_still_counts_in_full():
    after = {"today": Standing(open=True, due=date(2020, 6, 15)), "past": Standing(open=True, due=JUNE.first)}
    line = line_of_period(JUNE, ListKind.ISSUES, date(2020, 6, 15), {}, after, ())
    assert line.rows[PeriodFigure.AHEAD] == ("today",)
    assert line.rows[PeriodFigure.CARRIED] == ("past",)
    assert (line.seen, line.on_time) == (date(2020, 6, 15), Rate(0, 1))


def test_spans_cover_the_days_asked_for():
    found = spans_between(Cycle.QUARTERLY, date(2020, 2, 3), date(2020, 8, 17))
    assert [span.code for span in found] == ["2020-Q1", "2020-Q2", "2020-Q3"]
    assert (found[0].eve, found[-1].last) == (date(2019, 12, 31), date(2020, 9, 30))
    assert spans_between(Cycle.YEARLY, date(9999, 1, 1), date.max)[-1].last == date.max


def test_what_is_due_on_the_last_day_is_carried_over_from_the_next_day_on():
    after = {"last": Standing(open=True, due=JUNE.last)}
    seen = [
        line_of_period(JUNE, ListKind.ISSUES, day, {}, after, ()) for day in (JUNE.last, date(2020, 7, 1))
    ]
    assert [line.rows[PeriodFigure.AHEAD] for line in seen] == [("last",), ()]
    assert [line.rows[PeriodFigure.CARRIED] for line in seen] == [(), ("last",)]
    assert [line.number(PeriodFigure.CLOSING) for line in seen] == [1, 1]
    for kind in ("", "_measures"):
        assert "次日仍没有办完的才计入“结转”" in word(f"by_period.hint{kind}", begun="")
