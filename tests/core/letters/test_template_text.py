"""What is written as TOML reads back as the same data."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.letter_shelf import shipped, shipped_text
from core.letters.template_text import to_toml, with_value

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
PLAIN = st.one_of(
    WORDS, st.integers(-5, 999), st.booleans(), st.lists(st.one_of(WORDS, st.lists(WORDS)), max_size=4)
)
TABLE = st.dictionaries(WORDS, PLAIN, max_size=3)


@pytest.mark.parametrize("identifier", shipped())
def test_every_shipped_template_reads_back(identifier):
    plan = tomllib.loads(shipped_text(identifier))
    assert tomllib.loads(to_toml(plan)) == plan


@given(TABLE, st.lists(TABLE, max_size=3))
def test_any_words_read_back(head, blocks):
    plan = {key: value for key, value in head.items() if key != "block"} | {"block": blocks}
    assert tomllib.loads(to_toml(plan)) == plan


def test_the_head_comes_before_the_tables():
    text = to_toml({"block": [{"text": ["一"]}], "name": "函"})
    assert text == 'name = "函"\n\n[[block]]\ntext = ["一"]\n'


def test_another_list_of_the_head_leaves_everything_else_as_it_is_written():
    text = shipped_text("delisting")
    made = with_value(text, "needs", ["done"])
    assert tomllib.loads(made) == tomllib.loads(text) | {"needs": ["done"]}
    assert made.splitlines()[0] == text.splitlines()[0]
    strange = text.replace('needs = ["borne", "listed", "done"]', "needs = ['borne', # ]\n]")
    assert tomllib.loads(with_value(strange, "needs", [])) == tomllib.loads(text) | {"needs": []}
