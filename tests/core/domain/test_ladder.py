"""A ladder as data: its parts, and which step a letter was."""

from __future__ import annotations

from core.domain.ladder import Ladder, LadderCondition, LadderStep, LadderTrigger

NEAR = LadderCondition(trigger=LadderTrigger.BEFORE_DUE, count=7)
FIRST = LadderStep(key="a", name="提示", kind="reminder", also=("inquiry",), when=(NEAR,))
SECOND = LadderStep(key="b", name="督办", kind="supervision")
AGAIN = LadderStep(key="c", name="再督办", kind="supervision")
BESIDE = LadderStep(key="d", name="约谈", kind="talk_notice", side=True)
LADDER = Ladder(uuid="", steps=(FIRST, SECOND, BESIDE, AGAIN))


def test_side_steps_stand_beside_those_one_climbs():
    assert LADDER.main == (FIRST, SECOND, AGAIN)
    assert LADDER.beside == (BESIDE,)


def test_the_ladder_looks_as_far_ahead_as_its_earliest_step():
    assert LADDER.days_ahead == 7
    assert Ladder(uuid="", steps=(SECOND,)).days_ahead == 0


def test_a_letter_is_the_step_it_was_sent_under_else_the_first_of_its_kind():
    assert LADDER.step_for("supervision", "c") is AGAIN
    assert LADDER.step_for("supervision") is SECOND
    assert LADDER.step_for("inquiry") is FIRST
    assert LADDER.step_for("supervision", "gone") is SECOND
    assert LADDER.step_for("assignment") is None
