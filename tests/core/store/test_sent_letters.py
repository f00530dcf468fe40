"""Late replies reach the ladder by themselves: one proposal a matter, however the letters named it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.issue import IssueStatus
from core.domain.ladder import CHASING, ReplyStep
from core.domain.letter import LetterKind, LetterState
from core.domain.measure import MeasureStatus
from core.store import due, sent_letters
from tests import builders as a
from tests.core.store.opened import save

TODAY = a.TODAY
FAR = date(2027, 6, 30)
LATE = date(2026, 11, 20)


def proposed(ledger):
    return due.letter_proposals(ledger, today=TODAY)


def sent(unit, **fields):
    return a.a_letter(
        unit, **({"kind": LetterKind("written_dispatch"), "reply_due": date(2026, 11, 17)} | fields)
    )


@pytest.fixture
def matter(ledger):
    """An issue in time with one measure without a day, led by one unit."""
    unit, issue = a.a_unit(), a.an_issue(due=FAR)
    measure = a.a_measure(issue)
    save(ledger, unit, issue, measure, a.a_share(unit, issue))
    return unit, issue, measure


def told(ledger, unit, issue, measure=None, **fields):
    letter = sent(unit, **fields)
    item = a.a_letter_item(letter, issue, measure_uuid=measure.uuid if measure else None)
    save(ledger, letter, item)
    return letter


def test_a_matter_in_time_is_proposed_when_only_its_reply_is_late(ledger, matter):
    unit, issue, _ = matter
    letter = told(ledger, unit, issue)
    (found,) = proposed(ledger)
    assert (found.unit_uuid, found.step, [each.issue_uuid for each in found.items]) == (
        unit.uuid,
        "reminder",
        [issue.uuid],
    )
    assert dict(found.reasons[0].facts) == {
        "number": letter.document_number,
        "past": "5",
        "due": "2026-11-17",
    }


def test_a_measure_without_a_day_is_proposed_with_its_letter(ledger, matter):
    unit, issue, measure = matter
    told(ledger, unit, issue, measure)
    (found,) = proposed(ledger)
    assert [(each.measure_uuid, each.days_left) for each in found.items] == [
        (measure.uuid, (FAR - TODAY).days)
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"state": LetterState.VOID, "void_reason": "写错"},
        {"replied_on": TODAY, "reply_step": ReplyStep.ACCEPTED},
        {"reply_due": TODAY},
        {"reply_due": None},
    ],
)
def test_nothing_is_proposed_for_a_void_or_answered_letter_or_one_in_time(ledger, matter, fields):
    told(ledger, *matter[:2], **fields)
    assert proposed(ledger) == []


@pytest.mark.parametrize("status", [IssueStatus.CLOSED, IssueStatus.CLOSURE_REQUESTED])
def test_nothing_is_proposed_for_what_is_done(ledger, status):
    unit, issue = a.a_unit(), a.an_issue(due=FAR, status=status)
    measure = a.a_measure(issue)
    save(ledger, unit, issue, measure, a.a_share(unit, issue))
    told(ledger, unit, issue)
    told(ledger, unit, issue, measure)
    assert proposed(ledger) == []


def test_a_measure_done_is_left_alone_and_so_is_a_unit_that_left(ledger):
    unit, other, issue = a.a_unit(), a.a_unit("县财政局"), a.an_issue(due=FAR)
    measure = a.a_measure(issue, status=MeasureStatus.DONE)
    save(ledger, unit, other, issue, measure, a.a_share(unit, issue))
    told(ledger, unit, issue, measure)
    told(ledger, other, issue)
    assert proposed(ledger) == []


def test_item_and_reply_late_make_one_proposal_with_both_reasons(ledger):
    unit, issue = a.a_unit(), a.an_issue(due=FAR)
    measure = a.a_measure(issue, due=LATE)
    save(ledger, unit, issue, measure, a.a_share(unit, issue))
    told(ledger, unit, issue)
    told(ledger, unit, issue, measure)
    (found,) = proposed(ledger)
    assert [each.measure_uuid for each in found.items] == [measure.uuid]
    said = [each.code for reason in found.reasons for each in (reason, *reason.more)]
    assert set(said) == {"again", "days_late"}


def test_a_late_reply_about_a_measure_speaks_for_its_issue_that_is_late(ledger):
    unit, issue = a.a_unit(), a.an_issue(due=LATE)
    measure = a.a_measure(issue, due=FAR)
    save(ledger, unit, issue, measure, a.a_share(unit, issue))
    told(ledger, unit, issue, measure)
    (found,) = proposed(ledger)
    assert [each.measure_uuid for each in found.items] == [None]
    assert found.reasons[0].more


def test_the_ladder_may_ask_for_the_reply_first(ledger, matter):
    save(ledger, replace(due.ladders_of(ledger)[None], uuid="own", chase_first=True))
    told(ledger, *matter[:2])
    (found,) = proposed(ledger)
    assert (found.step, found.kind, found.step_name, found.level) == (
        CHASING,
        LetterKind("chaser"),
        "催报函",
        0,
    )
    asked = told(ledger, *matter[:2], kind=LetterKind("chaser"), dated_on=TODAY, reply_due=TODAY)
    assert proposed(ledger) == []
    later = due.letter_proposals(ledger, today=date(2026, 11, 23))
    assert [each.step for each in later] == ["reminder"]
    assert asked.number > 0


def test_a_letter_that_names_issue_and_measure_counts_once(ledger, matter):
    unit, issue, measure = matter
    letter = told(ledger, unit, issue)
    save(ledger, a.a_letter_item(letter, issue, measure_uuid=measure.uuid, position=2))
    sent_now = sent_letters.sent_by_matter(ledger)
    for part in (None, measure.uuid):
        rows = sent_letters.letters_about(sent_now, (unit.uuid, issue.uuid, part), TODAY)
        assert [row["uuid"] for row in rows] == [letter.uuid]
    assert len(sent_letters.owing(sent_now, set(), TODAY)) == 1
    assert len(proposed(ledger)) == 1
