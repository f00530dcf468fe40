from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.clock import FixedClock
from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.issue import Issue
from core.domain.letter import LetterKind, SentWay
from core.domain.listing import ListKind, Timeliness
from core.domain.measure import Measure
from core.domain.signing import SignDraft
from core.errors import Refused
from core.operations import history, issues, letters, listing, measures, receipts, trail
from core.operations.letter_request import LetterRequest
from core.store import records

UNITS = (UnitName("县司法局"), UnitName("县财政局"))


def handed(ws, raw="收到之日起30日内", day=date(2020, 8, 3)):
    issue = issues.register_issue(ws, IssueDraft(text="案卷不规范", units=UNITS, deadline_raw=raw)).value
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="补正案卷", deadline_raw="收到之日起10日内"))
    receipts.hand_down(ws, issue.uuid, day)
    return issue


def test_an_issue_is_handed_down_to_every_unit_that_answers_and_waits_for_their_signature(ws):
    issue = handed(ws)
    items = receipts.of_issue(ws, issue.uuid)
    assert [(each.unit, each.sign_due, each.timeliness) for each in items] == [
        ("县司法局", date(2020, 8, 6), Timeliness.OVERDUE),
        ("县财政局", date(2020, 8, 6), Timeliness.OVERDUE),
    ]
    assert [each.name for each in receipts.waiting(ws)] == [issue.code, issue.code]
    row = listing.list_rows(ws, listing.query_of(ws, ListKind.ISSUES), [issue.uuid])[0]
    assert row.sign_state is Timeliness.OVERDUE


def test_the_first_signature_begins_the_counted_deadlines(ws):
    issue = handed(ws)
    assert records.get(ws.ledger, Issue, issue.uuid).deadline.due is None
    first, second = receipts.of_issue(ws, issue.uuid)
    receipts.sign_issue(ws, first.uuid, SignDraft(signed_on=date(2020, 8, 5), signed_by="李四"))
    assert records.get(ws.ledger, Issue, issue.uuid).deadline.due == date(2020, 9, 4)
    assert records.find(ws.ledger, Measure)[0].deadline.due == date(2020, 8, 15)
    receipts.sign_issue(ws, second.uuid, SignDraft(signed_on=date(2020, 8, 10)))
    assert records.get(ws.ledger, Issue, issue.uuid).deadline.due == date(2020, 9, 4)
    receipts.sign_issue(ws, first.uuid, SignDraft(signed_on=date(2020, 8, 4)))
    assert records.get(ws.ledger, Issue, issue.uuid).deadline.due == date(2020, 9, 3)
    assert receipts.waiting(ws) == []
    history.undo(ws)
    assert records.get(ws.ledger, Issue, issue.uuid).deadline.due == date(2020, 9, 4)


def test_a_deadline_with_a_day_of_its_own_stays(ws):
    issue = handed(ws, raw="2020年9月底前")
    receipts.sign_issue(ws, receipts.of_issue(ws, issue.uuid)[0].uuid, SignDraft(signed_on=date(2020, 8, 5)))
    assert records.get(ws.ledger, Issue, issue.uuid).deadline.due == date(2020, 9, 30)


def test_an_edit_of_the_units_loses_no_signature(ws):
    issue = handed(ws)
    receipts.sign_issue(ws, receipts.of_issue(ws, issue.uuid)[1].uuid, SignDraft(signed_on=date(2020, 8, 5)))
    now = records.get(ws.ledger, Issue, issue.uuid)
    turned = replace(issues.draft_of(ws, issue.uuid), units=UNITS[::-1])
    issues.revise_issue(ws, issue.uuid, now.revision, turned)
    assert [(each.unit, each.signed_on) for each in receipts.of_issue(ws, issue.uuid)] == [
        ("县财政局", date(2020, 8, 5)),
        ("县司法局", None),
    ]


def test_what_cannot_be_signed_is_refused(ws):
    alone = issues.register_issue(ws, IssueDraft(text="无单位")).value
    with pytest.raises(Refused, match="sign_no_unit"):
        receipts.hand_down(ws, alone.uuid, date(2020, 8, 3))
    share = receipts.of_issue(ws, handed(ws).uuid)[0]
    for day in (date(2020, 8, 2), date(2020, 8, 18), None):
        with pytest.raises(Refused, match="not_valid"):
            receipts.sign_issue(ws, share.uuid, SignDraft(signed_on=day))


def test_a_letter_waits_for_its_signature_until_it_has_one(practice):
    unit = letters.propose(practice)[0].unit_uuid
    request = LetterRequest(kind=LetterKind.SUPERVISION, dated_on=date(2020, 8, 10), unit_uuid=unit)
    letter = letters.dispatch(replace(practice, clock=FixedClock.on(date(2020, 8, 10))), request).value
    assert letter.sign_due == date(2020, 8, 13)
    assert [(each.name, each.timeliness) for each in receipts.waiting(practice)] == [
        (letter.document_number, Timeliness.OVERDUE)
    ]
    query = listing.query_of(practice, ListKind.LETTERS)
    assert listing.list_rows(practice, query, [letter.uuid])[0].sign_state is Timeliness.OVERDUE
    receipts.sign_letter(practice, letter.uuid, SignDraft(signed_on=date(2020, 8, 12), signed_by="赵六"))
    assert receipts.waiting(practice) == []
    assert receipts.of_letter(practice, letter.uuid).signed_by == "赵六"
    assert listing.list_rows(practice, query, [letter.uuid])[0].sign_state is Timeliness.DONE
    entry = history.entries(practice, letter.uuid)[0]
    told = {each.field: each.after for each in trail.differences(practice, entry.sequence, [letter.uuid])}
    assert told["文书的签收人"] == "赵六"
    letters.void(practice, letter.uuid, "主送单位有误")
    with pytest.raises(Refused, match="letter_void_act"):
        receipts.sign_letter(practice, letter.uuid, SignDraft(signed_on=date(2020, 8, 12)))


def test_a_letter_of_an_earlier_day_is_to_be_signed_from_the_day_it_leaves(practice):
    unit = letters.propose(practice)[0].unit_uuid
    day = date(2020, 8, 3)
    request = LetterRequest(kind=LetterKind.SUPERVISION, dated_on=day, unit_uuid=unit, sent_way=SentWay.POST)
    letter = letters.dispatch(practice, request).value
    today = practice.clock.today()
    assert (letter.dated_on, letter.sent_on) == (day, today)
    assert letter.sign_due == receipts.due_for(practice, today) > today
    assert [each.timeliness for each in receipts.waiting(practice)] != [Timeliness.OVERDUE]
