"""Every placeholder has one Chinese name and an example, and names turn into identifiers and back."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.letter_shelf import shipped, shipped_text
from core.letters import placeholders
from core.letters.filling import KNOWN

COUNTS_OF_LISTS = {"figures", "ranking", "best", "overdue_items", "entry"}


def test_every_placeholder_a_template_may_use_has_a_name_of_its_own_and_an_example():
    known = placeholders.known()
    assert {each.identifier for each in known} == KNOWN - COUNTS_OF_LISTS
    assert len({each.name for each in known}) == len(known)
    assert all(each.example and "{" not in each.name for each in known)


@pytest.mark.parametrize("identifier", shipped())
def test_shipped_words_go_to_names_and_back(identifier):
    text = shipped_text(identifier)
    names = placeholders.names_of(tomllib.loads(text))
    shown = placeholders.shown(text, names)
    assert placeholders.stored(shown, names) == text
    assert "{reply_due}" not in shown


@given(st.lists(st.sampled_from([*sorted(KNOWN), "：", "请于", "talk_time"])))
def test_any_words_go_to_names_and_back(parts):
    plan = {"fields": [{"key": "talk_time", "label": "约谈时间（如上午9时）"}]}
    names = placeholders.names_of(plan)
    text = "".join("{" + part + "}" if part.isascii() else part for part in parts)
    assert placeholders.stored(placeholders.shown(text, names), names) == text


def test_what_the_clerk_is_asked_for_goes_by_its_label():
    plan = {
        "fields": [
            {"key": "talk_time", "label": "约谈时间（如上午9时）"},
            {"key": "x", "label": "联系人"},
            "odd",
        ]
    }
    names = placeholders.names_of(plan)
    assert placeholders.shown("{talk_time}{x}", names) == "{约谈时间}{x}"
    assert placeholders.stored("{ 责任单位 }{天气}", names) == "{units}{天气}"
    assert [each.group for each in placeholders.asked(plan)] == [placeholders.OWN] * 2
    assert placeholders.asked({"fields": 3}) == ()


def test_a_new_question_gets_a_key_nobody_has():
    assert placeholders.new_key({}) == "asked_a"
    taken = [{"key": f"asked_{letter}", "label": "甲"} for letter in "abcdefghijklmnopqrstuvwxyz"]
    assert placeholders.new_key({"fields": taken}) == "asked_aa"
