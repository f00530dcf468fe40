"""The kinds as files beside the table of kinds (domain.md §4): none missing, each says what it must."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from core import letter_kinds
from core.resources import resource_path


@dataclass(frozen=True)
class Line:
    """One line of the table. ``says``: placeholders and words the file must hold; ``days``: of the reply."""

    kinds: tuple[str, ...]
    says: tuple[str, ...]
    days: range | None
    receipt: str
    series: str
    required: tuple[str, ...] = ()


_OFFICE = range(-1, 0)
"""The limit is the office's own setting, 15 days when nothing is set."""
TABLE = (
    Line(("assignment",), ("{code}", "{due}", "{reply_due}", "认领"), range(1, 8), "签收", "交"),
    Line(("written_dispatch",), ("{period_words}", "{reply_due}"), range(1, 31), "", "督"),
    Line(
        ("inquiry",),
        ('each = "questions"', "{number}", "documents"),
        range(5, 15),
        "回执",
        "询",
        ("questions",),
    ),
    Line(("reminder",), ("{days_left}", "{due}", "{reply_due}"), range(1, 15), "回执", "提"),
    Line(("supervision",), ("{code}", "{days_late}", "{reply_due}", "书面"), _OFFICE, "回执", "督"),
    Line(
        ("supervision_order",),
        ("{code}", "{earlier}", "{reply_due}", "{report_form}"),
        _OFFICE,
        "回执",
        "督单",
    ),
    Line(("immediate_assignment",), ("{place}", "{requirement}", "{reply_due}"), range(1, 8), "签收", "交"),
    Line(("chaser",), ("{earlier}", "{reply_due}"), range(1, 4), "回执", "督"),
    Line(("warning",), ("{earlier}", "{reply_due}", "约谈"), range(1, 16), "送达回证", "警"),
    Line(
        ("rectification_notice",), ("{text}", "{place}", "{requirement}", "复查"), _OFFICE, "送达回证", "改"
    ),
    Line(
        ("listed_supervision",),
        ("{leader}", "{reply_due}", "{report_cycle}", 'each = "conditions"', "3个工作日", "5个工作日"),
        range(1, 366),
        "送达回证",
        "挂",
        ("conditions",),
    ),
    Line(("delisting",), ("{findings}", 'each = "conditions"'), None, "签收", "挂", ("findings",)),
    Line(
        ("talk_notice",),
        ("{talk_person}", "{talk_time}", "{talk_place}", "{reasons}", "{materials}"),
        range(1, 8),
        "回执",
        "约",
        ("talk_time", "talk_place", "talk_person"),
    ),
    Line(
        ("talk_minutes",),
        ("{talk_person}", "签名", 'format = "minutes"'),
        None,
        "签收",
        "约纪",
        ("promises",),
    ),
    Line(
        ("proposal",),
        ("{text}", "legal_basis", "{requirement}", "{reply_due}"),
        range(30, 31),
        "送达回证",
        "建",
    ),
    Line(("feedback",), ("{text}", "{reply_due}", "整改方案"), range(1, 61), "签收", "反"),
    Line(
        ("conclusion",),
        ("{conclusion}", "复核", "30日"),
        range(30, 31),
        "送达回证",
        "结",
        ("conclusion",),
    ),
    Line(("closure_notice",), ("{decided_on}", "{opinion}"), None, "签收", "销", ("decided_by",)),
    Line(("return_notice",), ("{opinion}", "{reply_due}"), range(1, 31), "签收", "销", ("opinion",)),
    Line(
        ("extension_reply",),
        ("{old_due}", "{new_due}", "{ground}"),
        None,
        "",
        "督",
        ("new_due", "ground"),
    ),
    Line(("circular",), ('each = "ranking"', "{demand}", 'format = "bulletin"', "mark = "), None, "", "通"),
    Line(
        ("special_report",),
        ('each = "overdue_items"', 'each = "advice"', 'format = "bulletin"', "mark = "),
        None,
        "",
        "报",
    ),
    Line(
        ("inspection_report",),
        ("{problem_count}", 'each = "advice"', 'format = "upward"'),
        None,
        "",
        "报",
    ),
    Line(
        ("transfer_letter",),
        ("{entry_items}", 'each = "materials"', "{reply_due}"),
        range(1, 91),
        "送达回证",
        "移",
    ),
    Line(
        ("reply_letter",),
        ("{cited_number}", 'each = "results"'),
        None,
        "",
        "复",
        ("cited_number", "results"),
    ),
    Line(
        ("reply_report",),
        ("{cited_number}", 'each = "results"', 'format = "upward"'),
        None,
        "",
        "报",
        ("cited_number", "results"),
    ),
)
_EVERY = ("{contact}", "{phone}", "title = ", "note = ")
"""Common to all: contact and telephone, a title; number, addressee, day and signature are required below."""
_REQUIRED = {"letterhead", "document_number", "addressee", "signature", "dated_on"}


@pytest.mark.parametrize(("identifier", "line"), [(kind, line) for line in TABLE for kind in line.kinds])
def test_every_kind_of_the_table_has_a_file_that_says_what_it_must(identifier, line):
    assert identifier in letter_kinds.identifiers()
    plan = letter_kinds.plan_of(identifier)
    text = resource_path("letters", f"{identifier}.toml").read_text("utf-8")
    common = () if identifier == "talk_minutes" else _EVERY
    assert [words for words in (*line.says, *common) if words not in text] == []
    assert set(plan.required) >= _REQUIRED | set(line.required)
    assert plan.reply_days == 0 if line.days is None else plan.reply_days in line.days
    assert ("reply_due" in plan.required) == (line.days is not None) or identifier == "conclusion"
    assert (plan.receipt, plan.series) == (line.receipt, line.series)


def test_upward_papers_and_issues_are_what_the_table_calls_them():
    plans = {plan.identifier: plan for plan in letter_kinds.all_plans()}
    assert {name for name, plan in plans.items() if plan.issue_series} == {
        "circular",
        "special_report",
        "bulletin",
    }
    assert plans["reply_letter"].upward
    assert plans["reply_report"].upward
    assert plans["talk_minutes"].follows == "talk_notice"
    assert plans["delisting"].follows == "listed_supervision"
