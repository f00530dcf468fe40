"""What a sheet may not change in passing: closed rounds, and limits that run (docs/decisions/0028)."""

from __future__ import annotations

from core.domain.deadline import Deadline
from core.domain.guards import may_extend, needs_extension
from core.domain.issue import Issue, IssueStatus
from core.domain.measure import Measure
from core.domain.proposal import ProposedIssue
from core.domain.review import Extension, ExtensionDraft
from core.identity import new_uuid
from core.operations.import_changes import Changes, Known, field_word
from core.operations.moving import following
from core.store.journal import Transaction
from core.wording import word, word_of
from core.workspace import Workspace


def guard(changes: Changes, issue: ProposedIssue, known: Known, *, grounded: bool = False) -> Changes:
    """Take out of ``changes`` what must not be written, by name; ``grounded``: extensions have a ground."""
    if known.issue.status is IssueStatus.CLOSED:
        return _closed(changes)
    kept_back = _is_kept_back(known.issue, known.issue.deadline, issue.deadline, grounded=grounded)
    if "deadline" in changes.issue and kept_back:
        del changes.issue["deadline"]
        changes.late.append("deadline")
    for measure, item, wanted in list(changes.measures):
        if "deadline" not in wanted:
            continue
        if _is_kept_back(known.issue, measure.deadline, item.deadline, grounded=grounded):
            wanted.discard("deadline")
            changes.late.append(f"measure {item.position} deadline")
    changes.measures = [each for each in changes.measures if each[2]]
    return changes


def _closed(changes: Changes) -> Changes:
    """Hold everything back: a round that was struck off stays as it was."""
    held = list(changes.issue)
    for _, item, wanted in changes.measures:
        held += [f"measure {item.position} {part}" for part in sorted(wanted) if " " not in part]
        held += ["measures"] if any(" " in part for part in wanted) else []
    held += ["measures"] if changes.fresh else []
    return Changes(kept=changes.kept, closed=list(dict.fromkeys(held)))


def _is_kept_back(issue: Issue, before: Deadline, after: Deadline, *, grounded: bool) -> bool:
    if not needs_extension(issue.status, before, after):
        return False
    return not (grounded and may_extend(issue.status, before, after.due))


def held_words(changes: Changes, known: Known) -> list[str]:
    """Return the sentences on what was held back of one issue."""
    comma = word("punctuation.comma_list")
    found = []
    if changes.closed:
        names = comma.join(map(field_word, changes.closed))
        found.append(word("imports.held_closed", code=known.issue.code, fields=names))
    if changes.late:
        names, state = comma.join(map(field_word, changes.late)), word_of(known.issue.status)
        found.append(word("imports.held_deadline", code=known.issue.code, state=state, fields=names))
    return found


def extension_of(
    ws: Workspace,
    tx: Transaction,
    issue: Issue,
    measure: Measure | None,
    after: Deadline,
    said: ExtensionDraft,
) -> None:
    """Enter the extension by which a sheet moves a limit that runs; the import is then an act."""
    before = (measure or issue).deadline
    if after.due is None or not needs_extension(issue.status, before, after):
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
