"""A refusal away from its form names the field and what might stand in it; beside the field it need not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.domain.issue import IssueStatus
from core.domain.lifecycle import Readiness, Statement, refusals
from core.domain.register import YES, RegisterDraft
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
