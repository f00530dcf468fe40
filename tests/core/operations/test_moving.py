from __future__ import annotations

import pytest

from core.domain.deadline import Cycle
from core.domain.issue import Issue, IssueOrigin, IssueStatus
from core.domain.lifecycle import Statement, StatusMove, Way
from core.domain.review import OWN_CHAIN, USUAL_CHAIN, ReviewStep
from core.errors import Refused
from core.operations import history, issues, listing, measures, moving, notes, reviews
from core.store import records
from tests.core.operations.whole_issue import DAY, begun, closed, decide, requested


def test_the_chain_is_that_of_the_batch_the_usual_one_or_the_county_alone(practice):
    batch = listing.batches(practice)[0]
    issue = records.find(practice.ledger, Issue, batch_uuid=batch.uuid)[0]
    assert moving.chain_of(practice, issue) == USUAL_CHAIN
    reviews.set_review_levels(practice, batch.uuid, (ReviewStep.CITY, ReviewStep.COUNTY))
    assert moving.chain_of(practice, issue) == (ReviewStep.COUNTY, ReviewStep.CITY)
    history.undo(practice)
    assert moving.chain_of(practice, issue) == USUAL_CHAIN


def test_an_issue_of_no_batch_ends_where_it_was_found(ws, tmp_path):
    assert moving.chain_of(ws, begun(ws, tmp_path)) == USUAL_CHAIN
    own = begun(ws, tmp_path, origin=IssueOrigin.INSPECTION)
    assert moving.chain_of(ws, own) == OWN_CHAIN


def test_every_move_keeps_person_day_and_ground_in_order(ws, tmp_path):
    issue = requested(ws, tmp_path)
    moves = records.find(ws.ledger, StatusMove, order="moved_on, position", issue_uuid=issue.uuid)
    told = [
        (move.position, move.to_status, move.moved_by, move.moved_on, bool(move.ground)) for move in moves
    ]
    assert told == [
        (1, IssueStatus.RECTIFYING, "王经办", DAY, True),
        (2, IssueStatus.SELF_CHECKED, "王经办", DAY, True),
        (3, IssueStatus.CLOSURE_REQUESTED, "王经办", DAY, True),
    ]


def test_only_what_can_be_done_now_is_offered(ws, tmp_path):
    issue = requested(ws, tmp_path)
    offered = [(deed.way, deed.target, deed.step) for deed in moving.deeds(ws, issue.uuid)]
    assert offered == [
        (Way.MOVE, IssueStatus.SELF_CHECKED, None),
        (Way.REVIEW, IssueStatus.FIRST_REVIEWED, ReviewStep.CITY),
        (Way.RETURN, IssueStatus.RECTIFYING, ReviewStep.CITY),
    ]
    assert all(not deed.missing for deed in moving.deeds(ws, issue.uuid))


def test_what_was_never_struck_off_is_not_offered_to_be_struck_off_again(ws, tmp_path):
    issue = begun(ws, tmp_path)
    for target in (IssueStatus.RECTIFYING, IssueStatus.STANDING):
        issues.move_issue(ws, issue.uuid, target, "常抓", Statement(ground="常抓", cycle=Cycle.YEARLY))
    offered = [(deed.way, deed.target) for deed in moving.deeds(ws, issue.uuid)]
    assert offered == [(Way.FOLLOW_UP, IssueStatus.STANDING), (Way.MOVE, IssueStatus.RECTIFYING)]


def test_what_was_struck_off_stays_as_it_was(ws, tmp_path):
    issue = closed(ws, tmp_path)
    measure = issues.issue_dossier(ws, issue.uuid).measures[0].measure
    draft = measures.measure_draft_of(ws, measure.uuid)
    for attempt in (
        lambda: issues.revise_issue(ws, issue.uuid, issue.revision, issues.draft_of(ws, issue.uuid)),
        lambda: measures.add_measure(ws, issue.uuid, draft),
        lambda: measures.revise_measure(ws, measure.uuid, measure.revision, draft),
        lambda: measures.remove_measure(ws, measure.uuid),
    ):
        with pytest.raises(Refused, match="issue_closed"):
            attempt()


def test_progress_of_a_closed_issue_is_not_taken_out(ws, tmp_path):
    from core.domain.drafts import ProgressDraft

    issue = requested(ws, tmp_path, origin=IssueOrigin.OTHER)
    note = notes.add_note(ws, issue.uuid, None, ProgressDraft(text="已整改")).value
    decide(ws, issue, ReviewStep.COUNTY)
    with pytest.raises(Refused, match="issue_closed"):
        notes.remove_note(ws, note.uuid)
