from __future__ import annotations

from datetime import date

import pytest

from core.domain.letter import ReturnDraft, SendingDraft, SentWay
from core.domain.sending_rules import check_return, check_sending

SENT, TODAY = date(2026, 11, 2), date(2026, 11, 20)


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (None, "required"),
        (date(2026, 11, 1), "sent_before_letter"),
        (SENT, None),
        (TODAY, None),
        (date(2026, 11, 21), "gate_date_ahead"),
    ],
)
def test_a_letter_leaves_between_its_own_day_and_today(day, rule):
    found = check_sending(SendingDraft(sent_on=day, way=SentWay.OA), dated_on=SENT, today=TODAY)
    assert [each.rule for each in found] == ([rule] if rule else [])


def test_a_way_a_name_and_a_scan_are_asked_for():
    assert [each.field for each in check_sending(SendingDraft(sent_on=SENT), dated_on=SENT, today=TODAY)] == [
        "way"
    ]
    slip = ReturnDraft(received_on=TODAY, officer="  ")
    assert [each.field for each in check_return(slip, 0, dated_on=SENT, today=TODAY)] == ["officer", "files"]
    whole = ReturnDraft(received_on=TODAY, officer="王五")
    assert check_return(whole, 1, dated_on=SENT, today=TODAY) == []


def test_a_letter_dated_ahead_may_leave_on_its_own_day():
    draft = SendingDraft(sent_on=date(2026, 12, 1), way=SentWay.POST)
    assert check_sending(draft, dated_on=date(2026, 12, 1), today=TODAY) == []
