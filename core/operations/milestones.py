"""Milestones (节点): entered by hand or from the stages read in a deadline, reported on, taken out.

A report is a record of its own; reporting again never changes what was reported before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from core.domain import milestone as rules
from core.domain.change import Outcome
from core.domain.deadline import Stage
from core.domain.issue import Issue
from core.domain.measure import Measure
from core.domain.milestone import (
    Milestone,
    MilestoneDraft,
    MilestoneEntry,
    MilestoneReport,
    ReportDraft,
)
from core.domain.quantity import tidy_number
from core.domain.violation import Violation
from core.identity import new_uuid
from core.importing.targets import read_amount
from core.operations.moving import require_open
from core.operations.placed_targets import TargetKind, owner_of, proposed_for_all
from core.operations.writing import change, excerpt, outcome, require
from core.store import records
from core.wording import chinese_date, word
from core.workspace import Workspace


def milestones_of(ws: Workspace, issue_uuid: str) -> list[MilestoneEntry]:
    """Return the milestones of an issue, then those of its measures, by day."""
    places = {each.uuid: each.position for each in records.find(ws.ledger, Measure, issue_uuid=issue_uuid)}
    found = records.find(ws.ledger, Milestone, order="due, position", issue_uuid=issue_uuid)
    reports = records.find_in(ws.ledger, MilestoneReport, "milestone_uuid", [each.uuid for each in found])
    entries = []
    for each in found:
        own = rules.in_order(report for report in reports if report.milestone_uuid == each.uuid)
        entries.append(
            MilestoneEntry(
                milestone=each,
                measure=places.get(each.measure_uuid or "", 0),
                reports=tuple(own),
                state=rules.state_of(each, own, ws.clock.today()),
                lacking=rules.lacking(each, own),
            )
        )
    return sorted(entries, key=lambda entry: entry.measure)


def check_milestone(ws: Workspace, draft: MilestoneDraft) -> list[Violation]:
    """Return everything the rules say of ``draft``."""
    del ws
    return rules.check_milestone(draft)


def add_milestone(
    ws: Workspace, issue_uuid: str, measure_uuid: str | None, draft: MilestoneDraft
) -> Outcome[Milestone]:
    """Add a milestone to an issue, or to one of its measures."""
    made = _kind().add(ws, "milestone.add", issue_uuid, [(measure_uuid, draft)])
    return Outcome(made.value[0], made.change)


def propose_milestones(
    ws: Workspace, issue_uuid: str, measure_uuid: str | None = None
) -> list[MilestoneDraft]:
    """Return the stages read in the deadline of an issue or a measure that are no milestones yet."""
    owner = owner_of(ws, issue_uuid, measure_uuid)
    present = records.find(ws.ledger, Milestone, issue_uuid=issue_uuid, measure_uuid=measure_uuid)
    days = {each.due for each in present}
    return [_from_stage(stage) for stage in owner.deadline.stages if stage.due not in days]


def with_targets(drafts: Sequence[MilestoneDraft], targets: Sequence[str] = ()) -> list[MilestoneDraft]:
    """Return ``drafts`` with those left open told in order by ``targets``; what is not told stays open."""
    told, open_ = iter(targets), word("milestone_form.open_target")
    return [replace(each, target=next(told, open_)) if each.target == open_ else each for each in drafts]


def _from_stage(stage: Stage) -> MilestoneDraft:
    """Return a stage as a draft; one that says only its day (3月底、6月底、9月底) is left open."""
    amount, measure_word = ("", "") if stage.percent is not None else read_amount(stage.target)
    draft = MilestoneDraft(
        due=stage.due,
        target=stage.target,
        percent=stage.percent,
        amount=amount,
        measure_word=measure_word,
    )
    is_open = not stage.target.strip() and stage.percent is None
    return replace(draft, target=word("milestone_form.open_target")) if is_open else draft


def take_milestones(
    ws: Workspace, issue_uuid: str, measure_uuid: str | None, drafts: Sequence[MilestoneDraft]
) -> Outcome[list[Milestone]]:
    """Enter what was proposed in one change; raise ``Refused`` when there is nothing."""
    return _kind().take(ws, issue_uuid, [(measure_uuid, draft) for draft in drafts])


def proposals(ws: Workspace, issue_uuid: str) -> list[tuple[str | None, MilestoneDraft]]:
    """Return (measure, draft) of everything that could be proposed for an issue and its measures.

    Stages that are milestones already are left out.
    """
    return proposed_for_all(ws, issue_uuid, lambda owner: propose_milestones(ws, issue_uuid, owner))


def take_all(
    ws: Workspace, issue_uuid: str, placed: Sequence[tuple[str | None, MilestoneDraft]]
) -> Outcome[list[Milestone]]:
    """Enter everything proposed for an issue and its measures in one change."""
    return _kind().take(ws, issue_uuid, placed)


def _kind() -> TargetKind[Milestone, MilestoneDraft]:
    return TargetKind(
        record=Milestone,
        check=rules.check_milestone,
        plain=_plain,
        said=lambda made: {"day": chinese_date(made.due)},
        split="milestone.split",
        nothing="no_stages",
    )


def _plain(draft: MilestoneDraft) -> dict[str, Any]:
    plain = {each.name: getattr(draft, each.name) for each in fields(draft)}
    return plain | {
        "target": draft.target.strip(),
        "amount": tidy_number(draft.amount),
        "measure_word": draft.measure_word.strip(),
    }


def milestone_draft_of(ws: Workspace, uuid: str) -> MilestoneDraft:
    """Return the milestone as a draft to edit."""
    found = records.get(ws.ledger, Milestone, uuid)
    return MilestoneDraft(**{each.name: getattr(found, each.name) for each in fields(MilestoneDraft)})


def revise_milestone(ws: Workspace, uuid: str, revision: int, draft: MilestoneDraft) -> Outcome[Milestone]:
    """Store an edited milestone; what was reported stays as it is and is judged by the new target."""
    require(rules.check_milestone(draft), "milestone_form")
    found, issue = _opened(ws, uuid)
    with change(ws, "milestone.revise", code=issue.code, day=chinese_date(draft.due)) as tx:
        stored = tx.replace(replace(found, revision=revision, **_plain(draft)))
    return outcome(ws, tx, stored)


def remove_milestone(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take a milestone out with what was reported for it; undo brings both back."""
    found, issue = _opened(ws, uuid)
    with change(ws, "milestone.remove", code=issue.code, day=chinese_date(found.due)) as tx:
        for report in records.find(ws.ledger, MilestoneReport, milestone_uuid=uuid):
            tx.remove(report)
        tx.remove(found)
    return outcome(ws, tx, None)


def check_report(ws: Workspace, uuid: str, draft: ReportDraft) -> list[Violation]:
    """Return everything the rules say of a report."""
    return rules.check_report(records.get(ws.ledger, Milestone, uuid), draft, ws.clock.today())


def report(ws: Workspace, uuid: str, draft: ReportDraft) -> Outcome[MilestoneReport]:
    """Add a report to a milestone; without a person it is the operator who reports, without a day today."""
    said = replace(draft, by=draft.by.strip() or ws.operator, dated=draft.dated or ws.clock.today())
    require(check_report(ws, uuid, said), "report_form")
    found, issue = _opened(ws, uuid)
    earlier = records.find(ws.ledger, MilestoneReport, milestone_uuid=uuid)
    made = MilestoneReport(
        uuid=new_uuid(),
        milestone_uuid=uuid,
        position=1 + max((each.position for each in earlier), default=0),
        reported_on=said.dated or ws.clock.today(),
        reported_by=said.by,
        percent=said.percent,
        amount=tidy_number(said.amount),
        reached=said.reached,
        note=said.note.strip(),
    )
    with change(ws, "milestone.report", code=issue.code, text=excerpt(found.target)) as tx:
        tx.add(made)
    return outcome(ws, tx, made)


def _opened(ws: Workspace, uuid: str) -> tuple[Milestone, Issue]:
    found = records.get(ws.ledger, Milestone, uuid)
    issue = records.get(ws.ledger, Issue, found.issue_uuid)
    require_open(issue)
    return found, issue
