"""An example letter of every template, and what its layout shows."""

from __future__ import annotations

import tomllib

import pytest

from core.domain.letter import LetterKind
from core.letter_shelf import shipped, shipped_text
from core.letters import letter, trial


def found(plan: dict, count: int = 3) -> dict[str, str]:
    content = letter.compose(LetterKind("own_tried"), trial.sample_facts(plan, count), plan)
    layout = letter.lay_out(content, bundled_only=True)
    return {each.rule: each.field for each in trial.layout_faults(plan, layout)}


def plan_of(identifier: str = "supervision") -> dict:
    return tomllib.loads(shipped_text(identifier))


@pytest.mark.parametrize("identifier", shipped())
def test_a_shipped_template_has_nothing_amiss_with_one_some_or_many(identifier):
    for count in trial.SIZES:
        assert found(plan_of(identifier), count) == {}


def test_a_title_that_leaves_no_room_is_named():
    plan = plan_of() | {"title": "关于" + "限期办结法治政府建设实地督察反馈问题" * 24 + "的函"}
    rules = found(plan)
    assert rules["template_trial_title"] == rules["template_trial_no_body"] == "head:title"


def test_a_character_no_font_has_is_found_in_its_block():
    plan = plan_of()
    plan["block"].append({"text": "此处有\U0001f984一字。"})
    assert found(plan)["template_trial_missing"] == f"block:{len(plan['block']) - 1}"


def test_a_column_too_narrow_and_a_body_too_long_are_told():
    plan = plan_of()
    plan["annex"][0]["columns"][0]["width"] = 0.1
    plan["block"].append({"text": "字" * 6000})
    rules = found(plan, 20)
    assert rules["template_column_narrow"] == "annex:0"
    assert rules["template_trial_long"] == "block:0"


def test_words_that_came_with_the_facts_have_no_place():
    assert trial.place_of(plan_of(), "容城") == ""
    assert trial.place_of(plan_of(), "督办函") == "head:title"


def test_a_letter_that_follows_one_and_an_entry_of_an_own_register_have_examples():
    facts = trial.sample_facts({"speaks_of": "letter"})
    assert facts.said["earlier_number"]
    assert facts.items
    told = trial.sample_facts({"speaks_of": "entry", "title": "关于{entry_f2}的函"})
    assert told.said["entry_f2"]
