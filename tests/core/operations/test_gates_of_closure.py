"""Each thing closure asks for, taken away alone in a real ledger, keeps the issue from its last steps.

The random walks of the life machines reach these gates only now and then; here each is met every time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.criterion import Answer, AnswerDraft, CriterionDraft
from core.domain.drafts import MeasureDraft
from core.domain.evidence import Evidence
from core.domain.issue import Issue, IssueOrigin, IssueStatus
from core.domain.lifecycle import MOVES, Gate
from core.domain.measure import Measure, MeasureStatus
from core.domain.review import ReviewStep
from core.domain.violation import Violation
from core.errors import Refused
from core.operations import criteria, evidence, issues, measures
from core.operations.writing import say
from core.store import records
from core.workspace import Workspace
from tests.core.operations.whole_issue import begun, decide, requested

SEEN = ("seen_person", "seen_matter", "seen_case", "seen_result", "seen_effect")
Spoil = Callable[[Workspace, Issue], object]


def without(**fields: str) -> Spoil:
    def spoil(ws: Workspace, issue: Issue) -> None:
        revision = records.get(ws.ledger, Issue, issue.uuid).revision
        issues.revise_issue(ws, issue.uuid, revision, replace(issues.draft_of(ws, issue.uuid), **fields))

    return spoil


def no_measures(ws: Workspace, issue: Issue) -> None:
    for measure in records.find(ws.ledger, Measure, issue_uuid=issue.uuid):
        measures.remove_measure(ws, measure.uuid)


def one_undone(ws: Workspace, issue: Issue) -> None:
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="再培训", status=MeasureStatus.ON_TRACK))


def no_evidence(ws: Workspace, issue: Issue) -> None:
    for proof in records.find(ws.ledger, Evidence, issue_uuid=issue.uuid):
        evidence.detach(ws, proof.uuid)


SPOILT: list[tuple[Gate, Spoil]] = [
    (Gate.HAS_MEASURES, no_measures),
    (Gate.MEASURES_DONE, one_undone),
    (Gate.HAS_CRITERIA, without(criteria=" ")),
    (Gate.HAS_EVIDENCE, no_evidence),
    *((Gate.FIVE_SEEN, without(**{name: ""})) for name in SEEN),
]


def refused_by(deed: Callable[[], object]) -> set[str]:
    with pytest.raises(Refused) as refusal:
        deed()
    told = str(refusal.value.facts["reasons"])
    return {gate for gate, _ in SPOILT if say(Violation("status", gate)) in told}


@pytest.mark.parametrize(("gate", "spoil"), SPOILT)
def test_what_is_missing_alone_keeps_it_from_the_last_step(
    ws: Workspace, tmp_path: Path, gate: Gate, spoil: Spoil
) -> None:
    issue = requested(ws, tmp_path, origin=IssueOrigin.SELF_CHECK)
    spoil(ws, issue)
    assert refused_by(lambda: decide(ws, issue, ReviewStep.COUNTY)) == {gate}
    assert records.get(ws.ledger, Issue, issue.uuid).status is IssueStatus.CLOSURE_REQUESTED


@pytest.mark.parametrize(("gate", "spoil"), SPOILT)
def test_what_is_missing_alone_keeps_it_from_being_asked_for(
    ws: Workspace, tmp_path: Path, gate: Gate, spoil: Spoil
) -> None:
    issue = begun(ws, tmp_path, origin=IssueOrigin.SELF_CHECK)
    for target in (IssueStatus.RECTIFYING, IssueStatus.SELF_CHECKED):
        issues.move_issue(ws, issue.uuid, target)
    spoil(ws, issue)
    ask = IssueStatus.CLOSURE_REQUESTED
    assert refused_by(lambda: issues.move_issue(ws, issue.uuid, ask)) == {gate}


def test_one_criterion_record_not_met_or_unanswered_keeps_it_open(ws: Workspace, tmp_path: Path) -> None:
    issue = requested(ws, tmp_path, origin=IssueOrigin.SELF_CHECK)
    made = criteria.add_criterion(ws, issue.uuid, None, CriterionDraft(text="制度印发")).value
    for answer in (None, Answer.NOT_MET):
        if answer is not None:
            criteria.answer_criterion(ws, made.uuid, AnswerDraft(answer=answer), ())
        with pytest.raises(Refused, match="not_valid") as refusal:
            decide(ws, issue, ReviewStep.COUNTY)
        assert "制度印发" in str(refusal.value.facts["reasons"])
    criteria.answer_criterion(ws, made.uuid, AnswerDraft(answer=Answer.MET), ())
    assert decide(ws, issue, ReviewStep.COUNTY).status is IssueStatus.CLOSED


def test_every_gate_of_closure_is_met_here() -> None:
    asked = set(MOVES[IssueStatus.CLOSURE_REQUESTED, IssueStatus.CLOSED].gates)
    assert asked - {gate for gate, _ in SPOILT} == {Gate.STEP_NEXT, Gate.REVIEWS_PASSED}
