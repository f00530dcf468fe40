"""Whatever is done with an issue, in any order: no closure skips a review, earlier rounds never change,
what can be undone is undone to the letter, acts are barriers, and the ledger stays whole."""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core.clock import FixedClock
from core.domain.deadline import Cycle
from core.domain.issue import Issue, IssueStatus
from core.domain.lifecycle import Statement, StatusMove, moves_from, status_on
from core.domain.review import (
    Extension,
    ExtensionDraft,
    FollowUp,
    FollowUpDraft,
    FollowUpResult,
    ReopenDraft,
    Review,
    ReviewDraft,
    ReviewResult,
    ReviewStep,
)
from core.errors import Refused
from core.operations import history, issues, ledgers, moving, reviews, upkeep
from core.store import records
from core.workspace import Workspace
from tests.core.conftest import begin
from tests.core.operations.whole_issue import DAY, begun
from tests.core.store.opened import contents

KEPT = (StatusMove, Review, FollowUp, Extension)
AWAITING = {IssueStatus.CLOSURE_REQUESTED, IssueStatus.FIRST_REVIEWED}
WORDS = st.sampled_from(["", "整改到位"])


class LifeMachine(RuleBasedStateMachine):
    """An issue of the usual chain led at random, a day passing now and then."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.ws = begin(self.folder / "台账")
        self.uuid = begun(self.ws, self.folder).uuid
        self.day = DAY
        self.frozen: dict[str, object] = {}
        self.past: dict[object, IssueStatus] = {}

    @property
    def issue(self) -> Issue:
        return records.get(self.ws.ledger, Issue, self.uuid)

    def moves(self) -> list[StatusMove]:
        return records.find(self.ws.ledger, StatusMove, order="moved_on, position", issue_uuid=self.uuid)

    def carry_out(self, act, *said: object) -> None:
        """Do an act or be refused; a refusal leaves everything as it was, a done act cannot be undone."""
        before = contents(self.ws.ledger)
        try:
            act(self.ws, self.uuid, *said)
        except Refused:
            assert contents(self.ws.ledger) == before
            return
        assert history.undo_label(self.ws) is None
        with pytest.raises(Refused, match="undo_barrier"):
            history.undo(self.ws)

    @rule(choice=st.integers(0, 9), ground=WORDS)
    def move(self, choice: int, ground: str) -> None:
        targets = moves_from(self.issue.status)
        to = targets[choice % len(targets)]
        before = contents(self.ws.ledger)
        closed = moving.was_closed(self.issue, self.moves())
        said = Statement(ground=ground, dated=self.day, cycle=Cycle.MONTHLY)
        try:
            issues.move_issue(self.ws, self.uuid, to, statement=said)
        except Refused:
            assert contents(self.ws.ledger) == before
            return
        if closed:
            assert history.undo_label(self.ws) is None
            return
        after = contents(self.ws.ledger)
        history.undo(self.ws)
        assert contents(self.ws.ledger) == before
        history.redo(self.ws)
        assert contents(self.ws.ledger) == after

    @precondition(lambda self: self.issue.status not in AWAITING | {IssueStatus.CLOSED})
    @rule()
    def go_on(self) -> None:
        """Go all the way to the request for closure, so that reviews are reached often."""
        ahead = (IssueStatus.CLOSURE_REQUESTED, IssueStatus.SELF_CHECKED, IssueStatus.RECTIFYING)
        while self.issue.status not in AWAITING:
            offered = dict(issues.moves_from(self.ws, self.uuid))
            to = next((each for each in ahead if offered.get(each) == []), None)
            if to is None:
                return
            issues.move_issue(self.ws, self.uuid, to, "继续整改")

    @rule(step=st.sampled_from(ReviewStep), result=st.sampled_from(ReviewResult), ground=WORDS)
    def review(self, step: ReviewStep, result: ReviewResult, ground: str) -> None:
        draft = ReviewDraft(step=step, result=result, by="核验组", dated=self.day, ground=ground)
        self.carry_out(reviews.review, draft)

    @precondition(lambda self: self.issue.status in AWAITING)
    @rule(also=st.booleans())
    def pass_the_next_steps(self, *, also: bool) -> None:
        self.pass_one()
        if also and self.issue.status in AWAITING:
            self.pass_one()

    def pass_one(self) -> None:
        step = issues.issue_dossier(self.ws, self.uuid).life.next_step
        assert step is not None
        before = self.issue.status
        self.carry_out(reviews.review, ReviewDraft(step=step, by="核验组", dated=self.day))
        assert self.issue.status is not before

    @rule(result=st.sampled_from(FollowUpResult), reopen=st.booleans(), ground=WORDS)
    def look_back(self, result: FollowUpResult, *, reopen: bool, ground: str) -> None:
        draft = FollowUpDraft(by="督察组", dated=self.day, result=result, ground=ground, reopen=reopen)
        self.carry_out(reviews.follow_up, draft)

    @rule(ground=WORDS)
    def reopen(self, ground: str) -> None:
        self.carry_out(reviews.reopen, ReopenDraft(by="主任", dated=self.day, ground=ground))

    @rule(days=st.integers(-40, 200))
    def extend(self, days: int) -> None:
        due = self.issue.deadline.due
        assert due is not None
        limit = due + timedelta(days=days)
        draft = ExtensionDraft(new_due=limit, by="县长", dated=self.day, ground="资金到位迟")
        self.carry_out(reviews.extend, draft)

    @rule()
    def a_day_passes(self) -> None:
        self.past[self.day] = self.issue.status
        self.day += timedelta(days=1)
        folder = self.ws.folder
        self.ws.close()
        self.ws: Workspace = ledgers.open_ledger(folder, FixedClock.on(self.day))

    @invariant()
    def no_closure_skips_a_review(self) -> None:
        struck = [move for move in self.moves() if move.to_status is IssueStatus.CLOSED]
        for move in struck:
            passed = {
                each.step
                for each in records.find(self.ws.ledger, Review, issue_uuid=self.uuid, round=move.round)
                if each.result is ReviewResult.PASS
            }
            assert {ReviewStep.CITY, ReviewStep.PROVINCE} <= passed

    @invariant()
    def earlier_rounds_and_acts_never_change(self) -> None:
        kept = {each.uuid: each for cls in KEPT for each in records.find(self.ws.ledger, cls)}
        assert {uuid: kept.get(uuid) for uuid in self.frozen} == self.frozen
        self.frozen = {
            uuid: each
            for uuid, each in kept.items()
            if not isinstance(each, StatusMove) or each.round < self.issue.round
        }

    @invariant()
    def figures_of_past_days_never_change(self) -> None:
        for day, status in self.past.items():
            assert status_on(day, self.moves(), self.issue.status) is status

    @invariant()
    def every_move_follows_the_one_before_and_names_who_when_and_why(self) -> None:
        status = IssueStatus.REGISTERED
        for move in self.moves():
            assert move.from_status is status
            assert move.moved_by
            assert move.ground
            status = move.to_status
        assert status is self.issue.status

    def teardown(self) -> None:
        if hasattr(self, "ws"):
            assert upkeep.check(self.ws, full=True) == []
            self.ws.close()
            shutil.rmtree(self.folder)


TestLifeMachine = LifeMachine.TestCase
TestLifeMachine.settings = settings(max_examples=12, stateful_step_count=40, deadline=None)
