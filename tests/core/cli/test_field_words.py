from __future__ import annotations

from datetime import date

import pytest

from core.cli.field_words import bare, day_in, filled, names_field, said, shown, switch
from core.domain.deadline import Cycle
from core.domain.drafts import InspectionDraft, IssueDraft, MeasureDraft, UnitName
from core.domain.inspection import InspectionWay, Qualifier
from core.domain.issue import IssueOrigin
from core.domain.measure import MeasureStatus
from core.domain.office import Office
from core.domain.unit import UnitRole
from core.errors import Refused


def test_a_field_goes_by_its_identifier_or_any_name_the_window_gives_it():
    for name in ("text", "问题内容"):
        assert filled(IssueDraft(), [f"{name}=公示不及时"], "issue_form").text == "公示不及时"
    for name in ("单位", "责任单位", "units"):
        assert filled(IssueDraft(), [f"{name}=县公安局"], "issue_form").units == (UnitName("县公安局"),)
    assert filled(InspectionDraft(), ["审查卷宗=400"], "inspection_form").files_checked == 400


def test_values_are_read_as_what_the_field_holds():
    given = ["来源=12345热线", "起算日期=2020-08-01", "标签=公示，营商环境；骨头案", "备注=a=b"]
    draft = filled(IssueDraft(), given, "issue_form")
    assert (draft.origin, draft.deadline_start) == (IssueOrigin.HOTLINE, date(2020, 8, 1))
    assert (draft.tags, draft.note) == (("公示", "营商环境", "骨头案"), "a=b")
    measure = filled(MeasureDraft(), ["状态=已完成", "完成日="], "measure_form")
    assert (measure.status, measure.finished_on) == (MeasureStatus.DONE, None)
    held = filled(InspectionDraft(), ["检查方式=实地、暗访", "审查卷宗的精确程度="], "inspection_form")
    assert held.ways == (InspectionWay.ON_SITE, InspectionWay.UNANNOUNCED)
    assert held.files_qualifier is None
    assert Qualifier.EXACT.value == "exact"


def test_units_bring_their_part_and_a_colon_within_a_name_stays():
    draft = filled(IssueDraft(), ["单位=牵头单位：县司法局、配合单位:县公安局、甲：乙"], "issue_form")
    assert draft.units == (
        UnitName("县司法局", UnitRole.LEAD),
        UnitName("县公安局", UnitRole.SUPPORTING),
        UnitName("甲：乙"),
    )
    again = filled(IssueDraft(), [f"单位={said(draft.units)}"], "issue_form")
    assert again.units[:2] == draft.units[:2]


def test_an_empty_value_empties_and_what_is_not_given_stays():
    before = IssueDraft(text="甲", units=(UnitName("县公安局"),), tags=("公示",), note="原话")
    after = filled(before, ["单位=", "标签=", "备注="], "issue_form")
    assert (after.text, after.units, after.tags, after.note) == ("甲", (), (), "")


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ("没有的=1", "unknown_field_word"),
        ("问题内容", "unknown_field_word"),
        ("custom=x", "unknown_field_word"),
        ("起算日期=八月", "day_unread"),
        ("来源=天上", "unknown_choice"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_can(given, rule):
    with pytest.raises(Refused) as refused:
        filled(IssueDraft(text="甲"), [given], "issue_form")
    assert refused.value.code == rule


def test_a_special_field_is_read_by_the_command_that_knows_it():
    read = {"batch_uuid": lambda text: f"uuid of {text}"}
    assert filled(IssueDraft(), ["督察批次=省反馈"], "issue_form", read).batch_uuid == "uuid of 省反馈"
    with pytest.raises(Refused):
        filled(IssueDraft(), ["督察批次=省反馈"], "issue_form")


def test_a_record_is_shown_field_by_field_without_what_is_empty():
    lines = shown(IssueDraft(text="甲", deadline_start=date(2020, 8, 1)), "issue_form", {"code": "（自动）"})
    assert lines == ["编号：（自动）", "来源：督察反馈", "问题内容：甲", "起算日期：2020年8月1日"]


def test_switches_answer_to_their_own_words_and_to_yes_and_no():
    read = switch("不要求", "要求（两人）")
    assert [read(text) for text in ("要求", "不要求", "是", "否")] == [True, False, True, False]
    with pytest.raises(Refused):
        read("也许")


def test_small_words():
    assert bare("立行立改期限（天）") == "立行立改期限"
    assert day_in("2020-08-17") == date(2020, 8, 17)
    assert names_field(Office, "单位全称=甲", "office_form")
    assert not names_field(Office, "双人复核=是", "office_form")
    assert said(Cycle.MONTHLY) == "每月"
