"""What criteria and milestones share: one or many entered for an issue or its measures in one change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from core.domain.change import Outcome
from core.domain.criterion import Criterion, CriterionDraft
from core.domain.issue import Issue
from core.domain.measure import Measure
from core.domain.milestone import Milestone, MilestoneDraft
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations.moving import require_open
from core.operations.writing import change, outcome, require
from core.store import records
from core.workspace import Workspace

Target = TypeVar("Target", Criterion, Milestone)
Draft = TypeVar("Draft", CriterionDraft, MilestoneDraft)


@dataclass(frozen=True, slots=True)
class TargetKind(Generic[Target, Draft]):
    """What sets one kind of target apart."""

    record: type[Target]
    check: Callable[[Draft], list[Violation]]
    plain: Callable[[Draft], dict[str, Any]]
    """The fields of the record a draft fills, tidied."""
    said: Callable[[Target], dict[str, Any]]
    """What the journal says of the first one entered."""
    split: str
    """The verb of a change that enters what was proposed."""
    nothing: str
    """The refusal when there is nothing to propose."""

    def take(
        self, ws: Workspace, issue_uuid: str, placed: Sequence[tuple[str | None, Draft]]
    ) -> Outcome[list[Target]]:
        """Enter what was proposed in one change; raise ``Refused`` when there is nothing."""
        if not placed:
            raise Refused(self.nothing)
        return self.add(ws, self.split, issue_uuid, placed)

    def add(
        self, ws: Workspace, verb: str, issue_uuid: str, placed: Sequence[tuple[str | None, Draft]]
    ) -> Outcome[list[Target]]:
        """Enter drafts after those an issue has, each for the issue (``None``) or the measure named."""
        for _, draft in placed:
            require(self.check(draft))
        issue = records.get(ws.ledger, Issue, issue_uuid)
        require_open(issue)
        others = records.find(ws.ledger, self.record, issue_uuid=issue_uuid)
        first = 1 + max((other.position for other in others), default=0)
        made = [
            self.record(
                uuid=new_uuid(),
                issue_uuid=issue_uuid,
                measure_uuid=measure_uuid,
                position=first + n,
                **self.plain(draft),
            )
            for n, (measure_uuid, draft) in enumerate(placed)
        ]
        with change(ws, verb, code=issue.code, count=len(made), **self.said(made[0])) as tx:
            tx.add_all(made)
        return outcome(ws, tx, made)


def owner_of(ws: Workspace, issue_uuid: str, measure_uuid: str | None) -> Issue | Measure:
    """Return the record whose raw words a target is read from."""
    if measure_uuid:
        return records.get(ws.ledger, Measure, measure_uuid)
    return records.get(ws.ledger, Issue, issue_uuid)


def proposed_for_all(
    ws: Workspace, issue_uuid: str, propose: Callable[[str | None], Sequence[Draft]]
) -> list[tuple[str | None, Draft]]:
    """Return (measure, draft) of everything that could be proposed for an issue and its measures."""
    owners = (None, *(each.uuid for each in records.find(ws.ledger, Measure, issue_uuid=issue_uuid)))
    return [(owner, draft) for owner in owners for draft in propose(owner)]
