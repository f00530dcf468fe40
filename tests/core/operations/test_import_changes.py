from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.drafts import UnitName
from core.domain.issue import Issue, IssueStatus
from core.domain.measure import Measure
from core.domain.proposal import Tally
from core.operations import imports, issues, measures, units
from core.operations.practice import practice_workbook
from core.store import records
from tests.builders import by


def issue_of(ws, text) -> Issue:
    return next(issue for issue in records.find(ws.ledger, Issue) if issue.text == text)


def again(ws, proposal, key, **changed):
    """Apply ``proposal`` with one issue changed, as if a newer sheet said so."""
    found = tuple(replace(issue, **changed) if issue.key == key else issue for issue in proposal.issues)
    return imports.apply_proposal(ws, replace(proposal, issues=found)).value


@pytest.fixture
def sheet(practice):
    return imports.read_proposal(practice, practice_workbook())


def test_a_state_the_sheet_changed_is_taken_unless_somebody_moved_the_issue(practice, sheet):
    first, second = [issue for issue in sheet.issues if issue.units][:2]
    said = {"status": IssueStatus.SELF_CHECKED, "status_raw": "已完成"}
    again(practice, sheet, first.key, **said)
    taken = issue_of(practice, first.field("text"))
    assert (taken.status, taken.status_raw) == (IssueStatus.SELF_CHECKED, "已完成")
    mine = issue_of(practice, second.field("text"))
    issues.move_issue(practice, mine.uuid, IssueStatus.CLAIMED)
    newer = replace(
        sheet, issues=tuple(replace(i, **said) if i.key == second.key else i for i in sheet.issues)
    )
    judged = next(i for i in imports.compared(practice, newer).issues if i.key == second.key)
    assert "整改状态" in judged.reasons[-1]
    imports.apply_proposal(practice, newer)
    assert issue_of(practice, second.field("text")).status is IssueStatus.CLAIMED


def test_a_state_nobody_understands_pushes_no_issue_back(practice, sheet):
    first = next(issue for issue in sheet.issues if issue.units and issue.deadline.due)
    again(practice, sheet, first.key, status=IssueStatus.SELF_CHECKED, status_raw="已完成")
    again(practice, sheet, first.key, status=IssueStatus.REGISTERED, status_raw="差不多了")
    assert issue_of(practice, first.field("text")).status is IssueStatus.SELF_CHECKED


def test_a_measures_own_deadline_and_units_follow_the_sheet_and_the_clerk_is_kept(practice, sheet):
    issue = next(each for each in sheet.issues if len(each.measures) > 1)
    one, two = issue.measures[:2]
    own = {"deadline": by(date(2020, 9, 30)), "units": (UnitName("市财政局"),)}
    told = (replace(one, **own), *issue.measures[1:])
    result = again(practice, sheet, issue.key, measures=told)
    assert (result.measures.new, result.measures.updated) == (0, 1)
    found = {measure.text: measure for measure in records.find(practice.ledger, Measure)}
    stored = found[one.text]
    assert stored.deadline.due == date(2020, 9, 30)
    assert units.names_of(practice, measure_uuid=stored.uuid) == (UnitName("市财政局"),)
    draft = measures.measure_draft_of(practice, stored.uuid)
    mine = replace(draft, deadline_raw="2020年11月底前")
    measures.revise_measure(practice, stored.uuid, stored.revision, mine)
    later = (replace(one, **own | {"deadline": by(date(2020, 12, 31))}), *issue.measures[1:])
    newer = replace(
        sheet, issues=tuple(replace(i, measures=later) if i.key == issue.key else i for i in sheet.issues)
    )
    for _ in range(2):
        judged = next(i for i in imports.compared(practice, newer).issues if i.key == issue.key)
        assert "措施1的完成时限" in judged.reasons[-1]
        imports.apply_proposal(practice, newer)
    assert records.get(practice.ledger, Measure, stored.uuid).deadline.raw == "2020年11月底前"
    assert two.text in found


def test_a_unit_known_by_another_name_is_no_change_of_the_clerks(practice, sheet):
    issue = next(each for each in sheet.issues if len(each.units) == 1)
    unit = units.unit_of(practice, issue.units[0].name)
    units.revise_unit(practice, replace(unit, name="改名后的单位", aliases=(unit.name,)))
    added = (*issue.units, UnitName("新设局"))
    other = next(each for each in sheet.issues if each.key != issue.key)
    fresh = replace(
        other, key="fresh", fields=(("text", "新问题"),), units=(UnitName("新设局"),), measures=()
    )
    found = tuple(replace(i, units=added) if i.key == issue.key else i for i in sheet.issues)
    result = imports.apply_proposal(practice, replace(sheet, issues=(*found, fresh))).value
    assert result.issues == Tally(new=1, updated=1, unchanged=21)
    shown = units.names_of(practice, issue_uuid=issue_of(practice, issue.field("text")).uuid)
    assert [name.name for name in shown] == ["改名后的单位", "新设局"]
    assert units.unit_names(practice).count("新设局") == 1


def test_a_measure_the_clerk_removed_does_not_come_back(practice, sheet):
    issue = next(each for each in sheet.issues if len(each.measures) > 1)
    gone = next(m for m in records.find(practice.ledger, Measure) if m.text == issue.measures[0].text)
    measures.remove_measure(practice, gone.uuid)
    added = replace(issue.measures[0], text="全新的措施")
    again(practice, sheet, issue.key, measures=(added, *issue.measures[1:]))
    result = imports.apply_proposal(practice, sheet).value
    assert result.measures.new == 0
    assert all(m.text != gone.text for m in records.find(practice.ledger, Measure))
