from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

import pytest

from core.domain.deadline import DeadlineKind
from core.wording import catalogue, chinese_date, inner, titled, word, word_of


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


def depth_of(text: str) -> int:
    """Return how deep “ stands in “; a closing mark without its opening one is a fault."""
    depth = deepest = 0
    for char in text:
        depth += {"“": 1, "”": -1}.get(char, 0)
        assert depth >= 0, text
        deepest = max(deepest, depth)
    assert depth == 0, text
    return deepest


def test_no_sentence_puts_double_quotation_marks_inside_double_ones() -> None:
    places = {key: re.findall(r"\{(\w+)\}", text) for key, text in catalogue().items()}
    assert sum(map(bool, places.values())) > 1000
    for key, names in places.items():
        assert depth_of(word(key, **dict.fromkeys(names, "撤销“登记”一步"))) <= 1, key


def test_quotation_marks_inside_others_are_single_and_outside_stay() -> None:
    told = word("journal.countersigned", summary="作废“练法督〔2020〕1号”", actor="张三", second="李四")
    assert "作废“练法督〔2020〕1号”" in told
    undone = word("violations.holiday_unread", text=told)
    assert "作废‘练法督〔2020〕1号’" in undone
    assert undone.startswith("没有读懂“")


def test_the_third_layer_is_double_again_and_an_apostrophe_is_none() -> None:
    assert inner("称“见‘附件’一栏”") == "称‘见“附件”一栏’"
    assert inner("O’Brien") == "O’Brien"


def test_a_title_inside_a_title_has_single_marks_and_one_in_that_double_ones() -> None:
    assert titled("《关于《某办法》的函》和《乙》") == "《关于〈某办法〉的函》和《乙》"
    assert titled("《甲《乙《丙》》》") == "《甲〈乙《丙》〉》"
    assert titled("《没有写完的《标题》") == "《没有写完的《标题》"
    assert "《关于〈某办法〉的函》" in word("journal.import", name="关于《某办法》的函")


def test_a_sentence_that_quotes_and_names_a_title_nests_both() -> None:
    told = word("imports.as_batch", batch="“百日”行动", title="关于《某办法》的方案")
    assert "“‘百日’行动”" in told
    assert "《关于〈某办法〉的方案》" in told
