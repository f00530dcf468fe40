"""A step as typed: what is empty is no condition; the step comes back as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.operations import ladders
from ui.pages.ladder_fields import StepDraft, draft_of, step_of

STEPS = [step for each in ladders.presets() for step in each.steps]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_a_step_comes_back_as_it_was(step):
    assert set(step_of(draft_of(step), step).when) == set(step.when)
    assert replace(step_of(draft_of(step), step), when=step.when) == step


def test_an_empty_limit_is_the_kinds_own():
    made = step_of(StepDraft(name="甲", kind="reminder"), STEPS[0])
    assert (made.reply_days, made.when, made.key) == (-1, (), STEPS[0].key)
