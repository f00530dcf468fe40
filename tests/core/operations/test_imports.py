from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from core.domain.drafts import IssueDraft
from core.domain.issue import Issue
from core.domain.listing import ListKind
from core.domain.proposal import Tally
from core.domain.verdict import Verdict
from core.operations import calendars, history, imports, issues, listing, offices, overview, upkeep
from core.operations.practice import practice_workbook
from core.store import records
from tests.core.operations.test_calendars import AUTUMN


def issue_of(ws, text) -> Issue:
    return next(issue for issue in records.find(ws.ledger, Issue) if issue.text == text)


def with_field(proposal, text, **changed):
    """Return ``proposal`` as if the sheet's row about ``text`` said something else now."""
    found = tuple(
        replace(issue, fields=tuple((dict(issue.fields) | changed).items()))
        if issue.field("text") == text
        else issue
        for issue in proposal.issues
    )
    return replace(proposal, issues=found)


def test_the_practice_ledger_comes_in_whole(ws):
    result = imports.apply_proposal(ws, imports.read_proposal(ws, practice_workbook())).value
    assert result.issues == Tally(new=22)
    assert result.rejected == ()
    assert any("25" in warning and "22" in warning for warning in result.warnings)
    areas = {issue.area for issue in records.find(ws.ledger, Issue)}
    assert len(areas) == 4
    assert upkeep.check(ws, full=True) == []


def test_a_second_import_changes_nothing_at_all(practice):
    before = history.entries(practice)
    outcome = imports.apply_proposal(practice, imports.read_proposal(practice, practice_workbook()))
    assert outcome.change.sequence == 0
    assert outcome.value.issues == Tally(unchanged=22)
    assert outcome.value.measures.new == outcome.value.measures.updated == 0
    assert history.entries(practice) == before


def test_one_undo_takes_the_whole_import_back(ws):
    imports.apply_proposal(ws, imports.read_proposal(ws, practice_workbook()))
    history.undo(ws)
    assert listing.list_ids(ws, listing.query_of(ws, ListKind.ISSUES)) == []
    history.redo(ws)
    assert len(listing.list_ids(ws, listing.query_of(ws, ListKind.ISSUES))) == 22


def test_what_the_sheet_changed_is_updated_and_what_the_clerk_changed_is_kept(practice):
    mine = issue_of(practice, "负责人出庭应诉和复议纠错")
    edited = replace(issues.draft_of(practice, mine.uuid), progress="已经印发")
    issues.revise_issue(practice, mine.uuid, mine.revision, edited)
    sheet = imports.read_proposal(practice, practice_workbook())
    sheet = with_field(sheet, "负责人出庭应诉和复议纠错", progress="征求意见")
    sheet = with_field(sheet, "复议人员配备不足", progress="已配齐")
    judged = {issue.field("text"): issue for issue in imports.compared(practice, sheet).issues}
    assert judged["复议人员配备不足"].verdict is Verdict.UPDATED
    assert judged["负责人出庭应诉和复议纠错"].verdict is Verdict.UNCHANGED
    assert "目前进展" in judged["负责人出庭应诉和复议纠错"].reasons[-1]
    result = imports.apply_proposal(practice, sheet).value
    assert result.issues == Tally(updated=1, unchanged=21)
    assert issue_of(practice, "复议人员配备不足").progress == "已配齐"
    assert issue_of(practice, "负责人出庭应诉和复议纠错").progress == "已经印发"


def test_an_edited_record_is_not_overwritten_by_the_same_sheet(practice):
    mine = issue_of(practice, "复议人员配备不足")
    edited = replace(
        issues.draft_of(practice, mine.uuid), text="复议人员配备仍然不足", deadline_raw="2020年底前"
    )
    issues.revise_issue(practice, mine.uuid, mine.revision, edited)
    outcome = imports.apply_proposal(practice, imports.read_proposal(practice, practice_workbook()))
    assert outcome.change.sequence == 0
    assert issues.draft_of(practice, mine.uuid).text == "复议人员配备仍然不足"


def test_codes_go_on_behind_those_already_taken(ws):
    issues.register_issue(ws, IssueDraft(text="手工登记"))
    imports.apply_proposal(ws, imports.read_proposal(ws, practice_workbook()))
    codes = sorted(issue.code for issue in records.find(ws.ledger, Issue))
    assert codes == [f"2020-{number:03d}" for number in range(1, 24)]


def again(ws, proposal, key, **changed):
    """Apply ``proposal`` with one issue changed, as if a newer sheet said so."""
    found = tuple(replace(issue, **changed) if issue.key == key else issue for issue in proposal.issues)
    return imports.apply_proposal(ws, replace(proposal, issues=found)).value


@pytest.fixture
def sheet(practice):
    return imports.read_proposal(practice, practice_workbook())


def test_new_measures_alone_are_backed_up_before_they_are_written(practice, sheet):
    issues.register_issue(practice, IssueDraft(text="手工登记"))
    before = len(upkeep.backups(practice))
    issue = sheet.issues[0]
    extra = replace(issue.measures[0], text="新增措施", position=len(issue.measures) + 1)
    again(practice, sheet, issue.key, measures=(*issue.measures, extra))
    assert upkeep.backups(practice)[0].reason == "import"
    assert len(upkeep.backups(practice)) == before + 1


def test_a_corrected_count_and_another_sheets_margins_are_kept_with_the_batch(practice, sheet):
    listed = Counter(issue.field("area") for issue in sheet.issues)
    newer = replace(sheet, stated_counts=tuple(listed.items()), surroundings=(("A99", "补充说明"),))
    imports.apply_proposal(practice, newer)
    batch = listing.batches(practice)[0]
    assert dict(batch.stated_counts) == dict(listed)
    assert ("A99", "补充说明") in batch.surroundings
    assert overview.overview(practice).warnings == ()
    assert imports.apply_proposal(practice, newer).change.sequence == 0


def test_nothing_to_enter_makes_no_batch(ws, sheet):
    outcome = imports.apply_proposal(ws, replace(sheet, issues=()))
    assert listing.batches(ws) == []
    assert outcome.change.sequence == 0


def test_a_sheets_own_number_that_is_taken_is_kept_beside_the_new_one(ws, sheet):
    issues.register_issue(ws, IssueDraft(text="手工登记", code="1"))
    one, two = sheet.issues[:2]
    numbered = (
        replace(one, fields=(*one.fields, ("code", "1"))),
        replace(two, fields=(*two.fields, ("code", "2020-001"))),
    )
    imports.apply_proposal(ws, replace(sheet, issues=numbered))
    first, second = (issue_of(ws, each.field("text")) for each in numbered)
    assert (first.code, second.code) == ("2020-002", "2020-001")
    assert ("原表编号", "1") in first.extra


def test_a_sheet_with_a_gbk_name_on_a_utf_8_system_comes_in(ws, tmp_path):
    named = tmp_path / "整改台账.xlsx".encode("gbk").decode("utf-8", "surrogateescape")
    named.write_bytes(practice_workbook().read_bytes())
    imports.apply_proposal(ws, imports.read_proposal(ws, named))
    assert listing.batches(ws)[0].source_name == "整改台账.xlsx"


def test_a_sheet_is_read_by_the_offices_own_limit_for_what_is_done_at_once(ws, tmp_path):
    offices.revise_settings(ws, replace(ws.settings, immediate_limit_days=30))
    sheet = tmp_path / "台账.csv"
    sheet.write_text("序号,问题,整改措施,完成时限\n1,执法不规范,开展培训,立行立改\n", encoding="utf-8")
    proposal = imports.read_proposal(ws, sheet, anchor=date(2020, 6, 1))
    assert proposal.issues[0].deadline.due == date(2020, 7, 1)


@pytest.mark.parametrize(("kept", "due"), [(False, date(2020, 10, 6)), (True, date(2020, 10, 13))])
def test_working_days_of_a_sheet_are_counted_by_the_calendar_of_the_ledger(ws, tmp_path, kept, due):
    if kept:
        calendars.put_year(ws, AUTUMN)
    lines = (
        "序号,存在问题,整改措施,责任单位,交办日期,整改时限",
        "1,公示不及时,每周核对,县司法局,2020-09-29,5个工作日内",
    )
    (tmp_path / "问题.csv").write_text("\n".join(lines), encoding="utf-8")
    [issue] = imports.read_proposal(ws, tmp_path / "问题.csv").issues
    assert issue.deadline.due == due
