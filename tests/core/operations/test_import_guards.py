"""A sheet changes nothing of a closed round, and moves a limit that runs only with a ground."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.guards import binding_of, may_extend, needs_extension
from core.domain.issue import Issue, IssueStatus
from core.domain.proposal import Proposal, ProposedIssue
from core.domain.review import Extension, ExtensionDraft
from core.errors import Refused
from core.operations import history, imports, issues, measures
from core.operations.practice import practice_workbook
from core.store import records
from core.store.journal import transaction
from core.workspace import Workspace
from tests.builders import by

STATUS = IssueStatus


def put(ws: Workspace, issue: Issue, status: IssueStatus) -> Issue:
    """Let ``issue`` stand in ``status`` as an imported state would."""
    with transaction(ws.ledger, "x", "x", now=ws.clock.now(), actor="") as tx:
        return tx.replace(replace(issue, status=status))


def dated(ws: Workspace, sheet: Proposal) -> tuple[ProposedIssue, Issue]:
    for row in sheet.issues:
        for issue in records.find(ws.ledger, Issue, source_key=row.key):
            if issue.deadline.due is not None:
                return row, issue
    raise AssertionError


def newer(sheet: Proposal, row: ProposedIssue, **said: Any) -> Proposal:
    return replace(sheet, issues=tuple(replace(i, **said) if i.key == row.key else i for i in sheet.issues))


@pytest.fixture
def sheet(practice: Workspace) -> Proposal:
    return imports.read_proposal(practice, practice_workbook())


def test_a_closed_issue_stays_as_it_was_and_the_preview_says_so(practice: Workspace, sheet: Proposal) -> None:
    row, issue = dated(practice, sheet)
    closed = put(practice, issue, STATUS.CLOSED)
    fields = (*((n, t) for n, t in row.fields if n != "progress"), ("progress", "改了说法"))
    more = (*row.measures, replace(row.measures[0], text="再加一条措施", position=99))
    told = newer(sheet, row, fields=fields, measures=more, deadline=by(date(2031, 1, 1)))
    judged = next(each for each in imports.compared(practice, told).issues if each.key == row.key)
    assert judged.verdict.value == "unchanged"
    assert "已销号，未改动" in judged.reasons[-1]
    assert "目前进展" in judged.reasons[-1]
    assert "整改措施" in judged.reasons[-1]
    result = imports.apply_proposal(practice, told).value
    assert records.get(practice.ledger, Issue, issue.uuid) == closed
    assert [each for each in result.held if closed.code in each]
    assert result.issues.updated == 0


def test_a_limit_that_runs_waits_for_an_extension_and_moves_with_a_ground(
    practice: Workspace, sheet: Proposal
) -> None:
    row, issue = dated(practice, sheet)
    running = put(practice, issue, STATUS.RECTIFYING)
    told = newer(sheet, row, deadline=by(date(2031, 1, 1)))
    for _ in range(2):
        result = imports.apply_proposal(practice, told).value
        assert any("延期" in each for each in result.held)
        assert records.get(practice.ledger, Issue, issue.uuid).deadline == running.deadline
    said = ExtensionDraft(ground="资金未到位", by="县长")
    imports.apply_proposal(practice, told, extension=said)
    moved = records.get(practice.ledger, Issue, issue.uuid)
    assert (moved.deadline.due, moved.deadline.original_due) == (date(2031, 1, 1), running.deadline.due)
    made = records.find(practice.ledger, Extension, issue_uuid=issue.uuid)
    assert [(each.old_due, each.ground, each.approved_by) for each in made] == [
        (running.deadline.due, "资金未到位", "县长")
    ]
    with pytest.raises(Refused, match="undo_barrier"):
        history.undo(practice)


def test_before_it_binds_a_sheet_changes_the_limit_freely(practice: Workspace, sheet: Proposal) -> None:
    row, issue = dated(practice, sheet)
    with transaction(practice.ledger, "x", "x", now=practice.clock.now(), actor="") as tx:
        ahead = replace(issue, deadline=replace(issue.deadline, due=date(2020, 12, 31)))
        said = tuple(
            (name, ahead.deadline.raw if name == "deadline" else text) for name, text in ahead.source_values
        )
        tx.replace(replace(ahead, source_values=said))
    imports.apply_proposal(practice, newer(sheet, row, deadline=by(date(2031, 1, 1))))
    assert records.get(practice.ledger, Issue, issue.uuid).deadline.due == date(2031, 1, 1)


def test_the_form_names_the_extension_and_lets_other_words_of_the_same_day_pass(ws: Workspace) -> None:
    draft = IssueDraft(text="甲", units=(UnitName("县司法局"),), deadline_raw="2020年12月31日前")
    issue = issues.register_issue(ws, draft).value
    free = replace(draft, code=issue.code, deadline_raw="2020年11月30日前")
    issue = issues.revise_issue(ws, issue.uuid, issue.revision, free).value
    own = MeasureDraft(text="培训", deadline_raw="2020年10月31日前")
    measure = measures.add_measure(ws, issue.uuid, own).value
    issue = put(ws, issue, STATUS.RECTIFYING)
    late = replace(free, deadline_raw="2021年6月30日前")
    found = [each.rule for each in issues.check_issue(ws, late, issue.uuid) if each.field == "deadline_raw"]
    assert found == ["deadline_needs_extension"]
    with pytest.raises(Refused, match="not_valid"):
        issues.revise_issue(ws, issue.uuid, issue.revision, late)
    with pytest.raises(Refused, match="not_valid"):
        measures.revise_measure(
            ws, measure.uuid, measure.revision, replace(own, deadline_raw="2021年6月30日前")
        )
    same = replace(free, deadline_raw="2020年11月底前")
    assert issues.revise_issue(ws, issue.uuid, issue.revision, same).value.deadline.raw == "2020年11月底前"


def test_an_extension_never_goes_before_the_first_day() -> None:
    limit = by(date(2020, 12, 31))
    assert not may_extend(STATUS.RECTIFYING, limit, date(2020, 12, 1))
    assert may_extend(STATUS.RECTIFYING, limit, date(2021, 1, 1))
    assert not may_extend(STATUS.SELF_CHECKED, limit, date(2021, 1, 1))
    standing = binding_of(STATUS.STANDING, limit, date(2020, 1, 1), told=True)
    assert not needs_extension(standing, limit, by(date(2021, 1, 1)))
