from __future__ import annotations

from dataclasses import replace

from core.domain.drafts import IssueDraft, UnitName
from core.domain.issue import IssueStatus
from core.operations import history, issues
from core.operations.trail import Difference, differences
from core.workspace import Workspace


def newest(ws: Workspace) -> int:
    return history.entries(ws)[0].sequence


def test_a_new_record_is_told_field_by_field_with_its_text_first(ws: Workspace) -> None:
    issue = issues.register_issue(ws, IssueDraft(text="公示栏更新不及时", deadline_raw="2020年9月底前")).value
    found = differences(ws, newest(ws), {issue.uuid})
    assert {difference.before for difference in found} == {""}
    told = {difference.field: difference.after for difference in found}
    assert "公示栏更新不及时" in told.values()
    assert "2020年9月30日" in told.values()
    assert list(told.values()).index("公示栏更新不及时") < list(told.values()).index("2020年9月30日")


def test_a_revision_tells_only_what_changed(ws: Workspace) -> None:
    issue = issues.register_issue(ws, IssueDraft(text="旧的文字", area="执法")).value
    draft = replace(issues.draft_of(ws, issue.uuid), text="新的文字")
    issues.revise_issue(ws, issue.uuid, issue.revision, draft)
    assert differences(ws, newest(ws), {issue.uuid}) == [Difference(FIELD, "旧的文字", "新的文字")]


FIELD = "问题的内容"


def test_choices_are_told_in_words(ws: Workspace) -> None:
    draft = IssueDraft(text="x", deadline_raw="2020年9月底前", units=(UnitName("县司法局"),))
    issue = issues.register_issue(ws, draft).value
    issues.move_issue(ws, issue.uuid, IssueStatus.CLAIMED, "")
    pairs = [(each.before, each.after) for each in differences(ws, newest(ws), {issue.uuid})]
    assert ("登记", "已认领") in pairs


def test_other_records_of_the_same_entry_are_left_out(ws: Workspace) -> None:
    issues.register_issue(ws, IssueDraft(text="x"))
    assert differences(ws, newest(ws), set()) == []
