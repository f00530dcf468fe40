from __future__ import annotations

from datetime import date
from enum import StrEnum

import pytest

from core.domain.deadline import DeadlineKind
from core.wording import catalogue, chinese_date, word, word_of


def test_a_word_is_filled_with_its_facts() -> None:
    assert word("app.name") == "整改台账"
    assert word("formats.date", year=2024, month=3, day=5) == "2024年3月5日"


def test_a_missing_word_or_fact_is_a_bug_and_not_silence() -> None:
    with pytest.raises(KeyError):
        word("no.such.key")
    with pytest.raises(KeyError):
        word("formats.date", year=2024)


def test_choices_have_words_of_their_own() -> None:
    assert word_of(DeadlineKind.STANDING) == "长期坚持"

    class Unknown(StrEnum):
        THING = "thing"

    with pytest.raises(KeyError):
        word_of(Unknown.THING)


def test_dates_are_written_as_people_write_them() -> None:
    assert chinese_date(date(2024, 3, 5)) == "2024年3月5日"
    assert chinese_date(None) == ""


def test_no_text_is_empty_but_the_one_that_says_nothing() -> None:
    assert {key for key, text in catalogue().items() if not text} <= {"enums.Qualifier.exact"}


def test_a_word_is_the_same_whether_its_section_or_the_whole_file_was_read() -> None:
    assert {key: word(key) for key in catalogue()} == catalogue()
