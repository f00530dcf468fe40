"""Criteria (检验标准) one by one: entered, taken from the raw words, answered, taken out.

The raw words of an issue or a measure are never changed by any of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from core.domain import criterion as rules
from core.domain.change import Outcome
from core.domain.criterion import AnswerDraft, Criterion, CriterionDraft, CriterionEntry
from core.domain.evidence import Evidence
from core.domain.issue import Issue
from core.domain.measure import Measure
from core.domain.quantity import tidy_number
from core.domain.violation import Violation
from core.importing.targets import read_criteria
from core.operations.evidence import keep_files, owned
from core.operations.moving import require_links_open, require_open
from core.operations.placed_targets import TargetKind, owner_of, proposed_for_all
from core.operations.writing import change, excerpt, outcome, require
from core.progress import SILENT, Progress
from core.store import records
from core.workspace import Workspace


def criteria_of(ws: Workspace, issue_uuid: str) -> list[CriterionEntry]:
    """Return the criteria of an issue, then those of its measures, in order."""
    places = {each.uuid: each.position for each in records.find(ws.ledger, Measure, issue_uuid=issue_uuid)}
    found = records.find(ws.ledger, Criterion, order="position", issue_uuid=issue_uuid)
    proofs = records.find_in(ws.ledger, Evidence, "criterion_uuid", [each.uuid for each in found])
    present = records.get(ws.ledger, Issue, issue_uuid).round
    entries = [
        CriterionEntry(
            round=present,
            criterion=each,
            measure=places.get(each.measure_uuid or "", 0),
            evidence=tuple(proof for proof in proofs if proof.criterion_uuid == each.uuid),
        )
        for each in found
    ]
    return sorted(entries, key=lambda entry: (entry.measure, entry.criterion.position))


def check_criterion(ws: Workspace, draft: CriterionDraft) -> list[Violation]:
    """Return everything the rules say of ``draft``."""
    del ws
    return rules.check_criterion(draft)


def add_criterion(
    ws: Workspace, issue_uuid: str, measure_uuid: str | None, draft: CriterionDraft
) -> Outcome[Criterion]:
    """Add a criterion at the end of those of an issue, or of one of its measures."""
    made = _kind().add(ws, "criterion.add", issue_uuid, [(measure_uuid, draft)])
    return Outcome(made.value[0], made.change)


def propose_criteria(ws: Workspace, issue_uuid: str, measure_uuid: str | None = None) -> list[CriterionDraft]:
    """Return the items the raw words of an issue or a measure are made of; nothing is written."""
    owner = owner_of(ws, issue_uuid, measure_uuid)
    return read_criteria(owner.criteria)


def take_criteria(
    ws: Workspace, issue_uuid: str, measure_uuid: str | None, drafts: Sequence[CriterionDraft]
) -> Outcome[list[Criterion]]:
    """Enter what was proposed (拆分为条目) in one change; raise ``Refused`` when there is nothing."""
    return _kind().take(ws, issue_uuid, [(measure_uuid, draft) for draft in drafts])


def proposals(ws: Workspace, issue_uuid: str) -> list[tuple[str | None, CriterionDraft]]:
    """Return (measure, draft) of everything that could be proposed for an issue and its measures.

    Owners that have items already are left out.
    """

    def propose(owner: str | None) -> list[CriterionDraft]:
        has_some = records.find(ws.ledger, Criterion, issue_uuid=issue_uuid, measure_uuid=owner)
        return [] if has_some else propose_criteria(ws, issue_uuid, owner)

    return proposed_for_all(ws, issue_uuid, propose)


def take_all(
    ws: Workspace, issue_uuid: str, placed: Sequence[tuple[str | None, CriterionDraft]]
) -> Outcome[list[Criterion]]:
    """Enter everything proposed for an issue and its measures in one change."""
    return _kind().take(ws, issue_uuid, placed)


def _kind() -> TargetKind[Criterion, CriterionDraft]:
    return TargetKind(
        record=Criterion,
        check=rules.check_criterion,
        plain=_plain,
        said=lambda made: {"text": excerpt(made.text)},
        split="criterion.split",
        nothing="no_criteria_text",
    )


def _plain(draft: CriterionDraft) -> dict[str, Any]:
    plain = {each.name: getattr(draft, each.name) for each in fields(draft)}
    return plain | {"target": tidy_number(draft.target), "measure_word": draft.measure_word.strip()}


def criterion_draft_of(ws: Workspace, uuid: str) -> CriterionDraft:
    """Return the criterion as a draft to edit."""
    standard = records.get(ws.ledger, Criterion, uuid)
    return CriterionDraft(**{each.name: getattr(standard, each.name) for each in fields(CriterionDraft)})


def revise_criterion(ws: Workspace, uuid: str, revision: int, draft: CriterionDraft) -> Outcome[Criterion]:
    """Store an edited criterion; an answer that no longer fits its kind is dropped, the journal keeps it."""
    require(rules.check_criterion(draft), "criterion_form")
    standard, issue = _opened(ws, uuid)
    edited = replace(standard, revision=revision, **_plain(draft))
    if (edited.comparison is None) != (standard.comparison is None):
        edited = replace(edited, actual="", answer=None, answered_on=None, answered_by="", answer_note="")
        edited = replace(edited, answered_round=0)
    with change(ws, "criterion.revise", code=issue.code, text=excerpt(draft.text)) as tx:
        stored = tx.replace(edited)
    return outcome(ws, tx, stored)


def remove_criterion(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take a criterion out; its files stay with the issue or measure it was of. Undo brings it back."""
    standard, issue = _opened(ws, uuid)
    with change(ws, "criterion.remove", code=issue.code, text=excerpt(standard.text)) as tx:
        for proof in records.find(ws.ledger, Evidence, criterion_uuid=uuid):
            tx.replace(replace(proof, criterion_uuid=None))
        tx.remove(standard)
    return outcome(ws, tx, None)


def check_answer(ws: Workspace, uuid: str, draft: AnswerDraft) -> list[Violation]:
    """Return everything the rules say of an answer."""
    return rules.check_answer(records.get(ws.ledger, Criterion, uuid), draft, ws.clock.today())


def answer_criterion(
    ws: Workspace,
    uuid: str,
    draft: AnswerDraft,
    files: Sequence[Path] = (),
    progress: Progress = SILENT,
) -> Outcome[Criterion]:
    """Answer a criterion, with the files that prove it, in one change.

    Without a person it is the operator who answers, without a day today. It counts for the present round.
    """
    said = replace(draft, by=draft.by.strip() or ws.operator, dated=draft.dated or ws.clock.today())
    require(check_answer(ws, uuid, said), "answer_form")
    standard, issue = _opened(ws, uuid)
    proving = owned(ws, keep_files(ws, files, progress), "criterion", uuid)
    counted = standard.comparison is not None
    with change(ws, "criterion.answer", code=issue.code, text=excerpt(standard.text)) as tx:
        stored = tx.replace(
            replace(
                standard,
                answer=None if counted else said.answer,
                actual=tidy_number(said.actual) if counted else "",
                answered_on=said.dated,
                answered_by=said.by,
                answer_note=said.note.strip(),
                answered_round=issue.round,
            )
        )
        tx.add_all(proving)
    return outcome(ws, tx, stored)


def _opened(ws: Workspace, uuid: str) -> tuple[Criterion, Issue]:
    """Return a criterion that may be changed, with its issue; a linked issue struck off forbids it too."""
    standard = records.get(ws.ledger, Criterion, uuid)
    issue = records.get(ws.ledger, Issue, standard.issue_uuid)
    require_open(issue)
    if standard.measure_uuid is not None:
        require_links_open(ws, standard.measure_uuid)
    return standard, issue
