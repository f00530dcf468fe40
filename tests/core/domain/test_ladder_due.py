"""Which step is due and why: by lateness, then when the former limit passed; never lower, never twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.ladder import CHASING, ReplyStep
from core.domain.ladder_due import QUIET, Matter, Sent, due_steps
from core.store.ladders import preset, presets

TODAY = date(2026, 6, 20)
PASSED = TODAY - timedelta(days=1)
FOUR = preset("four_steps")
KEYS = tuple(step.key for step in FOUR.main)


def sent(level, ladder=FOUR, **fields):
    key = ladder.main[level - 1].key if level else ""
    return Sent(**({"step": key, "dated_on": TODAY - timedelta(days=9), "reply_due": PASSED} | fields))


def main_level(matter, ladder=FOUR):
    found = [each.level for each in due_steps(ladder, matter, TODAY) if each.level]
    return found[0] if found else 0


def late(days, *letters, **fields):
    return Matter(days_left=-days, letters=letters, **fields)


@pytest.mark.parametrize(("days", "level"), [(0, 0), (1, 1), (8, 2), (16, 3), (400, 3)])
def test_nothing_sent_begins_by_lateness_but_never_on_a_step_that_needs_the_former(days, level):
    assert main_level(late(days)) == level


def test_a_running_limit_is_waited_for_and_a_passed_one_leads_on_one_step():
    assert main_level(late(70, sent(3, reply_due=TODAY))) == 0
    assert main_level(late(70, sent(3))) == 4
    assert main_level(late(70, sent(1))) == 2
    assert main_level(late(9, sent(2))) == 2
    assert main_level(late(99, sent(4))) == 4


@pytest.mark.parametrize(
    ("step", "level"), [(ReplyStep.ACCEPTED, 0), (ReplyStep.CHASE, 2), (ReplyStep.NEXT_LEVEL, 3)]
)
def test_a_reply_decides_at_once(step, level):
    letter = sent(2, replied_on=date(2026, 6, 18), decided=step, reply_due=date(2026, 7, 1))
    assert main_level(late(9, letter)) == level


def test_an_accepted_reply_is_quiet_for_a_time_only():
    replied = TODAY - QUIET - timedelta(days=1)
    assert main_level(late(20, sent(1, replied_on=replied, decided=ReplyStep.ACCEPTED))) == 2


def test_a_letter_outside_the_ladder_only_holds_while_it_waits():
    assert main_level(late(9, sent(0, reply_due=TODAY))) == 0
    assert main_level(late(9, sent(0, reply_due=None))) == 2


def test_nothing_is_chased_again_before_the_deadline_unless_the_step_looks_ahead():
    chased = sent(1, replied_on=PASSED, decided=ReplyStep.CHASE)
    assert main_level(Matter(days_left=0, letters=(chased,))) == 0
    suqian = preset("suqian")
    blue = sent(1, suqian, replied_on=PASSED, decided=ReplyStep.CHASE)
    assert main_level(Matter(days_left=3, letters=(blue,)), suqian) == 1


def test_near_the_deadline_the_blue_step_comes_and_overdue_the_red_one():
    suqian = preset("suqian")
    assert main_level(Matter(days_left=8), suqian) == 0
    assert main_level(Matter(days_left=7), suqian) == 1
    assert main_level(late(1), suqian) == 3


def test_an_urgent_matter_begins_higher_and_others_do_not():
    sanming = preset("sanming")
    assert main_level(late(40), sanming) == 1
    assert main_level(late(40, urgent=True), sanming) == 2


def test_the_next_colour_comes_when_the_limit_passed_without_a_reply():
    sanming = preset("sanming")
    found = due_steps(sanming, late(3, sent(1, sanming, number="容法提〔2026〕1号")), TODAY)
    assert [(each.level, each.reason.code) for each in found] == [(2, "no_reply")]
    assert dict(found[0].reason.facts)["past"] == "1"


def test_two_yellows_on_one_item_lead_to_the_letter_and_exposure_to_red_and_a_talk():
    ladder = preset("guangyuan")
    assert main_level(late(3, sent(1, ladder)), ladder) == 1
    assert main_level(late(3, sent(1, ladder), sent(1, ladder)), ladder) == 2
    exposed = due_steps(ladder, late(3, exposed=True), TODAY)
    assert [each.step.key for each in exposed] == ["red", "talk"]


def test_a_side_step_comes_once_and_rests():
    ladder = preset("guangyuan")
    talked = Sent(step="talk", dated_on=TODAY - timedelta(days=3))
    assert [each.step.key for each in due_steps(ladder, late(3, talked, exposed=True), TODAY)] == []


def test_a_step_put_aside_does_not_come_and_no_lower_one_in_its_place():
    assert due_steps(FOUR, late(20, dismissed=frozenset({"supervision"})), TODAY) == []
    assert main_level(late(20, dismissed=frozenset({"dispatch"}))) == 3


@st.composite
def matters(draw, ladder):
    keys = [*(step.key for step in ladder.steps), ""]
    letters = []
    for _ in range(draw(st.integers(0, 5))):
        dated = TODAY - timedelta(days=draw(st.integers(0, 60)))
        replied = draw(st.none() | st.integers(0, 20).map(lambda days, dated=dated: dated + timedelta(days)))
        letters.append(
            Sent(
                step=draw(st.sampled_from(keys)),
                dated_on=dated,
                reply_due=draw(
                    st.none() | st.integers(0, 40).map(lambda n, dated=dated: dated + timedelta(n))
                ),
                replied_on=replied,
                decided=draw(st.sampled_from(ReplyStep)) if replied else None,
                chase=draw(st.booleans()),
            )
        )
    return Matter(
        days_left=draw(st.none() | st.integers(-120, 20)),
        urgent=draw(st.booleans()),
        exposed=draw(st.booleans()),
        letters=tuple(sorted(letters, key=lambda letter: letter.dated_on)),
        late_only=frozenset(draw(st.sets(st.sampled_from(keys[:-1])))),
    )


@given(st.data(), st.sampled_from(presets()))
def test_never_a_lower_step_than_was_sent_never_the_same_within_its_limit_always_the_same_answer(
    data, ladder
):
    matter = data.draw(matters(ladder))
    found = due_steps(ladder, matter, TODAY)
    keys = [step.key for step in ladder.main]
    top = max((keys.index(each.step) + 1 for each in matter.letters if each.step in keys), default=0)
    assert all(each.level >= top for each in found if each.level)
    running = {each.step for each in matter.letters if each.waits(TODAY)}
    assert running.isdisjoint(each.step.key for each in found)
    assert due_steps(ladder, replace(matter), TODAY) == found
    assert sum(each.level > 0 for each in found) <= 1


# --- late replies ---------------------------------------------------------------------------------------

RUNNING = TODAY + timedelta(days=30)


def in_time(*letters, days=40, **fields):
    return Matter(days_left=days, letters=letters, **fields)


def only(matter, ladder=FOUR):
    found = [each for each in due_steps(ladder, matter, TODAY) if each.level or each.step.key == CHASING]
    assert len(found) <= 1
    return (found[0].step.key, found[0].reason) if found else ("", None)


def test_a_late_reply_alone_leads_on_one_step_and_names_the_letter():
    key, reason = only(in_time(sent(1, number="容法调〔2026〕1号")))
    assert (key, reason.code, reason.more) == ("reminder", "reply_late", ())
    assert dict(reason.facts) == {"number": "容法调〔2026〕1号", "past": "1", "due": "2026-06-19"}
    assert only(in_time(sent(1), days=None))[0] == "reminder"
    assert only(in_time(sent(0)))[0] == "dispatch"


def test_a_reply_in_time_or_given_says_nothing():
    assert only(in_time(sent(1, reply_due=TODAY))) == ("", None)
    assert only(in_time(sent(1, reply_due=None, dated_on=date(2026, 1, 1)))) == ("", None)
    for step in ReplyStep:
        assert only(in_time(sent(1, replied_on=TODAY, decided=step))) == ("", None)


def test_an_accepted_reply_to_a_later_letter_settles_the_earlier_one():
    later = sent(0, chase=True, dated_on=PASSED, replied_on=TODAY, decided=ReplyStep.ACCEPTED)
    assert only(in_time(sent(1), later)) == ("", None)
    long_ago = replace(later, dated_on=date(2026, 6, 11), replied_on=TODAY - QUIET * 2)
    assert only(in_time(sent(1, dated_on=date(2026, 5, 1)), long_ago)) == ("", None)


def test_a_step_whose_letter_speaks_of_late_matters_gives_way_to_asking_for_the_reply():
    later = frozenset({"supervision", "listed"})
    assert only(in_time(sent(2), late_only=later))[0] == CHASING
    assert only(in_time(sent(2)))[0] == "supervision"
    assert only(late(9, sent(2), late_only=later))[0] == "reminder"
    assert only(in_time(sent(4)))[0] == CHASING


def test_the_reply_is_asked_for_first_where_the_ladder_says_so_and_only_once():
    ladder = replace(FOUR, chase_first=True)
    assert only(in_time(sent(1)), ladder)[0] == CHASING
    key, reason = only(late(70, sent(3)), ladder)
    assert (key, reason.code, [each.code for each in reason.more]) == (CHASING, "reply_late", ["days_late"])
    asked = sent(0, chase=True, dated_on=TODAY - timedelta(days=4))
    assert only(in_time(sent(1), replace(asked, reply_due=TODAY)), ladder) == ("", None)
    assert only(in_time(sent(1), asked), ladder)[0] == "reminder"
    assert only(late(70, sent(3), asked), ladder)[0] == "listed"


def test_both_reasons_stand_on_one_proposal():
    assert [each.code for each in only(late(9, sent(0)))[1].more] == ["reply_late"]
    key, reason = only(late(3, sent(1, preset("sanming"))), preset("sanming"))
    assert (key, reason.code, [each.code for each in reason.more]) == ("orange", "no_reply", ["days_late"])


def test_the_patience_of_the_step_above_is_kept():
    sanming = preset("sanming")
    above = sanming.steps[1]
    patient = replace(above, when=(replace(above.when[0], count=3),))
    ladder = replace(sanming, steps=(sanming.steps[0], patient, sanming.steps[2]))
    letter = sent(1, ladder)
    assert only(in_time(letter), ladder) == ("", None)
    assert only(in_time(replace(letter, reply_due=TODAY - timedelta(days=4))), ladder)[0] == "orange"


@given(st.data(), st.sampled_from(presets()), st.booleans())
def test_a_proposal_is_never_repeated_once_sent_and_always_says_why(data, ladder, chase_first):
    ladder = replace(ladder, chase_first=chase_first)
    matter = data.draw(matters(ladder))
    key, reason = only(matter, ladder)
    if not key:
        return
    assert reason.code
    assert matter.suits(ladder.step_of(key)) if key != CHASING else matter.unanswered(TODAY) is not None
    letter = Sent(step="" if key == CHASING else key, chase=key == CHASING, dated_on=TODAY, reply_due=RUNNING)
    for due in (RUNNING, TODAY, None):
        after = replace(matter, letters=(*matter.letters, replace(letter, reply_due=due)))
        assert only(after, ladder) == ("", None)


@given(st.data(), st.sampled_from(presets()))
def test_nothing_is_owed_where_every_reply_came(data, ladder):
    matter = data.draw(matters(ladder))
    answered = tuple(replace(each, replied_on=TODAY, decided=ReplyStep.ACCEPTED) for each in matter.letters)
    assert replace(matter, letters=answered).unanswered(TODAY) is None
