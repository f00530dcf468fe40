"""An import that struck off is taken back whole, by two, with its ground; nothing else, never redone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from core.domain.batch import Batch
from core.domain.drafts import ProgressDraft
from core.domain.issue import Issue, IssueStatus
from core.domain.people import OperatorDraft, OperatorRole, Signature
from core.domain.proposal import Proposal, ProposedIssue
from core.domain.review import ExtensionDraft
from core.errors import Refused
from core.operations import history, imports, ladders, letters, notes, people, signing, tags, upkeep
from core.operations.import_withdrawals import needs_second, withdraw_import, withdrawable
from core.operations.letter_request import request_of
from core.operations.practice import practice_workbook
from core.store import records
from core.workspace import Workspace
from tests.builders import by
from tests.core.operations.test_import_guards import dated, newer, put
from tests.core.operations.test_two_person_paths import LI, of_two, setting, status, striking_off
from tests.core.store.opened import contents

CLOSED = IssueStatus.CLOSED
GROUND = "导错了表"
PAPER = "省里复核意见"


def with_a_new_one(sheet: Proposal, row: ProposedIssue) -> Proposal:
    more = replace(row, key="另一行", row=99, fields=(("text", "另一个问题"),), uuid="")
    return replace(sheet, issues=(*sheet.issues, more))


def test_all_of_it_comes_back_with_two_and_a_ground_and_is_not_redone(practice: Workspace) -> None:
    of_two(practice)
    sheet, row = striking_off(practice)
    before = contents(practice.ledger)
    imports.apply_proposal(practice, with_a_new_one(sheet, row), second=LI, status_ground=PAPER)
    assert status(practice, row) is CLOSED
    assert history.undo_label(practice) is None
    assert "导入" in (withdrawable(practice) or "")
    assert needs_second(practice)
    for refused, given in (
        ("withdraw_ground", ("  ", LI)),
        ("second_needed", (GROUND, None)),
        ("second_same", (GROUND, Signature("王经办"))),
        ("pin_wrong", (GROUND, Signature("李芳", "0000"))),
    ):
        with pytest.raises(Refused, match=refused):
            withdraw_import(practice, *given)
        assert status(practice, row) is CLOSED
    withdraw_import(practice, GROUND, LI)
    assert contents(practice.ledger) == before
    line = history.entries(practice)[0].summary
    assert GROUND in line
    assert "王经办、李芳双人复核" in line
    with pytest.raises(Refused, match="nothing_to_redo"):
        history.redo(practice)
    assert upkeep.check(practice, full=True) == []


def test_the_import_can_be_done_again_and_what_was_before_undone(practice: Workspace) -> None:
    sheet, row = striking_off(practice)
    imports.apply_proposal(practice, sheet, status_ground=PAPER)
    assert not needs_second(practice)
    withdraw_import(practice, GROUND)
    imports.apply_proposal(practice, sheet, status_ground=PAPER)
    assert status(practice, row) is CLOSED
    withdraw_import(practice, GROUND)
    history.undo(practice)
    assert records.find(practice.ledger, Issue) == []


def test_an_extension_of_an_import_comes_back_too(practice: Workspace) -> None:
    sheet = imports.read_proposal(practice, practice_workbook())
    row, issue = dated(practice, sheet)
    put(practice, issue, IssueStatus.RECTIFYING)
    before = contents(practice.ledger)
    later = newer(sheet, row, deadline=by(date(2031, 1, 1)))
    imports.apply_proposal(practice, later, extension=ExtensionDraft(ground="资金未到位", by="县长"))
    withdraw_import(practice, GROUND)
    assert contents(practice.ledger) == before


def test_only_the_last_step_is_withdrawn_and_only_such_an_import(practice: Workspace) -> None:
    assert withdrawable(practice) is None
    with pytest.raises(Refused, match="withdraw_nothing"):
        withdraw_import(practice, GROUND)
    sheet, row = striking_off(practice)
    imports.apply_proposal(practice, sheet, status_ground=PAPER)
    issue = next(each for each in records.find(practice.ledger, Issue) if each.status is not CLOSED)
    notes.add_note(
        practice, issue.uuid, None, ProgressDraft(text="已开会", noted_on=practice.clock.today()), ()
    )
    with pytest.raises(Refused, match="withdraw_covered"):
        withdraw_import(practice, GROUND)
    assert status(practice, row) is CLOSED
    history.undo(practice)
    withdraw_import(practice, GROUND)
    assert status(practice, row) is not CLOSED


def test_who_may_not_strike_off_withdraws_no_closure(practice: Workspace) -> None:
    people.add_operator(practice, OperatorDraft(name="李芳", roles=(OperatorRole.CLERK,)))
    setting(practice, roles_on=True)
    sheet, row = striking_off(practice)
    imports.apply_proposal(practice, sheet, status_ground=PAPER)
    signing.sign_in(practice, Signature("李芳"))
    with pytest.raises(Refused, match="role_missing"):
        withdraw_import(practice, GROUND)
    assert status(practice, row) is CLOSED


def with_ladder(ws: Workspace, batch: Batch) -> None:
    ladders.choose(ws, ladders.presets()[-1].preset or "sanming", batch.uuid)


def with_tags(ws: Workspace, batch: Batch) -> None:
    ids = [each.uuid for each in records.find(ws.ledger, Issue, batch_uuid=batch.uuid)]
    tags.change_tags(ws, ids, add=("重点",))


def with_letter(ws: Workspace, batch: Batch) -> None:
    proposal = letters.propose(ws)[0]
    letters.dispatch(ws, request_of(proposal, ws.clock.today()))


@pytest.mark.parametrize(
    ("act", "named", "undoable"),
    [(with_ladder, "阶梯", True), (with_tags, "标签", True), (with_letter, "发出", False)],
)
def test_what_stands_on_the_batch_is_named_and_nothing_is_half_withdrawn(
    practice: Workspace, act: Callable[[Workspace, Batch], None], named: str, *, undoable: bool
) -> None:
    sheet, row = striking_off(practice)
    before = contents(practice.ledger)
    imports.apply_proposal(practice, sheet, status_ground=PAPER)
    (issue,) = records.find(practice.ledger, Issue, source_key=row.key)
    act(practice, records.get(practice.ledger, Batch, issue.batch_uuid or ""))
    standing = contents(practice.ledger)
    with pytest.raises(Refused, match="withdraw_covered") as found:
        withdraw_import(practice, GROUND)
    assert named in str(found.value.facts["steps"])
    assert found.value.facts["count"] == 1
    assert contents(practice.ledger) == standing
    assert withdrawable(practice) is None
    if undoable:
        history.undo(practice)
        withdraw_import(practice, GROUND)
        assert contents(practice.ledger) == before
    assert upkeep.check(practice, full=True) == []


def test_an_import_into_a_batch_that_has_all_of_them_leaves_them_when_withdrawn(practice: Workspace) -> None:
    sheet, row = striking_off(practice)
    imports.apply_proposal(practice, replace(sheet, issues=sheet.issues[1:]))
    batch = records.find(practice.ledger, Batch)[0]
    for act in (with_ladder, with_tags, with_letter):
        act(practice, batch)
    before = contents(practice.ledger)
    imports.apply_proposal(practice, sheet, status_ground=PAPER)
    assert status(practice, row) is CLOSED
    withdraw_import(practice, GROUND)
    assert contents(practice.ledger) == before
    assert upkeep.check(practice, full=True) == []
