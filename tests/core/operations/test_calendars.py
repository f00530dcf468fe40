from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.drafts import IssueDraft
from core.domain.holidays import HolidayDraft
from core.domain.issue import Issue
from core.errors import Refused
from core.operations import calendars, health, history, issues, offices
from core.operations.reporting import next_due
from core.schedule.calendar import shipped_calendar
from core.store import records

AUTUMN = HolidayDraft(year=2020, holidays="10月1日至8日", workdays="9月27日、10月10日", source="国办发明电")
NOTICE = (
    "2020年部分节假日安排\n"
    "七、国庆节、中秋节：10月1日至8日放假调休，共8天。9月27日（周日）、10月10日（周六）上班。"
)


def test_without_a_table_the_shipped_one_holds_and_a_kept_year_takes_its_place(ws):
    assert calendars.calendar_for(ws) == shipped_calendar()
    calendars.put_year(ws, AUTUMN)
    calendar = calendars.calendar_for(ws)
    assert calendar.knows(2020)
    assert not calendar.is_working_day(date(2020, 10, 8))
    assert calendar.is_working_day(date(2020, 9, 27))
    assert [each.year for each in calendars.years(ws)] == [2020]


def test_a_notice_becomes_a_draft_that_can_be_kept_and_edited(ws):
    draft = calendars.draft_of(calendars.propose(NOTICE), NOTICE)
    assert (draft.year, draft.holidays, draft.workdays) == (2020, "10月1日至10月8日", "9月27日、10月10日")
    kept = calendars.put_year(ws, draft).value
    assert calendars.draft_of_year(kept) == draft
    longer = replace(draft, holidays="10月1日至9日")
    again = calendars.put_year(ws, longer).value
    assert (again.uuid, again.revision, len(again.holidays)) == (kept.uuid, 2, 9)


def test_a_table_that_cannot_be_read_is_refused_and_says_what(ws):
    found = calendars.check_year(replace(AUTUMN, holidays="国庆"))
    assert [(each.field, each.rule) for each in found] == [("holidays", "holiday_unread")]
    with pytest.raises(Refused, match="not_valid"):
        calendars.put_year(ws, replace(AUTUMN, workdays="9月28日"))
    assert calendars.years(ws) == []


def test_a_deadline_in_working_days_moves_with_the_table_and_back_with_undo(ws):
    draft = IssueDraft(text="档案不全", deadline_raw="5个工作日内", deadline_start=date(2020, 9, 30))
    issue = issues.register_issue(ws, draft).value
    assert issue.deadline.due == date(2020, 10, 7)
    assert calendars.missing_years(ws) == [2020]
    assert calendars.unknown_year(ws, issue.deadline) == 2020
    assert "calendar_missing" in [each.rule for each in health.ailments(ws)]
    calendars.put_year(ws, AUTUMN)
    moved = records.get(ws.ledger, Issue, issue.uuid)
    assert moved.deadline.due == date(2020, 10, 14)
    assert calendars.missing_years(ws) == []
    assert "calendar_missing" not in [each.rule for each in health.ailments(ws)]
    history.undo(ws)
    assert records.get(ws.ledger, Issue, issue.uuid).deadline.due == date(2020, 10, 7)


def test_a_removed_year_gives_plain_weekends_again(ws):
    calendars.put_year(ws, AUTUMN)
    calendars.remove_year(ws, 2020)
    assert calendars.years(ws) == []
    with pytest.raises(Refused, match="calendar_no_year"):
        calendars.remove_year(ws, 2020)


def test_the_day_of_reporting_rolls_as_the_office_sets_it(ws):
    saturday = replace(ws.settings, submission_day=5)
    offices.revise_settings(ws, saturday)
    assert next_due(ws) == date(2020, 9, 5)
    offices.revise_settings(ws, replace(saturday, submission_roll="next"))
    assert next_due(ws) == date(2020, 9, 7)
    offices.revise_settings(ws, replace(saturday, submission_roll="second"))
    assert next_due(ws) == date(2020, 9, 8)
    assert calendars.missing_years(ws) == [2020]
