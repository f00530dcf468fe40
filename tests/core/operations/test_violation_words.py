"""A refusal away from its form names the field and what might stand in it; beside the field it need not."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from core.domain.issue import IssueStatus
from core.domain.lifecycle import Readiness, Statement, Way, refusals
from core.domain.register import YES, RegisterDraft
from core.domain.review import ReviewStep
from core.domain.violation import Violation
from core.errors import Refused
from core.operations import registers
from core.operations.violation_words import bare, listed, placed, reasons
from core.operations.writing import require
from core.wording import catalogue
from tests import builders

STATUS_GATES = {"status", "way", "cycle"}
OF_LETTER_TEMPLATES = {
    "needs",
    "dispatch",
    "needs_former",
    "stated",
    "issue",
    "present",
    "meaning",
    "anchor",
    "points",
    "stated_counts",
}


def test_the_field_stands_before_the_sentence_and_no_stop_before_a_semicolon():
    found = [Violation("units", "required"), Violation("text", "not_a_date"), Violation("text", "not_a_date")]
    assert reasons(found, "measure_form").startswith("单位：此项必填；措施内容：这不是日期")
    assert "。" not in reasons(found, "measure_form")
    assert placed(Violation("text", "required")) == "内容：此项必填"
    assert bare(Violation("text", "required")) == "此项必填"
    assert placed(Violation("block:0", "required")) == "此项必填"


def test_choices_are_listed_and_many_of_them_counted():
    wrong = Violation("x", "not_a_choice", label="类型", choices=("甲", "乙", YES))
    assert placed(wrong) == "类型：请从给出的选项中选择（可以选：甲、乙、是）"
    assert listed(str(n) for n in range(10)) == "0、1、2、3、4、5、6、7 等 10 项"


def test_an_entry_that_lacks_fields_is_told_which(ws):
    with pytest.raises(Refused) as refused:
        registers.add_entry(ws, "clues", RegisterDraft(values={"kind": "乱写"}))
    said = str(refused.value.facts["reasons"])
    assert not re.search("(^|；)此项必填", said)
    assert not re.search("(^|；)请从给出", said)
    assert "可以选：" in said
    assert "。；" not in said


def test_a_forbidden_move_names_where_the_issue_stands_and_where_it_may_go():
    issue = builders.an_issue(status=IssueStatus.RECTIFYING)
    ready = Readiness(units=1, measures=0, measures_done=0, evidence=0)
    (found,) = refusals(issue, IssueStatus.CLOSED, ready, Statement())
    with pytest.raises(Refused) as refused:
        require([found])
    said = str(refused.value.facts["reasons"])
    assert "现在是“整改中”，不能直接转为“销号”" in said
    assert "可以选：" in said
    assert "自查" in said


@pytest.mark.parametrize(
    ("target", "way", "told"),
    [
        (IssueStatus.FIRST_REVIEWED, Way.REVIEW, "现在是“整改中”，申请销号以后才有核验意见"),
        (IssueStatus.RECTIFYING, Way.RETURN, "现在是“整改中”，申请销号以后才有核验意见"),
        (IssueStatus.RECTIFYING, Way.FOLLOW_UP, "现在是“整改中”，销号或者转为长期坚持以后才有回头看"),
    ],
)
def test_an_act_too_early_is_not_told_as_a_move_to_where_the_issue_stands(target, way, told):
    issue = builders.an_issue(status=IssueStatus.RECTIFYING)
    ready = Readiness(units=1, measures=0, measures_done=0, evidence=0)
    found = refusals(issue, target, ready, Statement(), way)
    with pytest.raises(Refused) as refused:
        require(found)
    assert told in str(refused.value.facts["reasons"])


def test_a_review_out_of_turn_is_told_whose_turn_it_is():
    issue = builders.an_issue(status=IssueStatus.CLOSURE_REQUESTED)
    chain = (ReviewStep.COUNTY, ReviewStep.CITY)
    ready = Readiness(units=1, measures=1, measures_done=1, evidence=1, chain=chain)
    said = Statement(by="市办", dated=date(2026, 3, 1), step=ReviewStep.CITY)
    (found,) = refusals(issue, IssueStatus.FIRST_REVIEWED, ready, said, Way.REVIEW)
    with pytest.raises(Refused) as refused:
        require([found], "review_form")
    assert "核验级次：现在轮到的是“县级核验”" in str(refused.value.facts["reasons"])


def test_every_field_that_a_rule_names_has_a_label_of_people():
    named = {
        field
        for path in Path("core").rglob("*.py")
        if path.parts[1] != "letters"
        for field in re.findall(r'Violation\(\s*"([a-z_]+)"', path.read_text(encoding="utf-8"))
    }
    known = {key.rpartition(".")[2] for key in catalogue() if re.match(r"places\.|\w+_form\.", key)}
    assert "units" in named
    assert named - known - STATUS_GATES - OF_LETTER_TEMPLATES == set()
