"""Which limits bind: handed down, told in a letter that was sent, or over (``core.domain.guards``).

Form, command line, several issues at once and imports all ask here (docs/decisions/0061).
"""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.deadline import Deadline
from core.domain.guards import Binding, binding_of, moves
from core.domain.issue import Issue
from core.domain.letter import Letter, LetterItem, LetterState
from core.domain.measure import Measure
from core.domain.violation import Violation
from core.store import records
from core.wording import word, word_of
from core.workspace import Workspace


def told_of(ws: Workspace, issue_uuids: Sequence[str]) -> frozenset[str]:
    """Return the issues, and of their measures those, that a letter sent and not voided speaks of."""
    items = records.find_in(ws.ledger, LetterItem, "issue_uuid", issue_uuids)
    letters = records.find_in(ws.ledger, Letter, "uuid", [item.letter_uuid for item in items])
    sent = {letter.uuid for letter in letters if letter.state is LetterState.DISPATCHED}
    told = [item for item in items if item.letter_uuid in sent]
    return frozenset(uuid for item in told for uuid in (item.issue_uuid, item.measure_uuid) if uuid)


def bound(ws: Workspace, issue: Issue, owner: Issue | Measure) -> Binding | None:
    """Return why the limit of ``owner`` (the issue or a measure of it) binds."""
    told = owner.uuid in told_of(ws, [issue.uuid])
    return binding_of(issue.status, owner.deadline, ws.clock.today(), told=told)


def check_limit(ws: Workspace, issue: Issue, owner: Issue | Measure, after: Deadline) -> list[Violation]:
    """Return what keeps the words of a limit from being edited: one that binds is moved by an extension."""
    binding = bound(ws, issue, owner) if moves(owner.deadline, after) else None
    if binding is None:
        return []
    facts = (("why", binding_words(binding, issue)),)
    return [Violation("deadline_raw", "deadline_needs_extension", facts=facts)]


def binding_words(binding: Binding, issue: Issue) -> str:
    """Return in words why a limit of ``issue`` binds."""
    return word(f"limit_binding.{binding}", state=word_of(issue.status))
