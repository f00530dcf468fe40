"""The next step of the ladder: by lateness at first, then only when the former's reply limit has passed."""

from __future__ import annotations

from datetime import date

import pytest

from core.domain.ladder import ReplyStep, Sent, level_now

DAYS = (1, 8, 16, 61)
TODAY = date(2026, 6, 20)


@pytest.mark.parametrize(("late", "level"), [(0, 0), (1, 1), (8, 2), (16, 3), (400, 3)])
def test_nothing_sent_begins_by_lateness_but_never_on_the_last_step(late, level):
    assert level_now(late, None, TODAY, DAYS) == level


def test_a_running_limit_is_waited_for_and_a_passed_one_leads_on():
    assert level_now(70, Sent(level=3, reply_due=TODAY), TODAY, DAYS) == 0
    assert level_now(70, Sent(level=3, reply_due=date(2026, 6, 19)), TODAY, DAYS) == 4
    assert level_now(9, Sent(level=2, reply_due=date(2026, 6, 19)), TODAY, DAYS) == 2
    assert level_now(99, Sent(level=4, reply_due=date(2026, 6, 19)), TODAY, DAYS) == 4


@pytest.mark.parametrize(
    ("step", "level"), [(ReplyStep.ACCEPTED, 0), (ReplyStep.CHASE, 2), (ReplyStep.NEXT_LEVEL, 3)]
)
def test_a_reply_decides_at_once(step, level):
    sent = Sent(level=2, reply_due=date(2026, 7, 1), replied_on=date(2026, 6, 18), step=step)
    assert level_now(20, sent, TODAY, DAYS) == level


def test_an_accepted_reply_is_quiet_for_a_time_only():
    sent = Sent(level=1, replied_on=date(2026, 6, 1), step=ReplyStep.ACCEPTED)
    assert level_now(20, sent, TODAY, DAYS) == 2


def test_a_letter_outside_the_ladder_only_holds_while_it_waits():
    assert level_now(9, Sent(level=0, reply_due=TODAY), TODAY, DAYS) == 0
    assert level_now(9, Sent(level=0), TODAY, DAYS) == 2
