"""Several issues at once, on chains of different lengths, led at random through all that hangs on them.

What ``test_life_machine`` proves of one issue's moves is proved here of the whole ledger, against a model
that the operations know nothing of: which steps were passed in this round, and what 统计 said when each day
ended.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core.clock import FixedClock
from core.domain.criterion import Answer, AnswerDraft, Criterion, CriterionDraft, CriterionState, state_in
from core.domain.deadline import Cycle
from core.domain.drafts import MeasureDraft, ProgressDraft
from core.domain.issue import Issue, IssueOrigin, IssueStatus
from core.domain.lifecycle import Statement, moves_from
from core.domain.listing import ListKind
from core.domain.measure import Measure, MeasureStatus, ProgressNote
from core.domain.review import (
    ExtensionDraft,
    FollowUpDraft,
    FollowUpResult,
    ReopenDraft,
    ReviewDraft,
    ReviewResult,
    ReviewStep,
)
from core.errors import Refused
from core.operations import criteria, evidence, history, issues, ledgers, measures, notes, reviews, upkeep
from core.operations.statistics import as_of, statistics
from core.operations.writing import change
from core.store import records
from core.workspace import Workspace
from tests.builders import a_batch
from tests.core.conftest import begin
from tests.core.operations.whole_issue import DAY, DRAFT
from tests.core.store.opened import contents

COUNTY, CITY, PROVINCE = ReviewStep
CHAINS = ((COUNTY,), (CITY, PROVINCE), (COUNTY, CITY, PROVINCE))
OPEN = {IssueStatus.REGISTERED, IssueStatus.CLAIMED, IssueStatus.RECTIFYING, IssueStatus.SELF_CHECKED}
AWAITING = {IssueStatus.CLOSURE_REQUESTED, IssueStatus.FIRST_REVIEWED}
PICK = st.integers(0, 11)
GROUND = st.sampled_from(["", "佐证不足"])


class LedgerLifeMachine(RuleBasedStateMachine):
    """A ledger of up to four issues beside what must be true of them."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.ws = begin(self.folder / "台账")
        self.day = DAY
        self.proof = self.folder / "佐证.txt"
        self.proof.write_text("佐证", encoding="utf-8")
        self.batch = a_batch(anchor=DAY, review_levels=CHAINS[2])
        with change(self.ws, "import", undoable=False, name="") as tx:
            tx.add(self.batch)
        self.made: list[str] = []
        self.chains: dict[str, tuple[ReviewStep, ...]] = {}
        self.passed: dict[str, set[ReviewStep]] = {}
        self.struck: set[str] = set()
        """Issues struck off in their present round."""
        self.ended: dict[date, object] = {}
        self.open_without_waiting(self.ws)
        self.register(chain=1)

    # --- how things are done --------------------------------------------------------------------------------

    def open_without_waiting(self, ws: Workspace) -> None:
        ws.ledger.connection.execute("PRAGMA synchronous=OFF")
        self.ws = ws

    def issue(self, choice: int) -> Issue:
        """Return an issue by the order of making: uuids are random, a replayed history must be the same."""
        return records.get(self.ws.ledger, Issue, self.made[choice % len(self.made)])

    def under(self, cls: type[Any], issue: Issue) -> list[Any]:
        return records.find(self.ws.ledger, cls, order="position", issue_uuid=issue.uuid)

    def carry_out(self, deed: Callable[[], object]) -> bool:
        """Do something or be refused; a refusal leaves every record as it was."""
        before = contents(self.ws.ledger)
        try:
            deed()
        except Refused:
            assert contents(self.ws.ledger) == before
            return False
        return True

    def act(self, deed: Callable[[], object]) -> bool:
        """Do an act, which no undo takes back."""
        if not self.carry_out(deed):
            return False
        after = contents(self.ws.ledger)
        for back in (history.undo, history.redo):
            with pytest.raises(Refused):
                back(self.ws)
        assert contents(self.ws.ledger) == after
        return True

    def change(self, deed: Callable[[], object]) -> None:
        """Do what is no act: undo takes it back to the letter, redo brings it again to the letter."""
        before = contents(self.ws.ledger)
        if not self.carry_out(deed):
            return
        after = contents(self.ws.ledger)
        if after != before:
            history.undo(self.ws)
            assert contents(self.ws.ledger) == before
            history.redo(self.ws)
            assert contents(self.ws.ledger) == after

    # --- everyday work --------------------------------------------------------------------------------------

    @precondition(lambda self: len(self.made) < 4)
    @rule(chain=st.integers(0, 2))
    def register(self, chain: int) -> None:
        origin = IssueOrigin.FEEDBACK if chain else IssueOrigin.SELF_CHECK
        draft = replace(
            DRAFT,
            text=f"第{len(self.made) + 1}个问题",
            origin=origin,
            batch_uuid=self.batch.uuid if chain == 2 else None,
        )
        made: list[str] = []
        self.change(lambda: made.append(issues.register_issue(self.ws, draft).value.uuid))
        self.made += made
        self.chains[made[0]], self.passed[made[0]] = CHAINS[chain], set()

    @rule(choice=PICK, text=st.sampled_from(["", "已约谈", "䶮"]), seen=st.sampled_from(["", "有"]))
    def edit(self, choice: int, text: str, seen: str) -> None:
        issue = self.issue(choice)
        draft = replace(issues.draft_of(self.ws, issue.uuid), note=text, seen_case=seen)
        self.change(lambda: issues.revise_issue(self.ws, issue.uuid, issue.revision, draft))

    @rule(choice=PICK, done=st.booleans())
    def add_measure(self, choice: int, *, done: bool) -> None:
        status = MeasureStatus.DONE if done else MeasureStatus.ON_TRACK
        draft = MeasureDraft(text="修订制度", status=status)
        self.change(lambda: measures.add_measure(self.ws, self.issue(choice).uuid, draft))

    @rule(choice=PICK, which=PICK, status=st.sampled_from([MeasureStatus.DONE, MeasureStatus.BEHIND]))
    def report(self, choice: int, which: int, status: MeasureStatus) -> None:
        issue = self.issue(choice)
        if found := self.under(Measure, issue):
            uuid = found[which % len(found)].uuid
            note = ProgressDraft(text="进展", status=status)
            self.change(lambda: notes.add_note(self.ws, issue.uuid, uuid, note, [self.proof]))

    @rule(choice=PICK)
    def add_criterion(self, choice: int) -> None:
        draft = CriterionDraft(text="制度印发")
        self.change(lambda: criteria.add_criterion(self.ws, self.issue(choice).uuid, None, draft))

    @rule(choice=PICK, which=PICK, answer=st.sampled_from(Answer))
    def answer(self, choice: int, which: int, answer: Answer) -> None:
        if found := self.under(Criterion, self.issue(choice)):
            uuid = found[which % len(found)].uuid
            said = AnswerDraft(answer=answer)
            self.change(lambda: criteria.answer_criterion(self.ws, uuid, said, [self.proof]))

    @rule(choice=PICK)
    def prove(self, choice: int) -> None:
        self.change(lambda: evidence.attach(self.ws, "issue", self.issue(choice).uuid, [self.proof]))

    @rule(back=st.booleans())
    def step_back_or_forth(self, *, back: bool) -> None:
        self.carry_out(lambda: (history.undo if back else history.redo)(self.ws))
        known = {each.uuid for each in records.find(self.ws.ledger, Issue)}
        if known != set(self.made):
            (history.redo if back else history.undo)(self.ws)

    # --- the life of an issue -------------------------------------------------------------------------------

    @rule(choice=PICK, ahead=PICK, ground=GROUND)
    def move(self, choice: int, ahead: int, ground: str) -> None:
        issue = self.issue(choice)
        targets = moves_from(issue.status)
        to = targets[ahead % len(targets)]
        said = Statement(ground=ground, cycle=Cycle.MONTHLY)
        way = self.act if issue.uuid in self.struck else self.change
        way(lambda: issues.move_issue(self.ws, issue.uuid, to, statement=said))

    @rule(choice=PICK, steps=st.integers(0, 3))
    def make_whole_and_ask(self, choice: int, steps: int) -> None:
        """Fill in all that closure asks for, ask and pass some steps, so that 销号 is reached often."""
        issue = self.issue(choice)
        if issue.status not in OPEN:
            return
        self.edit(choice, "", "有")
        self.prove(choice)
        if not self.under(Measure, issue):
            self.add_measure(choice, done=True)
        for which in range(len(self.under(Measure, issue))):
            self.report(choice, which, MeasureStatus.DONE)
        for which in range(len(self.under(Criterion, issue))):
            self.answer(choice, which, Answer.MET)
        ahead = (IssueStatus.RECTIFYING, IssueStatus.SELF_CHECKED, IssueStatus.CLOSURE_REQUESTED)
        for to in ahead:
            self.change(lambda to=to: issues.move_issue(self.ws, issue.uuid, to))
        assert self.issue(choice).status is IssueStatus.CLOSURE_REQUESTED
        self.pass_next(self.made.index(issue.uuid), steps)

    @rule(choice=PICK, step=st.sampled_from(ReviewStep), result=st.sampled_from(ReviewResult), ground=GROUND)
    def review(self, choice: int, step: ReviewStep, result: ReviewResult, ground: str) -> None:
        issue = self.issue(choice)
        draft = ReviewDraft(step=step, result=result, by="核验组", dated=self.day, ground=ground)
        if not self.act(lambda: reviews.review(self.ws, issue.uuid, draft)):
            return
        if result is ReviewResult.RETURN:
            self.begins_again(issue)
        else:
            assert step is self.due(issue.uuid)
            self.passed[issue.uuid].add(step)
        if self.issue(choice).status is IssueStatus.CLOSED:
            self.is_rightly_struck_off(self.issue(choice))

    def is_rightly_struck_off(self, issue: Issue) -> None:
        assert self.passed[issue.uuid] == set(self.chains[issue.uuid])
        found = self.under(Measure, issue)
        assert found
        assert all(each.status is MeasureStatus.DONE for each in found)
        assert all(state_in(each, issue.round) is CriterionState.MET for each in self.under(Criterion, issue))
        assert issue.seen_case
        dossier = issues.issue_dossier(self.ws, issue.uuid)
        proved = dossier.evidence or records.find(self.ws.ledger, ProgressNote, issue_uuid=issue.uuid)
        assert proved
        self.struck.add(issue.uuid)

    def begins_again(self, before: Issue) -> None:
        now = records.get(self.ws.ledger, Issue, before.uuid)
        assert (now.status, now.round) == (IssueStatus.RECTIFYING, before.round + 1)
        self.passed[before.uuid] = set()
        self.struck.discard(before.uuid)

    @precondition(lambda self: self.awaiting())
    @rule(choice=PICK, steps=st.integers(1, 3))
    def pass_the_next_steps(self, choice: int, steps: int) -> None:
        uuid = self.awaiting()[choice % len(self.awaiting())]
        self.pass_next(self.made.index(uuid), steps)

    def pass_next(self, place: int, steps: int) -> None:
        uuid = self.made[place]
        for _ in range(steps):
            if self.issue(place).status in AWAITING and (due := self.due(uuid)):
                self.review(place, due, ReviewResult.PASS, "")

    def due(self, uuid: str) -> ReviewStep | None:
        return next((step for step in self.chains[uuid] if step not in self.passed[uuid]), None)

    @precondition(lambda self: self.awaiting())
    @rule(choice=PICK, spoil=st.sampled_from(["", "measure", "criterion", "seen"]))
    def try_to_strike_off_wrongly(self, choice: int, spoil: str) -> None:
        """Take something away that closure asks for, try the last step at once, then all that are due."""
        uuid = self.awaiting()[choice % len(self.awaiting())]
        place = self.made.index(uuid)
        if spoil == "measure":
            self.add_measure(place, done=False)
        elif spoil == "criterion":
            self.add_criterion(place)
        elif spoil == "seen":
            self.edit(place, "", "")
        for step in reversed(ReviewStep):
            if self.issue(place).status in AWAITING:
                self.review(place, step, ReviewResult.PASS, "")
        self.pass_next(place, 3)

    def awaiting(self) -> list[str]:
        found = {each.uuid for each in records.find(self.ws.ledger, Issue) if each.status in AWAITING}
        return [uuid for uuid in self.made if uuid in found]

    @rule(choice=PICK, result=st.sampled_from(FollowUpResult), ground=GROUND, reopen=st.booleans())
    def look_back(self, choice: int, result: FollowUpResult, ground: str, *, reopen: bool) -> None:
        issue = self.issue(choice)
        draft = FollowUpDraft(by="督察组", dated=self.day, result=result, ground=ground, reopen=reopen)
        if self.act(lambda: reviews.follow_up(self.ws, issue.uuid, draft)) and reopen:
            self.begins_again(issue)

    @rule(choice=PICK, ground=GROUND)
    def reopen(self, choice: int, ground: str) -> None:
        issue = self.issue(choice)
        draft = ReopenDraft(by="主任", dated=self.day, ground=ground)
        if self.act(lambda: reviews.reopen(self.ws, issue.uuid, draft)):
            self.begins_again(issue)

    @rule(choice=PICK, days=st.integers(-40, 200))
    def extend(self, choice: int, days: int) -> None:
        issue = self.issue(choice)
        limit = date(2020, 12, 31) + timedelta(days=days)
        draft = ExtensionDraft(new_due=limit, by="县长", dated=self.day, ground="资金到位迟")
        self.act(lambda: reviews.extend(self.ws, issue.uuid, draft))

    # --- what stays true ------------------------------------------------------------------------------------

    def figures(self, ws: Workspace) -> object:
        return [statistics(ws, kind) for kind in (ListKind.ISSUES, ListKind.MEASURES)]

    @rule(days=st.integers(1, 90))
    def the_day_ends(self, days: int) -> None:
        self.ended[self.day] = self.figures(self.ws)
        self.day += timedelta(days=days)
        folder = self.ws.folder
        self.ws.close()
        self.open_without_waiting(ledgers.open_ledger(folder, FixedClock.on(self.day)))

    def past_figures_are_what_they_were(self) -> None:
        for day, told in self.ended.items():
            then = as_of(self.ws, day)
            try:
                assert self.figures(then) == told
            finally:
                then.close()

    @invariant()
    def only_what_passed_every_review_is_struck_off(self) -> None:
        for issue in records.find(self.ws.ledger, Issue):
            if issue.status is IssueStatus.CLOSED:
                assert issue.uuid in self.struck
                assert self.passed[issue.uuid] == set(self.chains[issue.uuid])

    def teardown(self) -> None:
        if hasattr(self, "ws"):
            self.past_figures_are_what_they_were()
            assert upkeep.check(self.ws, full=True) == []
            self.ws.close()
            shutil.rmtree(self.folder)


TestLedgerLifeMachine = LedgerLifeMachine.TestCase
# Without shrinking: a failing history is told as it was found, at once instead of after minutes.
TestLedgerLifeMachine.settings = settings(
    max_examples=16,
    stateful_step_count=40,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
)
