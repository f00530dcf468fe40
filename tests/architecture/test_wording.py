"""Every word that is asked for exists, every word that exists is asked for, and errors say three things."""

from __future__ import annotations

import re

import pytest

from core.wording import catalogue
from tests.architecture.reading import source_of, sources
from tests.architecture.wording_uses import Uses, missing, placeholders, unfilled, unused, uses_of

INNER_ENUMS = {
    "Binding": "worded with the state under [limit_binding]",
    "PeriodFigure": "worded by the kind of list under [by_period]",
    "ShareKind": "worded with its part under [acceptance_shares]",
    "ListKind": "chooses a query",
    "ColumnKind": "chooses an alignment",
    "FontRole": "chooses a font",
    "BlockStyle": "chooses a paragraph style",
    "Element": "names a place on the page",
    "Paper": "chooses a paper size",
    "Level": "chooses a row's weight",
    "EntryKind": "tells journal entries apart",
    "Course": "chooses a sentence under [letter_next]",
    "Way": "chooses a form and a sentence",
    "Gate": "its sentences are violations",
    "RowKind": "tells rows of a sheet apart",
    "FileForm": "chooses a reader",
    "Tone": "chooses a colour",
    "Probe": "chooses what a register asks of an entry",
    "FieldKind": "chooses a form field",
    "Fit": "chooses a zoom",
    "Dimension": "its words are the headings of the list columns of the same name",
    "LetterKind": "its words stand in the kind's own file",
    "SheetKind": "tells printed tables apart",
    "OwnPart": "tells what a printed row has of its own",
    "Figure": "its words stand beside the statistics",
}
"""Enums that people never read, and what they do instead."""

EXCEL_CODES = {"exporting.footer"}
"""Texts in Excel's own header and footer language."""

FILE_FILTER = "(*"
"""How Qt's file dialogs write what files to show."""

KEPT = re.compile("没有|未|不变|保持|原样|保留|保存在|仍|完好|照旧|已经?(回|撤|存|删)|不受影响|只能看")
NEXT = re.compile("请|可以|先|再")


@pytest.fixture(scope="module")
def uses() -> Uses:
    return uses_of(sources())


def test_every_word_asked_for_exists(uses: Uses) -> None:
    assert len(uses.requests) > 50
    assert "\n".join(missing(uses, catalogue())) == ""


def test_every_word_gets_the_facts_its_text_wants(uses: Uses) -> None:
    assert "\n".join(unfilled(uses, catalogue())) == ""


def test_no_word_is_left_over(uses: Uses) -> None:
    assert "\n".join(unused(uses, catalogue())) == ""


def test_every_choice_that_people_read_has_a_word(uses: Uses) -> None:
    words = catalogue()
    shown = {name: values for name, values in uses.enums.items() if name not in INNER_ENUMS}
    assert [
        f"{name}.{value}"
        for name, values in shown.items()
        for value in values
        if f"enums.{name}.{value}" not in words
    ] == []


def test_every_inner_choice_still_exists(uses: Uses) -> None:
    assert set(INNER_ENUMS) <= set(uses.enums)


def faults_of_error(text: str) -> list[str]:
    """What an error sentence fails to say: what happened, what was kept, what to do next, in one sentence."""
    faults = []
    if text.count("。") != 1 or not text.endswith("。"):
        faults.append("one sentence that ends with 。")
    if not KEPT.search(text):
        faults.append("what was kept")
    if not NEXT.search(text):
        faults.append("what to do next")
    if len(re.split("[，；。]", text)) < 3:
        faults.append("three parts")
    return faults


def test_every_error_says_what_happened_what_was_kept_and_what_to_do() -> None:
    errors = {key: text for key, text in catalogue().items() if key.startswith("errors.")}
    assert len(errors) > 10
    assert {key: faults for key, text in errors.items() if (faults := faults_of_error(text))} == {}


def test_texts_use_full_width_punctuation_beside_chinese_and_well_formed_placeholders() -> None:
    wrong = re.compile(r"[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]|\(\s*[\u4e00-\u9fff]")
    assert {
        key for key, text in catalogue().items() if wrong.search(text) and FILE_FILTER not in text
    } == EXCEL_CODES
    assert all(isinstance(placeholders(text), frozenset) for text in catalogue().values())


PLANTED = source_of(
    "core/planted.py",
    """
class Colour(StrEnum):
    RED = "red"

def f(error):
    word("page.title", name=1)
    word("page.gone")
    word("page.two", one=1)
    word(f"column.{key}")
    word(f"nowhere.{key}")
    raise Refused("full", path="x")

KEYS = ("code",)
""",
)
WORDS = {
    "page.title": "{name}",
    "page.two": "{one}和{two}",
    "column.code": "编号",
    "column.size": "大小",
    "enums.Colour.red": "红",
    "enums.Colour.blue": "蓝",
    "errors.full": "{path}满了。",
}


def test_a_planted_request_without_words_is_found() -> None:
    found = missing(uses_of([PLANTED]), WORDS)
    assert [line.split(": ")[1] for line in found] == ["page.gone", r"nothing fits nowhere\.(.+)"]


def test_a_planted_request_without_its_facts_is_found() -> None:
    assert [line.split(": ")[1] for line in unfilled(uses_of([PLANTED]), WORDS)] == [
        "page.two also wants two"
    ]


def test_planted_words_that_nothing_asks_for_are_found() -> None:
    assert unused(uses_of([PLANTED]), WORDS) == ["column.size", "enums.Colour.blue"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("磁盘已满，台账没有改动，请清理磁盘", "one sentence that ends with 。"),
        ("磁盘已满，请清理磁盘，换一个位置。", "what was kept"),
        ("磁盘已满，台账没有任何改动，一切如常。", "what to do next"),
        ("没有改动请清理磁盘。", "three parts"),
    ],
)
def test_a_planted_error_that_says_too_little_is_found(text: str, fault: str) -> None:
    assert faults_of_error(text) == [fault]
