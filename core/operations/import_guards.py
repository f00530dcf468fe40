"""What a sheet may not change in passing: closed rounds, states without their gates, limits that bind.

Decisions 0028 and 0061: what is held back is named, and a person may give the ground it waits for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.domain.deadline import Deadline
from core.domain.guards import Binding, binding_of, may_extend, needs_extension
from core.domain.issue import Issue, IssueStatus
from core.domain.measure import Measure
from core.domain.proposal import ProposedIssue
from core.domain.review import Extension, ExtensionDraft
from core.identity import new_uuid
from core.operations.import_changes import Changes, Known, field_word
from core.operations.import_gates import gate_words, hold_measure_states, hold_state
from core.operations.limits import binding_words
from core.operations.moving import following
from core.store.journal import Transaction
from core.wording import word
from core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Grounded:
    """What a ground was given for: moving limits that bind, taking states whose gates are shut."""

    limits: bool = False
    states: bool = False


def guard(
    ws: Workspace, changes: Changes, issue: ProposedIssue, known: Known, said: Grounded | None = None
) -> Changes:
    """Take out of ``changes`` what must not be written, by name."""
    said = said or Grounded()
    if known.issue.status is IssueStatus.CLOSED:
        return _closed(changes)
    today = ws.clock.today()
    if "deadline" in changes.issue and _is_kept_back(known, known.issue, issue.deadline, today, said):
        del changes.issue["deadline"]
        changes.late.append("deadline")
    for measure, item, wanted in list(changes.measures):
        if "deadline" not in wanted:
            continue
        if _is_kept_back(known, measure, item.deadline, today, said):
            wanted.discard("deadline")
            changes.late.append(f"measure {item.position} deadline")
    if not said.states:
        hold_measure_states(changes)
    changes.measures = [each for each in changes.measures if each[2]]
    hold_state(ws, changes, issue, known, ground=said.states)
    return changes


def _closed(changes: Changes) -> Changes:
    """Hold everything back: a round that was struck off stays as it was."""
    held = list(changes.issue)
    for _, item, wanted in changes.measures:
        held += [f"measure {item.position} {part}" for part in sorted(wanted) if " " not in part]
        held += ["measures"] if any(" " in part for part in wanted) else []
    held += ["measures"] if changes.fresh else []
    return Changes(kept=changes.kept, closed=list(dict.fromkeys(held)))


def binding_in(known: Known, owner: Issue | Measure, today: date) -> Binding | None:
    """Return why the limit of a known issue, or of a measure of it, binds."""
    return binding_of(known.issue.status, owner.deadline, today, told=owner.uuid in known.told)


def _is_kept_back(known: Known, owner: Issue | Measure, after: Deadline, today: date, said: Grounded) -> bool:
    if not needs_extension(binding_in(known, owner, today), owner.deadline, after):
        return False
    return not (said.limits and may_extend(known.issue.status, owner.deadline, after.due))


def held_words(ws: Workspace, changes: Changes, issue: ProposedIssue, known: Known) -> list[str]:
    """Return the sentences on what was held back of one issue, and on what the clerk's words outweighed."""
    comma, code = word("punctuation.comma_list"), known.issue.code
    found = []
    if changes.kept:
        found.append(word("imports.kept_own", code=code, fields=comma.join(map(field_word, changes.kept))))
    if changes.closed:
        names = comma.join(map(field_word, changes.closed))
        found.append(word("imports.held_closed", code=code, fields=names))
    if changes.late:
        found.append(_late_words(ws, changes, known))
    return found + gate_words(changes, issue, known)


def _late_words(ws: Workspace, changes: Changes, known: Known) -> str:
    today = ws.clock.today()
    owners: tuple[Issue | Measure, ...] = (known.issue, *known.measures)
    bindings = [binding for owner in owners if (binding := binding_in(known, owner, today)) is not None]
    names = word("punctuation.comma_list").join(map(field_word, changes.late))
    why = binding_words(bindings[0], known.issue)
    return word("imports.held_deadline", code=known.issue.code, why=why, fields=names)


def extension_of(
    ws: Workspace,
    tx: Transaction,
    known: Known,
    measure: Measure | None,
    after: Deadline,
    said: ExtensionDraft,
) -> None:
    """Enter the extension by which a sheet moves a limit that binds; the import is then an act."""
    issue, owner = known.issue, measure or known.issue
    before = owner.deadline
    if after.due is None or not needs_extension(binding_in(known, owner, ws.clock.today()), before, after):
        return
    tx.become_act()
    tx.add(
        Extension(
            uuid=new_uuid(),
            issue_uuid=issue.uuid,
            measure_uuid=measure.uuid if measure else None,
            round=issue.round,
            position=following(ws, Extension, issue.uuid),
            old_due=before.due,
            new_due=after.due,
            ground=said.ground.strip(),
            approved_by=said.by.strip(),
            dated=said.dated or ws.clock.today(),
        )
    )
