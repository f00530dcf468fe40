from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.deadline import Cycle
from core.domain.issue import IssueOrigin
from core.domain.register import (
    Condition,
    CountRule,
    DueRule,
    IssueRule,
    LinkTarget,
    OriginRule,
    Probe,
    RateRule,
    RegisterDefinition,
    RegisterField,
    RegisterFieldKind,
    SpanRule,
)
from core.domain.register_check import check_rules

Kind = RegisterFieldKind
GOOD = RegisterDefinition(
    key="own_1",
    name="借阅",
    fields=(
        RegisterField(key="text", label="名称"),
        RegisterField(key="day", label="日期", kind=Kind.DATE),
        RegisterField(key="heads", label="人数", kind=Kind.NUMBER),
        RegisterField(key="state", label="状态", kind=Kind.CHOICE, choices=("在办", "已办")),
        RegisterField(key="unit", label="单位", kind=Kind.UNIT),
        RegisterField(key="letters", label="文书", kind=Kind.LINKS, target=LinkTarget.LETTER),
    ),
    hidden=(RegisterField(key="old", label="旧栏"),),
)


def asked(probe, field, *choices, other=""):
    return (Condition(probe=probe, field=field, choices=choices, other=other),)


@pytest.mark.parametrize(
    ("wrong", "part", "rule"),
    [
        ({"columns": ("nothing",)}, "columns", "register_rule_field"),
        ({"columns": ("old",)}, "columns", "register_rule_field"),
        ({"totals": ("text",)}, "totals", "register_rule_kind"),
        ({"year_of": "state"}, "year_of", "register_rule_kind"),
        ({"coverage": "text"}, "coverage", "register_rule_kind"),
        ({"count_by": "text"}, "count_by", "register_rule_kind"),
        ({"counts": (CountRule(by="state", sum="day"),)}, "counts", "register_rule_kind"),
        ({"spans": (SpanRule(start="day", end="text", days=1),)}, "spans", "register_rule_kind"),
        ({"rates": (RateRule(name="率", met=asked(Probe.FILLED, "x")),)}, "rates", "register_rule_field_in"),
        ({"rates": (RateRule(name="率", sum_met="text"),)}, "rates", "register_rule_kind_in"),
        ({"rates": (RateRule(name="", distinct="unit"),)}, "rates", "register_rate_unnamed"),
        ({"rates": (RateRule(name="率", distinct="unit"),) * 2}, "rates", "register_rate_twice"),
        ({"rates": (RateRule(name="率"),)}, "rates", "register_rate_whole"),
        ({"rates": (RateRule(name="率", linked="letters"),)}, "rates", "register_follows_issues"),
        ({"done": asked(Probe.ONE_OF, "state")}, "done", "register_no_choice_asked"),
        ({"done": asked(Probe.ONE_OF, "state", "办了")}, "done", "register_strange_choice"),
        ({"done": asked(Probe.ON_TIME, "text")}, "done", "register_rule_kind"),
        ({"done": asked(Probe.REACHES, "heads", other="day")}, "done", "register_rule_kind"),
        ({"done": asked(Probe.LINKED_CLOSED, "letters")}, "done", "register_follows_issues"),
        ({"dues": (DueRule(start=("day",), cycle=Cycle.WEEKLY, day=8),)}, "dues", "register_due_day"),
        ({"dues": (DueRule(start=("day",), cycle=Cycle.QUARTERLY, month=4),)}, "dues", "register_due_day"),
        ({"dues": (DueRule(start=("day",), days=-1),)}, "dues", "register_due_days"),
        ({"issues": (IssueRule(text=("text",), unit="text"),)}, "issues", "register_rule_kind"),
        (
            {
                "issues": (
                    IssueRule(
                        text=("text",),
                        origins=(OriginRule(field="state", choices=("甲",), origin=IssueOrigin.OTHER),),
                    ),
                )
            },
            "issues",
            "register_strange_choice",
        ),
    ],
)
def test_a_rule_that_would_count_nothing_is_named_at_its_part(wrong, part, rule) -> None:
    assert (part, rule) in [(each.field, each.rule) for each in check_rules(replace(GOOD, **wrong))]


def test_a_rate_is_named_with_the_field_it_lacks_and_a_hidden_one_by_its_label() -> None:
    wrong = replace(GOOD, rates=(RateRule(name="办结率", met=asked(Probe.FILLED, "old")),))
    (found,) = check_rules(wrong)
    assert dict(found.facts) == {"fields": "旧栏", "name": "办结率"}
    assert list(check_rules(GOOD)) == []
