from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.domain.register import (
    Condition,
    DueRule,
    IssueRule,
    LinkTarget,
    Probe,
    RegisterDraft,
    RegisterField,
    RegisterFieldKind,
    SpanRule,
)
from core.domain.register_rules import (
    check_definition,
    check_done_days,
    check_entry,
    day_in,
    number_in,
    plain_values,
    year_in,
)
from tests import builders


def of_kind(kind: RegisterFieldKind):
    return builders.a_register(
        fields=(RegisterField(key="f1", label="甲", kind=kind, choices=("在办", "已办")),)
    )


def rules_of(definition, **values: str) -> list[str]:
    return [each.rule for each in check_entry(definition, RegisterDraft(values=values))]


def test_a_required_field_that_holds_only_blanks_is_missed() -> None:
    assert rules_of(builders.a_register(), f1="  ") == ["required"]
    assert rules_of(builders.a_register(), f1="案卷") == []


@pytest.mark.parametrize(
    ("kind", "good", "bad", "rule"),
    [
        (RegisterFieldKind.DATE, "2028-02-29", "2026-02-29", "not_a_date"),
        (RegisterFieldKind.YEAR, "2026", "26", "not_a_year"),
        (RegisterFieldKind.NUMBER, "1,200.5", "约三百", "not_a_number"),
        (RegisterFieldKind.CHOICE, "已办", "办了", "not_a_choice"),
        (RegisterFieldKind.FLAG, "yes", "是", "not_a_choice"),
    ],
)
def test_a_value_must_be_what_its_field_holds(kind, good, bad, rule) -> None:
    assert rules_of(of_kind(kind), f1=good) == []
    assert rules_of(of_kind(kind), f1=bad) == [rule]
    assert rules_of(of_kind(kind)) == []


def test_a_text_longer_than_a_spreadsheet_cell_is_refused() -> None:
    assert rules_of(builders.a_register(), f1="字" * 30_001) == ["too_long"]


def test_values_are_read_or_are_none() -> None:
    assert (number_in(" 1,200.50 "), number_in("1e5"), number_in("NaN"), number_in("")) == (
        Decimal("1200.50"),
        None,
        None,
        None,
    )
    assert (year_in("2026"), year_in("1000"), year_in("二〇")) == (2026, None, None)
    assert (day_in("2026-03-05"), day_in("")) == (date(2026, 3, 5), None)


def test_only_what_is_filled_in_is_kept_in_the_order_of_keys() -> None:
    assert plain_values({"b": " 2 ", "a": "1", "c": "  "}) == (("a", "1"), ("b", "2"))


def test_a_definition_is_told_everything_that_is_wrong_with_it() -> None:
    good = builders.a_register()
    twice = (*good.fields, *good.fields)
    dated = DueRule(start=("f1",))
    done = (Condition(probe=Probe.FILLED, field="f1"),)
    choice = RegisterField(key="f2", label="乙", kind=RegisterFieldKind.CHOICE)
    for wrong, rule in (
        (replace(good, name=" "), "required"),
        (replace(good, key="Own 1"), "register_key"),
        (replace(good, fields=()), "register_no_field"),
        (replace(good, fields=twice), "register_field_twice"),
        (replace(good, fields=(replace(good.fields[0], key="code"),)), "register_field_unnamed"),
        (replace(good, fields=(*good.fields, choice)), "register_no_choice"),
        (replace(good, fields=(replace(good.fields[0], required=False),)), "register_nothing_required"),
        (replace(good, columns=("f9",)), "register_rule_field"),
        (replace(good, dues=(dated,)), "register_never_done"),
        (replace(good, dues=(dated,), done=done), "register_due_date"),
    ):
        assert rule in [each.rule for each in check_definition(wrong)], rule
    assert check_definition(good) == []


def test_a_notice_that_is_too_short_is_warned_of_and_one_that_ends_before_it_begins_refused() -> None:
    dates = [RegisterField(key=key, label=key, kind=RegisterFieldKind.DATE) for key in ("f1", "f2")]
    definition = builders.a_register(fields=tuple(dates), spans=(SpanRule(start="f1", end="f2", days=7),))

    def found(end: str) -> list[tuple[str, str]]:
        draft = RegisterDraft(values={"f1": "2026-03-01", "f2": end})
        return [(each.rule, each.severity.value) for each in check_entry(definition, draft)]

    assert found("2026-03-07") == found("") == []
    assert found("2026-03-06") == [("span_short", "warning")]
    assert found("2026-02-28") == [("span_reversed", "error")]


def test_a_field_of_links_names_its_target_is_filled_by_links_and_private_words_make_no_issue() -> None:
    aimless = RegisterField(key="f1", label="甲", kind=RegisterFieldKind.LINKS, required=True)
    assert "register_no_target" in [each.rule for each in check_definition(of_kind(RegisterFieldKind.LINKS))]
    aimed = builders.a_register(fields=(replace(aimless, target=LinkTarget.ISSUE),))
    assert aimed.link_fields == aimed.fields
    assert rules_of(aimed) == ["required"]
    assert check_entry(aimed, RegisterDraft(values={}, links={"f1": ("x",)})) == []
    named = RegisterField(key="f1", label="姓名", private=True, required=True)
    leaking = builders.a_register(fields=(named,), issues=(IssueRule(text=("f1",)),))
    assert [each.rule for each in check_definition(leaking)] == ["register_private_issue"]


def test_a_day_that_makes_an_entry_done_may_not_lie_ahead_and_a_due_day_may() -> None:
    done, due = (RegisterField(key=key, label=key, kind=RegisterFieldKind.DATE) for key in ("f1", "f2"))
    asked = (Condition(probe=Probe.FILLED, field="f1"),)
    definition = builders.a_register(fields=(done, due), done=asked)
    draft = RegisterDraft(values={"f1": "2026-03-02", "f2": "2026-09-01"})
    found = check_done_days(definition, draft, date(2026, 3, 1))
    assert [(each.field, each.rule, each.label) for each in found] == [("f1", "gate_date_ahead", "f1")]
    assert check_done_days(definition, draft, date(2026, 3, 2)) == []
