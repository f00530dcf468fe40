from __future__ import annotations

from datetime import date

import pytest

from core.domain.letter import ReplyDraft
from core.domain.reply_rules import check_reply


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (None, "required"),
        (date(2026, 6, 21), "gate_date_ahead"),
        (date(2026, 5, 31), "reply_before_letter"),
    ],
)
def test_a_reply_lies_between_the_letter_and_today(day, code):
    found = check_reply(ReplyDraft(replied_on=day), dated_on=date(2026, 6, 1), today=date(2026, 6, 20))
    assert [each.rule for each in found] == [code]


def test_a_reply_of_the_same_day_is_fine():
    day = date(2026, 6, 1)
    assert check_reply(ReplyDraft(replied_on=day), dated_on=day, today=day) == []
