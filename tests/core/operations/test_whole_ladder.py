"""A whole ladder played: from the first letter to 挂牌督办 and 摘牌, the days moved by the clock alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from core.clock import FixedClock
from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.ladder import CHASING, LadderTerms
from core.domain.ladder_due import QUIET
from core.domain.letter import Letter, LetterKind
from core.domain.measure import MeasureStatus
from core.errors import Refused
from core.operations import (
    issues,
    ladders,
    letter_batches,
    letter_next,
    letter_proposals,
    letters,
    measures,
)
from core.operations.letter_request import LetterRequest
from core.store import records

DAY = timedelta(days=1)


@pytest.fixture
def issue(ws):
    """An issue due on 20 August, three days after the ledger's first day."""
    draft = IssueDraft(text="拖欠账款", units=(UnitName("市工信局"),), deadline_raw="2020年8月20日前")
    return issues.register_issue(ws, draft).value


def on(ws, day):
    return replace(ws, clock=FixedClock.on(day))


def dispatched(ws, proposal, day):
    """Send a proposal, with what only the clerk knows where the letter asks for it."""
    asked = {field.label: field.key for field in proposal.kind.plan.fields}
    said = tuple((asked[label], "按期完成整改") for label in letter_proposals.to_fill(proposal))
    lines = letter_batches.lines_of([proposal], day)
    made = letter_batches.dispatch_all(
        ws, [replace(each, request=replace(each.request, said=said)) for each in lines]
    ).value
    assert made.refused == ()
    return made.letters[0]


def climbed(ws, first, last):
    """Go through the days, sending whatever is proposed each morning; return (day, step, kind) of each."""
    sent, day = [], first
    while day <= last:
        now = on(ws, day)
        found = [each for each in letter_proposals.proposals(now) if each.level or each.step == CHASING]
        assert len(found) <= 1
        if found:
            assert letter_proposals.why(found[0])
            sent.append((day, found[0].step, dispatched(now, found[0], day)))
            assert letter_proposals.proposals(now) == []
        day += DAY
    return sent


def test_from_the_first_letter_to_listing_and_delisting(ws, issue):
    sent = climbed(ws, date(2020, 8, 17), date(2020, 11, 30))
    steps = [step for _, step, _ in sent]
    assert list(dict.fromkeys(steps)) == ["dispatch", "reminder", "supervision", "listed"]
    assert sent[0][0] == date(2020, 8, 21)
    for (before, _, letter), (after, _, _) in pairwise(sent):
        assert before < letter.reply_due < after
    listed = sent[-1][2]
    assert (listed.kind, listed.ladder_step) == (LetterKind("listed_supervision"), "listed")
    day = listed.dated_on + DAY
    later = on(ws, day)
    finding = (("findings", "经现场核查，欠款已全部付清"),)
    delisting = LetterRequest(
        kind=LetterKind("delisting"),
        dated_on=day,
        unit_uuid=listed.unit_uuid,
        issue_uuids=(issue.uuid,),
        said=finding,
    )
    with pytest.raises(Refused, match="letter_not_released"):
        letters.dispatch(later, delisting)
    measures.add_measure(later, issue.uuid, MeasureDraft(text="付清欠款", status=MeasureStatus.DONE))
    letter = letters.dispatch(later, delisting).value
    assert letter_next.following(later, listed.uuid).said == f"下一步：已另发{letter.document_number}"
    assert climbed(ws, day, day + QUIET) == []
    (again,) = climbed(ws, day + QUIET, day + QUIET + DAY)
    assert again[1] == "supervision"
    letters.void(ws, letter.uuid, "摘牌有误")
    letters.void(ws, again[2].uuid, "摘牌有误")
    assert climbed(ws, listed.reply_due, listed.reply_due + DAY)[0][1] == "listed"


def test_each_letter_says_the_next_step_that_then_comes(ws, issue):
    foretold: dict[str, tuple[date | None, str]] = {}
    day, end = date(2020, 8, 17), date(2020, 11, 10)
    while day <= end:
        now = on(ws, day)
        for each in letter_proposals.proposals(now):
            last = records.find(ws.ledger, Letter, order="number")[-1:]
            for letter in last:
                assert foretold[letter.uuid] == (day, each.step)
            made = dispatched(now, each, day)
            after = letter_next.following(now, made.uuid)
            foretold[made.uuid] = (after.day, after.step)
        day += DAY
    assert len(foretold) >= 5


def test_the_reply_is_asked_for_before_every_higher_step(ws, issue):
    ladders.set_terms(ws, LadderTerms(chase_first=True))
    sent = climbed(ws, date(2020, 8, 17), date(2020, 10, 10))
    steps = [step for _, step, _ in sent]
    assert steps[:4] == ["dispatch", CHASING, "reminder", CHASING]
    assert all(letter.kind == LetterKind("chaser") for _, step, letter in sent if step == CHASING)


def test_a_matter_in_time_whose_reply_is_late_is_led_on_and_a_late_letter_only_waits_for_its_day(ws):
    draft = IssueDraft(text="清单未公开", units=(UnitName("市教育局"),), deadline_raw="2021年6月底前")
    issue = issues.register_issue(ws, draft).value
    asked = LetterRequest(
        kind=LetterKind("written_dispatch"), dated_on=date(2020, 8, 17), issue_uuids=(issue.uuid,)
    )
    letter = letters.dispatch(ws, asked).value
    sent = climbed(ws, date(2020, 8, 18), letter.reply_due + 40 * DAY)
    assert [step for _, step, _ in sent[:3]] == ["reminder", CHASING, CHASING]
    assert sent[0][0] == letter.reply_due + DAY


def test_the_limit_of_a_batchs_own_ladder_counts(ws):
    from core.domain.plan_drafts import PlanDraft
    from core.operations import plans

    batch = plans.add_plan(ws, PlanDraft(name="省级反馈")).value
    ladders.choose(ws, "suqian", batch.uuid)
    draft = IssueDraft(
        text="清单未公开",
        units=(UnitName("市教育局"),),
        deadline_raw="2020年8月20日前",
        batch_uuid=batch.uuid,
    )
    issues.register_issue(ws, draft)
    (found,) = letter_proposals.proposals(ws)
    assert found.ladder.startswith("宿迁")
    (letter,) = letter_batches.dispatch_all(
        ws, letter_batches.lines_of([found], ws.clock.today())
    ).value.letters
    assert letter.reply_due == date(2020, 8, 20)
