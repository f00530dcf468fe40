from __future__ import annotations

from datetime import date

from core.domain.dispatch import DispatchDraft, DispatchRuleDraft
from core.domain.dispatch_rules import check_dispatch, check_rule

WHOLE = {"held_on": date(2026, 11, 3), "units": ("县司法局",), "points": "听取进展"}


def wrong(**fields: object) -> list[tuple[str, str]]:
    found = check_dispatch(DispatchDraft(**(WHOLE | fields)), date(2026, 11, 22))
    return [(each.field, each.rule) for each in found]


def test_a_dispatch_has_a_day_somebody_and_something_said() -> None:
    assert wrong() == []
    assert wrong(units=(), person="张三") == []
    assert wrong(points="", asked="补齐材料") == []
    assert wrong(held_on=None) == [("held_on", "required")]
    assert wrong(held_on=date(2026, 11, 23)) == [("held_on", "gate_date_ahead")]
    assert wrong(units=()) == [("units", "dispatch_with_nobody")]
    assert wrong(points=" ") == [("points", "required")]
    assert wrong(next_on=date(2026, 11, 3)) == [("next_on", "dispatch_next_early")]


def test_a_rule_names_its_track() -> None:
    assert check_rule(DispatchRuleDraft(track="基层")) == []
    assert [each.rule for each in check_rule(DispatchRuleDraft(track=" "))] == ["required"]
