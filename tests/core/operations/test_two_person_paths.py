"""No way around the second person: import, undo and redo, a change of names, a restore."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.issue import Issue, IssueStatus
from core.domain.people import OperatorDraft, OperatorRole, Signature
from core.domain.proposal import Proposal, ProposedIssue
from core.errors import Refused
from core.operations import history, imports, ledgers, offices, people, signing, units, upkeep
from core.operations.practice import practice_workbook
from core.store import records
from core.store.journal import transaction
from core.workspace import Workspace

CLERK, REVIEWER, ADMIN = OperatorRole
LI = Signature("李芳", "739164")
CLOSED = IssueStatus.CLOSED
PAPER = "省里复核意见"


def setting(ws: Workspace, **values: bool) -> None:
    offices.revise_settings(ws, replace(ws.settings, **values))


def of_two(ws: Workspace) -> None:
    li = people.add_operator(ws, OperatorDraft(name="李芳", roles=(CLERK,))).value
    people.set_pin(ws, li.uuid, LI.pin)
    setting(ws, two_person=True)


def striking_off(ws: Workspace) -> tuple[Proposal, ProposedIssue]:
    sheet = imports.read_proposal(ws, practice_workbook())
    row = sheet.issues[0]
    struck = replace(row, status=CLOSED, status_raw="已销号")
    return replace(sheet, issues=(struck, *sheet.issues[1:])), row


def status(ws: Workspace, row: ProposedIssue) -> IssueStatus:
    (issue,) = records.find(ws.ledger, Issue, source_key=row.key)
    return issue.status


def test_a_sheet_strikes_off_only_with_two_and_neither_undo_nor_redo_passes_it(practice: Workspace) -> None:
    of_two(practice)
    sheet, row = striking_off(practice)
    with pytest.raises(Refused, match="second_needed"):
        imports.apply_proposal(practice, sheet, status_ground=PAPER)
    assert status(practice, row) is not CLOSED
    imports.apply_proposal(practice, sheet, status_ground=PAPER, second=LI)
    assert status(practice, row) is CLOSED
    assert "王经办、李芳双人复核" in history.entries(practice)[0].summary
    with pytest.raises(Refused, match="undo_barrier"):
        history.undo(practice)
    with pytest.raises(Refused, match="nothing_to_redo"):
        history.redo(practice)
    assert status(practice, row) is CLOSED


def struck_off_undoably(ws: Workspace, row: ProposedIssue) -> None:
    """Leave an undone import in the journal as versions before this rule did."""
    (issue,) = records.find(ws.ledger, Issue, source_key=row.key)
    with transaction(ws.ledger, "import", "导入", now=ws.clock.now(), actor="王经办") as tx:
        tx.replace(replace(issue, status=CLOSED))
    history.undo(ws)


def test_an_undone_closure_of_earlier_versions_is_not_redone_by_one_person(practice: Workspace) -> None:
    _, row = striking_off(practice)
    of_two(practice)
    struck_off_undoably(practice, row)
    with pytest.raises(Refused, match="second_needed"):
        history.redo(practice)
    assert status(practice, row) is not CLOSED


def test_such_a_closure_is_not_redone_without_the_role_and_else_is(practice: Workspace) -> None:
    _, row = striking_off(practice)
    people.add_operator(practice, OperatorDraft(name="李芳", roles=(CLERK,)))
    setting(practice, roles_on=True)
    struck_off_undoably(practice, row)
    signing.sign_in(practice, Signature("李芳"))
    with pytest.raises(Refused, match="role_missing"):
        history.redo(practice)
    assert status(practice, row) is not CLOSED
    practice.desk.operator_uuid = ""
    history.redo(practice)
    assert status(practice, row) is CLOSED


def test_an_import_of_a_clerk_strikes_nothing_off_where_roles_are_asked(practice: Workspace) -> None:
    people.add_operator(practice, OperatorDraft(name="李芳", roles=(CLERK,)))
    setting(practice, roles_on=True)
    signing.sign_in(practice, Signature("李芳"))
    sheet, row = striking_off(practice)
    with pytest.raises(Refused, match="role_missing"):
        imports.apply_proposal(practice, sheet, status_ground=PAPER)
    assert status(practice, row) is not CLOSED


def test_one_person_is_not_two_by_another_name_for_the_usual_operator(practice: Workspace) -> None:
    of_two(practice)
    offices.revise_office(practice, replace(practice.office, operator="某某"))
    sheet, row = striking_off(practice)
    with pytest.raises(Refused, match="operator_unknown"):
        imports.apply_proposal(practice, sheet, status_ground=PAPER, second=Signature("王经办"))
    assert status(practice, row) is not CLOSED


def test_who_has_no_record_sets_nobody_a_pin_where_roles_are_asked(practice: Workspace) -> None:
    li = people.add_operator(practice, OperatorDraft(name="李芳", roles=(CLERK,))).value
    setting(practice, roles_on=True)
    offices.revise_office(practice, replace(practice.office, operator="某某"))
    with pytest.raises(Refused, match="role_missing"):
        people.set_pin(practice, li.uuid, "1234")
    assert not signing.has_pin(practice, li.uuid)


def test_a_restored_ledger_asks_for_both_as_the_first_did(practice: Workspace, tmp_path: Path) -> None:
    of_two(practice)
    upkeep.restore(upkeep.backup(practice, tmp_path / "备份"), tmp_path / "恢复", practice.clock)
    with closing(ledgers.open_ledger(tmp_path / "恢复", practice.clock)) as again:
        sheet, row = striking_off(again)
        with pytest.raises(Refused, match="second_needed"):
            imports.apply_proposal(again, sheet, status_ground=PAPER)
        with pytest.raises(Refused, match="pin_wrong"):
            imports.apply_proposal(again, sheet, status_ground=PAPER, second=Signature("李芳", "0000"))
        assert status(again, row) is not CLOSED


def test_a_merge_of_units_changes_no_state_and_is_taken_back_with_roles(practice: Workspace) -> None:
    before = [issue.status for issue in records.find(practice.ledger, Issue, order="code")]
    keep, gone = (line.uuid for line in units_of(practice)[:2])
    people.add_operator(practice, OperatorDraft(name="赵审核", roles=(REVIEWER,)))
    setting(practice, roles_on=True)
    signing.sign_in(practice, Signature("赵审核"))
    with pytest.raises(Refused, match="role_missing"):
        units.merge_units(practice, keep, gone)
    practice.desk.operator_uuid = ""
    units.merge_units(practice, keep, gone)
    signing.sign_in(practice, Signature("赵审核"))
    with pytest.raises(Refused, match="role_missing"):
        history.undo(practice)
    practice.desk.operator_uuid = ""
    history.undo(practice)
    history.redo(practice)
    assert [issue.status for issue in records.find(practice.ledger, Issue, order="code")] == before


def units_of(ws: Workspace) -> list[units.Unit]:
    return records.find(ws.ledger, units.Unit, order="name")
