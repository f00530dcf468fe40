from __future__ import annotations

from datetime import date

from core.domain.duty import DutyDraft, OccurrenceDraft, OccurrenceState
from core.domain.duty_rules import check_duty, check_occurrence

TODAY = date(2026, 11, 22)
WHOLE = {"text": "听取汇报", "rule": "每季度", "first_day": date(2026, 1, 1)}


def wrong(*, read: bool = True, **fields: object) -> list[tuple[str, str]]:
    found = check_duty(DutyDraft(**(WHOLE | fields)), rule_read=read)
    return [(each.field, each.rule) for each in found]


def test_a_whole_duty_is_accepted_and_each_gap_is_named() -> None:
    assert wrong() == []
    assert wrong(text=" ") == [("text", "required")]
    assert wrong(rule="") == [("rule", "required")]
    assert wrong(read=False) == [("rule", "duty_rule_unread")]
    assert wrong(first_day=None) == [("first_day", "required")]


def test_days_must_be_in_order_and_in_years_that_people_mean() -> None:
    assert wrong(last_day=date(2025, 12, 31)) == [("last_day", "end_before_start")]
    assert wrong(first_day=date(206, 1, 1)) == [("first_day", "duty_day_far")]
    assert wrong(last_day=date(9999, 1, 1)) == [("last_day", "duty_day_far")]


def test_a_period_is_settled_only_when_the_duty_has_it_and_an_excuse_says_why() -> None:
    def found(*, known: tuple[str, ...] = ("2026-Q1",), **fields: object) -> list[str]:
        draft = OccurrenceDraft(**({"period": "2026-Q1"} | fields))
        return [each.rule for each in check_occurrence(draft, known=known, today=TODAY)]

    assert found() == []
    assert found(period="2026-Q9") == ["duty_no_period"]
    assert found(known=()) == ["duty_no_periods"]
    assert found(state=OccurrenceState.EXCUSED) == ["duty_excuse_reason"]
    assert found(state=OccurrenceState.EXCUSED, note="机构改革") == []
    assert found(settled_on=date(2026, 11, 23)) == ["gate_date_ahead"]
