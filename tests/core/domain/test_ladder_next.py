"""What follows a letter: the first day on which the ladder says so, found without trying every day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.domain.ladder import CHASING, ReplyStep
from core.domain.ladder_due import QUIET, Matter, due_steps
from core.domain.ladder_next import Course, NextStep, next_step, soonest
from core.store.ladders import presets
from tests.core.domain.test_ladder_due import FOUR, TODAY, matters, sent

LIMIT = TODAY + timedelta(days=7)


def test_an_unanswered_letter_is_followed_the_day_after_its_limit():
    found = next_step(FOUR, Matter(days_left=40, letters=(sent(1, reply_due=LIMIT),)), TODAY)
    assert (found.course, found.day) == (Course.UNANSWERED, LIMIT + timedelta(days=1))
    assert found.due.step.key == "reminder"


def test_the_deadline_may_come_before_the_limit_is_over_and_then_counts_with_it():
    found = next_step(FOUR, Matter(days_left=-60, letters=(sent(3, reply_due=LIMIT),)), TODAY)
    assert (found.day, found.due.step.key) == (LIMIT + timedelta(days=1), "listed")
    early = next_step(FOUR, Matter(days_left=-30, letters=(sent(3, reply_due=LIMIT),)), TODAY)
    assert (early.day, early.due.step.key) == (LIMIT + timedelta(days=1), "supervision")


def test_what_is_due_is_said_to_be_due():
    found = next_step(FOUR, Matter(days_left=40, letters=(sent(1),)), TODAY)
    assert (found.course, found.day) == (Course.DUE, TODAY)


def test_an_accepted_reply_rests_and_then_the_ladder_looks_again():
    answered = sent(1, replied_on=TODAY, decided=ReplyStep.ACCEPTED)
    assert next_step(FOUR, Matter(days_left=None, letters=(answered,)), TODAY) == NextStep(
        Course.RESTS, TODAY + QUIET + timedelta(days=1)
    )
    late = next_step(FOUR, Matter(days_left=-9, letters=(answered,)), TODAY)
    assert (late.course, late.day) == (Course.UNANSWERED, TODAY + QUIET + timedelta(days=1))


def test_the_ladder_may_ask_for_the_reply_first():
    ladder = replace(FOUR, chase_first=True)
    assert next_step(ladder, Matter(days_left=40, letters=(sent(1),)), TODAY).due.step.key == CHASING


def test_the_soonest_of_several_matters_counts():
    none, rests = NextStep(Course.NONE), NextStep(Course.RESTS, TODAY)
    assert soonest([]) == none
    assert soonest([none, rests]) == rests
    due = next_step(FOUR, Matter(days_left=-3), TODAY)
    assert soonest([rests, due, none]) == due


@given(st.data(), st.sampled_from(presets()))
def test_no_earlier_day_would_have_brought_a_step(data, ladder):
    matter = data.draw(matters(ladder))
    found = next_step(ladder, matter, TODAY)
    horizon = min(found.day or date.max, TODAY + timedelta(days=80)) if found.due else TODAY + timedelta(80)
    for ahead in range((horizon - TODAY).days):
        left = matter.days_left
        then = replace(matter, days_left=None if left is None else left - ahead)
        day = TODAY + timedelta(days=ahead)
        assert not [each for each in due_steps(ladder, then, day) if each.level]
