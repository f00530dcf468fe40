"""What criteria and milestones share when they are entered: owners, places in the order, one change."""

from __future__ import annotations

import pytest

from core.domain.criterion import CriterionDraft
from core.domain.drafts import MeasureDraft
from core.domain.issue import Issue
from core.domain.measure import Measure
from core.errors import Refused
from core.operations import criteria, history, measures, milestones
from core.operations.placed_targets import owner_of, proposed_for_all
from core.store import records
from tests.core.operations.whole_issue import begun


def test_the_owner_is_the_measure_when_one_is_named(ws, tmp_path):
    issue = begun(ws, tmp_path)
    measure = measures.add_measure(ws, issue.uuid, MeasureDraft(text="补措施")).value
    assert isinstance(owner_of(ws, issue.uuid, None), Issue)
    found = owner_of(ws, issue.uuid, measure.uuid)
    assert isinstance(found, Measure)
    assert found.uuid == measure.uuid


def test_proposals_name_the_issue_first_and_then_each_measure(ws, tmp_path):
    issue = begun(ws, tmp_path)
    known = [each.uuid for each in records.find(ws.ledger, Measure, issue_uuid=issue.uuid)]
    placed = proposed_for_all(ws, issue.uuid, lambda owner: [CriterionDraft(text=owner or "问题")])
    assert placed[0] == (None, CriterionDraft(text="问题"))
    assert [owner for owner, _ in placed[1:]] == [draft.text for _, draft in placed[1:]] == known


def test_many_are_entered_in_order_and_taken_back_in_one_step(ws, tmp_path):
    issue = begun(ws, tmp_path)
    criteria.add_criterion(ws, issue.uuid, None, CriterionDraft(text="原有"))
    made = criteria.take_all(ws, issue.uuid, [(None, CriterionDraft(text=each)) for each in "甲乙"]).value
    assert [(each.text, each.position) for each in made] == [("甲", 2), ("乙", 3)]
    history.undo(ws)
    assert [each.criterion.text for each in criteria.criteria_of(ws, issue.uuid)] == ["原有"]


def test_nothing_proposed_is_refused_in_the_words_of_each_kind(ws, tmp_path):
    issue = begun(ws, tmp_path)
    with pytest.raises(Refused, match="no_criteria_text"):
        criteria.take_all(ws, issue.uuid, [])
    with pytest.raises(Refused, match="no_stages"):
        milestones.take_all(ws, issue.uuid, [])
