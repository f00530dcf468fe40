from __future__ import annotations

import json

import pytest

from core.domain.letter import LetterKind
from core.errors import Environment
from core.letters.compose import compose
from core.letters.content import content_from_json, content_json
from core.wording import sentence
from tests.core.letters import samples


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (LetterKind.SUPERVISION, samples.supervision_facts()),
        (LetterKind.RECTIFICATION_NOTICE, samples.notice_facts()),
    ],
)
def test_frozen_content_reads_back_as_it_was(kind, facts):
    content = compose(kind, facts)
    assert content_from_json(content_json(content)) == content


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": 1}', '{"schema": 99}', '{"schema": "x"}'])
def test_content_that_is_no_letter_is_refused_with_a_sentence(text):
    with pytest.raises(Environment) as caught:
        content_from_json(text)
    assert sentence(caught.value).endswith("重试。")


def test_the_frozen_form_is_the_same_text_every_time_and_readable():
    content = compose(LetterKind.SUPERVISION, samples.supervision_facts())
    text = content_json(content)
    assert text == content_json(content_from_json(text))
    assert json.loads(text)["schema"] == 2
    assert "督办函" in text


def test_a_letter_of_a_newer_program_asks_for_the_newer_program():
    content = json.loads(content_json(samples.content()))
    with pytest.raises(Environment) as caught:
        content_from_json(json.dumps({**content, "schema": 3}))
    assert caught.value.code == "letter_content_newer"
