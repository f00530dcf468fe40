from __future__ import annotations

from datetime import date

from core.domain.ladder import ReplyStep
from core.domain.reply import answered, in_order, is_late
from tests import builders

LETTER = builders.a_letter(reply_due=date(2026, 11, 17))


def test_the_latest_reply_is_the_last_to_come_and_of_one_day_the_last_entered():
    first = builders.a_reply(LETTER, position=2, replied_on=date(2026, 11, 5))
    second = builders.a_reply(LETTER, position=1, replied_on=date(2026, 11, 9), said="先到")
    third = builders.a_reply(LETTER, position=3, replied_on=date(2026, 11, 9), said="后登")
    assert in_order([third, second, first]) == [first, second, third]
    on_letter = answered(LETTER, [third, first, second])
    assert (on_letter.replied_on, on_letter.reply_said) == (date(2026, 11, 9), "后登")
    assert answered(on_letter, []) == LETTER


def test_a_letter_is_late_without_a_reply_and_with_one_that_was_not_accepted():
    due, after = date(2026, 11, 17), date(2026, 11, 18)
    assert not is_late(LETTER, due)
    assert is_late(LETTER, after)
    accepted = answered(LETTER, [builders.a_reply(LETTER)])
    chased = answered(LETTER, [builders.a_reply(LETTER, step=ReplyStep.CHASE)])
    assert not is_late(accepted, after)
    assert is_late(chased, after)
    assert not is_late(builders.a_letter(reply_due=None), after)
