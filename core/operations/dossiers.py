"""An issue with everything that hangs on it, as its page shows it on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from core.domain.batch import Batch
from core.domain.dossier import IssueDossier, IssueLife, IssueLinks, LinkedMeasure, MeasureDossier
from core.domain.evidence import Evidence
from core.domain.issue import Issue, IssueStatus
from core.domain.letter import Letter, LetterItem
from core.domain.lifecycle import StatusMove
from core.domain.links import MeasureLink
from core.domain.measure import Measure, ProgressNote
from core.domain.milestone import open_stages
from core.domain.register import LinkTarget
from core.domain.reply import Reply, in_order
from core.domain.review import Extension, FollowUp, Review, next_step
from core.domain.unit import UnitShare
from core.operations import units
from core.operations.criteria import criteria_of
from core.operations.links import issues_alike, issues_sharing
from core.operations.milestones import milestones_of
from core.operations.moving import readiness
from core.operations.register_traces import related
from core.operations.task_dossiers import tasks_of_issue
from core.schedule.periods import cycle_after
from core.schedule.timeliness import (
    days_left,
    inherits_deadline,
    issue_timeliness,
    measure_timeliness,
    pressing_day,
)
from core.store import journal, records
from core.store.tables import Record
from core.workspace import Workspace

R = TypeVar("R", bound=Record)


def issue_dossier(ws: Workspace, uuid: str) -> IssueDossier:
    """Return the issue with measures, notes, evidence, letters and its timeline (newest first)."""
    issue = records.get(ws.ledger, Issue, uuid)
    today = ws.clock.today()
    notes = records.find(ws.ledger, ProgressNote, order="noted_on desc, uuid", issue_uuid=uuid)
    milestones = milestones_of(ws, uuid)
    stages = open_stages(milestones)
    measures = tuple(_measures(ws, issue, notes, stages))
    linked = tuple(_linked(ws, uuid))
    own = [note for note in notes if note.measure_uuid is None]
    stage = stages.get(uuid)
    letters = _letters(ws, uuid)
    sent = [each.uuid for each in letters]
    answers = in_order(records.find_in(ws.ledger, Reply, "letter_uuid", sent))
    dossier = IssueDossier(
        related=related(ws, LinkTarget.ISSUE, uuid),
        issue=issue,
        batch=records.get(ws.ledger, Batch, issue.batch_uuid) if issue.batch_uuid else None,
        units=units.names_of(ws, issue_uuid=uuid),
        measures=measures,
        notes=tuple(notes),
        evidence=(
            *records.find(ws.ledger, Evidence, order="name", issue_uuid=uuid),
            *_proofs_of(ws, own),
            *(proof for measure in measures for proof in measure.evidence),
            *(proof for each in linked for proof in each.dossier.evidence),
        ),
        letters=tuple(letters),
        replies=tuple(_once(answers)),
        slips=tuple(_slips(ws, sent)),
        life=_life(ws, issue),
        timeline=(),
        timeliness=issue_timeliness(issue.status, issue.deadline, today=today, soon=ws.soon, stage=stage),
        days_left=days_left(pressing_day(issue.deadline.due, stage), today),
        criteria=tuple(criteria_of(ws, uuid)),
        milestones=tuple(milestones),
        links=IssueLinks(
            measures=linked,
            shared=tuple(issues_sharing(ws, uuid)),
            alike=tuple(issues_alike(ws, uuid)),
        ),
        tasks=tuple(tasks_of_issue(ws, uuid)),
    )
    shares = {share.uuid for share in records.find(ws.ledger, UnitShare, issue_uuid=uuid)}
    trail = journal.entries_of_issue(ws.ledger, uuid, dossier.hanging | shares)
    return replace(dossier, timeline=tuple(trail))


def _linked(ws: Workspace, uuid: str) -> Iterable[LinkedMeasure]:
    """Yield the measures of other issues that stand under this one, each as its own issue shows it."""
    for link in records.find(ws.ledger, MeasureLink, issue_uuid=uuid):
        measure = records.get(ws.ledger, Measure, link.measure_uuid)
        home = records.get(ws.ledger, Issue, measure.issue_uuid)
        notes = records.find(ws.ledger, ProgressNote, order="noted_on desc, uuid", measure_uuid=measure.uuid)
        stages = open_stages(milestones_of(ws, home.uuid))
        shown = _measures(ws, home, notes, stages)
        found = next(each for each in shown if each.measure.uuid == measure.uuid)
        yield LinkedMeasure(link=link, home=home, dossier=found)


_AWAITING = frozenset({IssueStatus.CLOSURE_REQUESTED, IssueStatus.FIRST_REVIEWED})


def _life(ws: Workspace, issue: Issue) -> IssueLife:
    moves = records.find(ws.ledger, StatusMove, order="moved_on, position", issue_uuid=issue.uuid)
    looks = records.find(ws.ledger, FollowUp, order="position", issue_uuid=issue.uuid)
    ready = readiness(ws, issue)
    return IssueLife(
        moves=tuple(moves),
        reviews=tuple(records.find(ws.ledger, Review, order="position", issue_uuid=issue.uuid)),
        follow_ups=tuple(looks),
        extensions=tuple(records.find(ws.ledger, Extension, order="position", issue_uuid=issue.uuid)),
        chain=ready.chain,
        next_step=next_step(ready.chain, ready.passed) if issue.status in _AWAITING else None,
        look_back_due=look_back_due(issue, moves, looks),
    )


def look_back_due(issue: Issue, moves: Sequence[StatusMove], looks: Sequence[FollowUp]) -> date | None:
    """Return when an issue in 长期坚持 is looked at again: one cycle after it was last, or began to be."""
    cycle = issue.deadline.cycle
    if issue.status is not IssueStatus.STANDING or cycle is None:
        return None
    days = [move.moved_on for move in moves if move.to_status is IssueStatus.STANDING]
    days += [look.dated for look in looks]
    return cycle_after(max(days), cycle) if days else None


def _measures(
    ws: Workspace, issue: Issue, notes: Sequence[ProgressNote], stages: Mapping[str, date]
) -> Iterable[MeasureDossier]:
    measures = records.find(ws.ledger, Measure, order="position", issue_uuid=issue.uuid)
    ids = [measure.uuid for measure in measures]
    shares = _grouped(records.find_in(ws.ledger, UnitShare, "measure_uuid", ids), "measure_uuid")
    proofs = _grouped(records.find_in(ws.ledger, Evidence, "measure_uuid", ids), "measure_uuid")
    for measure in measures:
        own = [note for note in notes if note.measure_uuid == measure.uuid]
        deadline, stage = measure.deadline, stages.get(measure.uuid)
        due = pressing_day(deadline.due, stage)
        if inherits_deadline(deadline):
            due = pressing_day(issue.deadline.due, stages.get(issue.uuid), stage)
        parts = sorted(shares[measure.uuid], key=lambda share: share.position)
        yield MeasureDossier(
            measure=measure,
            units=units.names_in(ws, parts),
            notes=tuple(own),
            evidence=(*proofs[measure.uuid], *_proofs_of(ws, own)),
            timeliness=measure_timeliness(
                measure.status,
                measure.deadline,
                issue.status,
                issue.deadline,
                today=ws.clock.today(),
                soon=ws.soon,
                stage=stage,
                issue_stage=stages.get(issue.uuid),
            ),
            due=due,
            days_left=days_left(due, ws.clock.today()),
        )


def _proofs_of(ws: Workspace, notes: Sequence[ProgressNote]) -> list[Evidence]:
    return records.find_in(ws.ledger, Evidence, "progress_uuid", [note.uuid for note in notes])


def _slips(ws: Workspace, letters: Sequence[str]) -> list[Evidence]:
    """Return the scans filed of the slips of letters; files of a reply belong to that."""
    found = records.find_in(ws.ledger, Evidence, "letter_uuid", letters)
    return sorted((each for each in found if each.reply_uuid is None), key=lambda each: each.name)


def _once(answers: Sequence[Reply]) -> list[Reply]:
    """Return replies, one that answered several letters only where it was sent to."""
    shown = {each.uuid for each in answers}
    return [each for each in answers if each.with_uuid not in shown]


def _letters(ws: Workspace, uuid: str) -> list[Letter]:
    items = records.find(ws.ledger, LetterItem, issue_uuid=uuid)
    letters = records.find_in(ws.ledger, Letter, "uuid", [item.letter_uuid for item in items])
    return sorted(letters, key=lambda letter: (letter.dated_on, letter.number), reverse=True)


def _grouped(found: Iterable[R], column: str) -> dict[str, list[R]]:
    groups: dict[str, list[R]] = defaultdict(list)
    for record in found:
        groups[str(getattr(record, column))].append(record)
    return groups
