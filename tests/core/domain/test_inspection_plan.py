from __future__ import annotations

from core.domain.inspection_plan import PlanDraft, check_plan_item
from core.domain.violation import Severity

FULL = {"year": 2026, "title": "案卷督察", "basis": "计划", "months": (4, 5, 6), "units": ("安新县",)}


def found(**given):
    return [(each.field, each.rule) for each in check_plan_item(PlanDraft(**(FULL | given)))]


def test_a_whole_item_is_in_order():
    assert found() == []


def test_an_item_needs_a_title_a_year_and_real_months():
    assert found(title=" ", year=26, months=(13,)) == [
        ("title", "required"), ("year", "not_a_year"), ("months", "plan_month"),
    ]  # fmt: skip


def test_no_unit_stands_twice_however_it_is_spaced():
    assert found(units=("安新县", "安 新县")) == [("units", "unit_twice")]


def test_what_the_regulation_asks_for_is_a_warning():
    missing = check_plan_item(PlanDraft(year=2026, title="督察"))
    assert [each.rule for each in missing] == ["basis_missing", "plan_undated", "plan_without_units"]
    assert {each.severity for each in missing} == {Severity.WARNING}
