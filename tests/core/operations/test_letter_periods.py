"""What papers about figures say: counted as the statistics are, units that help named nowhere."""

from __future__ import annotations

from datetime import date

import pytest

from core.domain.drafts import IssueDraft, UnitName
from core.domain.letter import LetterKind
from core.domain.unit import UnitRole
from core.letters.letter import compose
from core.operations import issues
from core.operations.letter_facts import gather
from core.operations.letter_request import LetterRequest

DAY = date(2020, 12, 31)
HELPER = UnitName("县财政局", UnitRole.SUPPORTING)


@pytest.fixture
def told(ws):
    """A ledger of three issues: a joint one, one with a helper, both late, and one without a unit."""
    lead, second = UnitName("县司法局", UnitRole.LEAD), UnitName("县公安局")
    for text, units, due in (
        ("制度不全", (lead, second), "2020年10月1日"),
        ("培训不够", (second, HELPER), "2020年9月1日"),
        ("宣传不足", (), ""),
    ):
        issues.register_issue(ws, IssueDraft(text=text, units=units, deadline_raw=due))

    def paper(kind: str):
        facts = gather(
            ws, LetterRequest(kind=LetterKind(kind), dated_on=DAY), "容法通〔2020〕1号", None
        ).facts
        return facts, "\n".join(block.lead + block.text for block in compose(LetterKind(kind), facts).blocks)

    return paper


def test_a_unit_that_only_helps_is_never_ranked(told):
    facts, text = told("circular")
    assert [line.partition("：")[0] for line in facts.lists["ranking"]] == ["县公安局", "县司法局"]
    assert "县财政局" not in text


def test_joint_issues_are_told_beside_the_total(told):
    _, text = told("circular")
    assert "各单位数字之和为3个，问题总数为3个" in text
    assert "另有1个问题还没有明确牵头或者责任单位" in text


def test_where_the_issues_stand_is_a_sentence(told):
    _, text = told("circular")
    assert "全部处于“登记”环节。" in text
    assert "1.登记" not in text


def test_each_paper_has_a_purpose_of_its_own(told):
    circular, special, bulletin = (told(kind)[1] for kind in ("circular", "special_report", "bulletin"))
    assert "按逾期数由多到少排列" in circular
    assert "逾期问题涉及县公安局2个、县司法局1个。" in special
    assert "培训不够，县公安局应于2020年9月1日前完成" in special
    assert "承担" not in special.partition("需要关注")[2]
    assert "按完成率由高到低排列" in bulletin
    assert "逾期数" not in bulletin


def test_headings_are_numbered_as_they_are_printed(told):
    _, text = told("circular")
    heads = [line[:2] for line in text.splitlines() if line[1:2] == "、"]
    assert heads == ["一、", "二、", "三、", "四、"]
    assert "四、工作要求" in text
