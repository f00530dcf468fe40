from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.deadline import Cycle
from core.domain.listing import Timeliness
from core.domain.register import (
    Condition,
    DueRule,
    Probe,
    RegisterDefinition,
    RegisterField,
    RegisterFieldKind,
)
from core.operations.register_definitions import shipped
from core.schedule.calendar import WorkingCalendar
from core.schedule.register_due import due_of, satisfies, standing_of, year_of

PLAIN = WorkingCalendar()
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
TODAY = date(2026, 11, 22)


def counted(**rule) -> RegisterDefinition:
    return RegisterDefinition(
        key="r",
        name="r",
        fields=(
            RegisterField(key="from", label="起", kind=RegisterFieldKind.DATE),
            RegisterField(key="own", label="限", kind=RegisterFieldKind.DATE),
            RegisterField(key="done", label="办", kind=RegisterFieldKind.DATE),
        ),
        dues=(DueRule(start=("from",), own="own", **rule),),
        done=(Condition(probe=Probe.FILLED, field="done"),),
    )


@settings(max_examples=60)
@given(DAYS, st.integers(0, 400))
def test_calendar_days_are_counted_from_the_day_after(start, days):
    assert due_of(counted(days=days), {"from": start.isoformat()}, PLAIN) == start + timedelta(days=days)


@settings(max_examples=60)
@given(DAYS, st.integers(1, 60))
def test_so_many_working_days_lie_between_start_and_due_day(start, days):
    due = due_of(counted(days=days, working=True), {"from": start.isoformat()}, PLAIN)
    assert due is not None
    assert PLAIN.is_working_day(due)
    assert PLAIN.working_days_between(start, due) == days


@settings(max_examples=60)
@given(DAYS, st.sampled_from(list(Cycle)))
def test_a_cycle_falls_due_once_and_always_in_the_period_after(start, cycle):
    due = due_of(counted(cycle=cycle, day=5), {"from": start.isoformat()}, PLAIN)
    assert due is not None
    assert start < due <= start + timedelta(days=371)
    if cycle is Cycle.WEEKLY:
        assert due.weekday() == 4
    else:
        assert due.day == 5


@settings(max_examples=60)
@given(DAYS, DAYS)
def test_a_limit_of_its_own_goes_before_the_rule(start, own):
    values = {"from": start.isoformat(), "own": own.isoformat()}
    assert due_of(counted(days=15), values, PLAIN) == own


@settings(max_examples=80)
@given(DAYS, st.one_of(st.none(), DAYS), DAYS, st.integers(0, 60))
def test_what_is_done_is_never_overdue_and_what_is_not_is_judged_by_its_day(start, done, today, soon):
    values = {"from": start.isoformat(), "done": done.isoformat() if done else ""}
    standing = standing_of(counted(days=15), values, PLAIN, today=today, soon=soon)
    assert standing.done is (done is not None)
    assert (standing.timeliness is Timeliness.DONE) is standing.done
    late = not standing.done and today > start + timedelta(days=15)
    assert (standing.timeliness is Timeliness.OVERDUE) is late
    settled = satisfies((Condition(probe=Probe.SETTLED),), values, standing, today)
    assert settled is (standing.done or late or today > start + timedelta(days=15))


def test_without_its_date_nothing_is_due_and_beyond_the_calendar_neither():
    assert due_of(counted(days=15), {}, PLAIN) is None
    assert due_of(counted(days=15), {"from": "9999-12-30"}, PLAIN) is None


def test_the_shipped_rules_count_as_the_offices_do():
    def due(key: str, **values: str) -> date | None:
        return due_of(shipped()[key], values, PLAIN)

    assert due("filings", issued_on="2026-03-01") == date(2026, 3, 16)
    assert due("suggestions", received_on="2026-03-01") == date(2026, 4, 30)
    assert due("annual_reports", year="2025") == date(2026, 3, 31)
    assert due("arrears", registered_on="2026-11-04") == date(2026, 11, 13)
    assert due("arrears", registered_on="2026-01-05", checked_on="2026-11-18") == date(2026, 11, 27)
    assert due("instructions", given_on="2026-11-01") == date(2026, 11, 16)
    assert due("meetings", held_on="2026-11-01") is None


def test_a_hearing_is_called_near_on_the_day_before_only():
    def state(day: str) -> Timeliness | None:
        values = {"hearing_on": day}
        return standing_of(shipped()["court_duty"], values, PLAIN, today=TODAY, soon=15).timeliness

    assert state("2026-11-23") is Timeliness.DUE_SOON
    assert state("2026-11-24") is Timeliness.IN_TIME
    assert state("2026-11-21") is Timeliness.OVERDUE


def test_a_debt_is_done_when_as_much_is_paid_as_owed():
    arrears = shipped()["arrears"]
    for paid, done in (("99.9", False), ("100", True), ("1,000", True), ("", False)):
        found = standing_of(arrears, {"owed": "100", "paid": paid}, PLAIN, today=TODAY, soon=15)
        assert found.done is done, paid


def test_a_register_of_meetings_has_no_state_and_a_year():
    values = {"held_on": "2025-03-05"}
    assert standing_of(shipped()["meetings"], values, PLAIN, today=TODAY, soon=15).timeliness is None
    assert year_of(shipped()["meetings"], values) == 2025
    assert year_of(shipped()["annual_reports"], {"year": "2024"}) == 2024
    assert year_of(shipped()["duty_lists"], {}) is None
