from __future__ import annotations

from datetime import date, timedelta

from core.domain.holidays import DayKind, HolidayProposal, TableDay, check_year

NEW_YEAR = date(2026, 1, 1)


def wrong(year: int = 2026, free: tuple[date, ...] = (NEW_YEAR,), worked: tuple[date, ...] = ()) -> list[str]:
    return [each.rule for each in check_year(year, free, worked)]


def test_a_table_holds_days_of_its_year_and_working_days_on_weekends() -> None:
    assert wrong(worked=(date(2026, 1, 4),)) == []
    assert wrong(free=(date(2025, 12, 31), NEW_YEAR)) == []
    assert wrong(free=(date(2025, 12, 1),)) == ["holiday_other_year"]
    assert wrong(worked=(date(2026, 1, 5),)) == ["workday_no_weekend"]
    assert wrong(worked=(date(2026, 1, 4),), free=(date(2026, 1, 4),)) == ["holiday_and_workday"]
    assert wrong(free=()) == ["required"]
    assert wrong(year=206) == ["not_a_year", "holiday_other_year"]
    assert wrong(free=tuple(NEW_YEAR + timedelta(days=n) for n in range(100))) == ["holidays_too_many"]


def test_a_proposal_gives_its_days_by_kind_in_order_and_once() -> None:
    days = [TableDay(date(2026, 1, n), DayKind.HOLIDAY) for n in (3, 1, 3)]
    proposal = HolidayProposal(year=2026, days=(*days, TableDay(date(2026, 1, 4), DayKind.WORKDAY)))
    assert proposal.of(DayKind.HOLIDAY) == (date(2026, 1, 1), date(2026, 1, 3))
    assert proposal.of(DayKind.WORKDAY) == (date(2026, 1, 4),)
