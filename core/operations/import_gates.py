"""What the gates ask of a state that a sheet says of an issue that is known here (docs/decisions/0061).

A sheet carries no review: where it strikes off, asks for closure or says 长期坚持, or starts work without
unit and deadline, the state waits until a person gives the ground it is taken on. The first import of an
issue tells what happened elsewhere and is asked nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.domain.issue import Issue, IssueStatus
from core.domain.lifecycle import Gate, StatusMove, missing_in_sheet
from core.domain.measure import MEASURE_DONE
from core.domain.people_rules import strikes_off
from core.domain.proposal import SHEET_TEXTS, ProposedIssue
from core.domain.violation import Violation
from core.identity import new_uuid
from core.operations.import_changes import Changes, Known
from core.operations.import_days import needs_ground, state_said
from core.operations.moving import following, readiness
from core.operations.writing import say
from core.store.journal import Transaction
from core.wording import word, word_of
from core.workspace import Workspace


def missing_of(ws: Workspace, changes: Changes, row: ProposedIssue, known: Known) -> tuple[Violation, ...]:
    """Return what the state a row says lacks, were everything else written that the row changes."""
    ready = readiness(ws, known.issue)
    names = {
        measure.uuid
        for measure, item, wanted in changes.measures
        if "finished_on" in wanted or ("status" in wanted and item.status in MEASURE_DONE)
    }
    undone = {each.uuid for each in known.measures if each.status not in MEASURE_DONE}
    fresh = sum(state_said(item) in MEASURE_DONE for item in changes.fresh)
    done = ready.measures_done + len(names & undone) + fresh
    after = replace(
        ready,
        units=len(row.units) if "units" in changes.issue else ready.units,
        measures=ready.measures + len(changes.fresh),
        measures_done=done,
    )
    return tuple(missing_in_sheet(_after(changes, row, known.issue), row.status, after))


def _after(changes: Changes, row: ProposedIssue, issue: Issue) -> Issue:
    texts: dict[str, Any] = {name: text for name, text in changes.issue.items() if name in SHEET_TEXTS}
    return replace(issue, deadline=row.deadline if "deadline" in changes.issue else issue.deadline, **texts)


def hold_state(ws: Workspace, changes: Changes, row: ProposedIssue, known: Known, *, ground: bool) -> None:
    """Take a state out of ``changes`` whose gates are shut, unless a ``ground`` is given for it."""
    closing = strikes_off(known.issue.status, row.status)
    if "status" in changes.kept and closing:
        changes.kept.remove("status")
        changes.by_hand = True
    elif "status" not in changes.issue or row.status is known.issue.status:
        return
    missing = missing_of(ws, changes, row, known)
    if changes.by_hand:
        changes.gated = missing
    elif (missing or closing) and not ground:
        changes.gated = missing
        del changes.issue["status"]


def hold_measure_states(changes: Changes) -> None:
    """Take out of ``changes`` the states of measures that no sheet can give by itself."""
    for measure, item, wanted in changes.measures:
        if "status" in wanted and item.status is not None and needs_ground(measure, item):
            wanted.discard("status")
            changes.states.append((item.position, item.status))


def gate_words(changes: Changes, row: ProposedIssue, known: Known) -> list[str]:
    """Return the sentences on states that were held back, with everything the issue's lacks."""
    code = known.issue.code
    told = [
        word("imports.held_measure_state", code=code, position=position, state=word_of(state))
        for position, state in changes.states
    ]
    return [*told, *_issue_words(changes, row, known)]


def _issue_words(changes: Changes, row: ProposedIssue, known: Known) -> list[str]:
    if changes.gated is None:
        return []
    lacks = [say(each) for each in changes.gated if each.rule != Gate.HAS_GROUND]
    told = word("punctuation.semicolon").join(lacks) or word("imports.lacks_nothing")
    key = "held_by_hand" if changes.by_hand else "held_state"
    now = word_of(known.issue.status)
    return [word(f"imports.{key}", code=known.issue.code, now=now, state=word_of(row.status), lacks=told)]


def record_closure(ws: Workspace, tx: Transaction, issue: Issue, ground: str) -> None:
    """Leave the move of a closure that a sheet brought, with the ground it was taken on."""
    tx.add(
        StatusMove(
            uuid=new_uuid(),
            issue_uuid=issue.uuid,
            round=issue.round,
            position=following(ws, StatusMove, issue.uuid),
            from_status=issue.status,
            to_status=IssueStatus.CLOSED,
            moved_on=ws.clock.today(),
            moved_by=ws.operator,
            ground=ground.strip(),
        )
    )
