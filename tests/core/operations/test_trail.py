from __future__ import annotations

from dataclasses import replace

from core.domain.drafts import IssueDraft, UnitName
from core.domain.issue import IssueStatus
from core.operations import history, issues, trail
from core.workspace import Workspace


def told(ws: Workspace, uuid: str) -> list[tuple[str, str, str]]:
    newest = history.entries(ws, uuid=uuid)[0]
    found = trail.differences(ws, newest.sequence, {uuid})
    return [(each.field, each.before, each.after) for each in found]


def test_a_new_record_shows_only_what_was_filled_in(ws: Workspace):
    issue = issues.register_issue(ws, IssueDraft(text="问题", code="1", leader="张三")).value
    assert ("问题的责任领导", "", "张三") in told(ws, issue.uuid)
    assert not any("原因" in field for field, _, _ in told(ws, issue.uuid))


def test_an_edit_shows_the_words_before_and_after_and_nothing_else(ws: Workspace):
    issue = issues.register_issue(ws, IssueDraft(text="旧", code="1", deadline_raw="2020年12月31日前")).value
    draft = issues.draft_of(ws, issue.uuid)
    issues.revise_issue(ws, issue.uuid, issue.revision, replace(draft, text="新", tags=("甲", "乙")))
    assert told(ws, issue.uuid) == [("问题的内容", "旧", "新"), ("问题的标签", "", "甲、乙")]


def test_days_and_states_are_said_in_words(ws: Workspace):
    units = (UnitName("县司法局"),)
    issue = issues.register_issue(
        ws, IssueDraft(text="问题", units=units, deadline_raw="2020年12月31日前")
    ).value
    assert ("问题的到期日", "", "2020年12月31日") in told(ws, issue.uuid)
    issues.move_issue(ws, issue.uuid, IssueStatus.CLAIMED)
    assert told(ws, issue.uuid) == [("问题的状态", "登记", "已认领")]


def test_other_records_of_the_same_entry_are_left_out(practice: Workspace):
    newest = history.entries(practice)[0]
    assert trail.differences(practice, newest.sequence, frozenset()) == []


def test_texts_that_look_like_a_day_or_a_list_are_told_as_they_were_typed(ws: Workspace):
    typed = IssueDraft(text="[重点]执法不规范", code="1", phone="0312-55-88", person="2020-13-45")
    issue = issues.register_issue(ws, typed).value
    assert ("问题的内容", "", "[重点]执法不规范") in told(ws, issue.uuid)
    assert ("问题的联系电话", "", "0312-55-88") in told(ws, issue.uuid)
    assert ("问题的责任人", "", "2020-13-45") in told(ws, issue.uuid)
