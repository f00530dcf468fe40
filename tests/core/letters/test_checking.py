"""A wrong template is named with its place; one without an error can be composed and laid out."""

from __future__ import annotations

import copy
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.letter import LetterKind
from core.domain.violation import Severity
from core.errors import Refused
from core.letter_shelf import shipped, shipped_text
from core.letters import checking, letter, trial
from core.letters.template_text import to_toml
from core.operations.writing import say


def plan_of(identifier: str = "talk_notice") -> dict:
    return tomllib.loads(shipped_text(identifier))


def rules(**changes: object) -> list[tuple[str, str]]:
    return [(each.field, each.rule) for each in checking.read(to_toml(plan_of() | changes))[1]]


@pytest.mark.parametrize("identifier", shipped())
def test_every_shipped_template_is_sound(identifier):
    assert checking.read(shipped_text(identifier))[1] == []


def test_text_that_is_no_toml_is_named_with_its_line():
    (found,) = checking.read('name = "函"\ntitle = ["一\n')[1]
    assert (found.field, found.rule) == ("line:2", "template_not_toml")
    assert "第 2 行" in say(found)
    assert checking.read("x = " + "[" * 100_000)[1][0].rule in ("template_too_deep", "template_not_toml")
    assert checking.read("#" * (checking.LARGEST + 1))[1][0].rule == "template_too_large"


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"title": ["一", ["二"]]}, ("head:title", "template_words_wrong")),
        ({"name": ""}, ("head:name", "template_part_missing")),
        ({"name": "函" * 40}, ("head:name", "template_value_wrong")),
        ({"titel": "x"}, ("head:titel", "template_part_unknown")),
        ({"block": []}, ("head:block", "template_part_missing")),
        ({"title": []}, ("head:title", "template_part_missing")),
        ({"title": ["", " "]}, ("head:title", "template_part_missing")),
        ({"block": [{"style": "heading_9", "text": "一"}]}, ("block:0", "template_style_unknown")),
        ({"block": [{"when": "rainy", "text": "一"}]}, ("block:0", "template_condition_unknown")),
        ({"block": [{"each": "clouds", "text": "一"}]}, ("block:0", "template_each_unknown")),
        ({"block": [{"text": "{responsible_unit}"}]}, ("block:0", "template_placeholder_unknown")),
        ({"block": [{"text": "{0.__class__}"}]}, ("block:0", "template_placeholder_unknown")),
        ({"block": [{"text": "请于{reply_due前"}]}, ("block:0", "template_brace_open")),
        ({"block": [{"text": ["一", 3]}]}, ("block:0", "template_words_wrong")),
        ({"block": [{"text": "一\n二"}]}, ("block:0", "template_mark_forbidden")),
        ({"block": [{"text": "{measure}"}]}, ("block:0", "template_row_only")),
        ({"block": [{"style": "heading_1"}]}, ("block:0", "template_block_empty")),
        ({"annex": [{"each": "items", "title": "表", "columns": []}]}, ("annex:0", "template_columns")),
        (
            {
                "annex": [
                    {"each": "items", "title": "表", "columns": [{"heading": "号", "text": "", "width": 0}]}
                ]
            },
            ("annex:0", "template_column_width"),
        ),
        ({"annex": [{"each": "items", "title": "表", "columns": [3]}]}, ("annex:0", "template_column_wrong")),
        ({"required": ["weather"]}, ("head:required", "template_placeholder_unknown")),
        ({"speaks_of": "weather"}, ("head:speaks_of", "template_value_wrong")),
        ({"reply_days": True}, ("head:reply_days", "template_value_wrong")),
        ({"fields": [{"key": "Time", "label": "时间"}]}, ("fields:0", "template_field_key")),
    ],
)
def test_every_wrong_part_is_named_at_its_place(changes, found):
    assert found in rules(**changes)


def test_an_unknown_placeholder_is_named_with_the_nearest_known_by_either_name():
    plan = plan_of() | {"block": [{"text": "{unit}"}, {"text": "{责任单}"}, {"text": "{talk_tme}"}]}
    found = checking.read(to_toml(plan))[1]
    nearest = [dict(each.facts)["near"] for each in found if checking.has_errors([each])]
    assert nearest == ["责任单位", "责任单位", "约谈时间"]


def test_places_are_found_in_the_text():
    text = shipped_text("talk_notice")
    lines = text.split("\n")
    assert lines[checking.line_of(text, "head:title") - 1].startswith("title")
    second = [number for number, line in enumerate(lines, 1) if line == "[[block]]"][1]
    assert checking.line_of(text, "block:1") == second
    assert (
        checking.line_of(text, "line:7"),
        checking.line_of(text, "block:999"),
        checking.line_of(text, ""),
    ) == (7, 1, 1)


def test_identifiers_are_small_letters():
    assert checking.is_identifier("own_1a")
    assert not any(map(checking.is_identifier, ("", "1a", "A", "a" * 41, "../a", "函")))


_LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 30),
    st.floats(allow_nan=True),
    st.text(max_size=12),
    st.sampled_from(
        ["{units}", "{", "}", "{reply_due}", "\u2016", "items", "many", "letter", "minutes", "faults"]
    ),
)
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                [
                    "text",
                    "lead",
                    "each",
                    "when",
                    "style",
                    "heading",
                    "width",
                    "columns",
                    "key",
                    "label",
                    "title",
                ]
            ),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=6,
)


@st.composite
def disturbed(draw) -> dict:
    """A shipped template with some of its parts replaced by anything."""
    plan = copy.deepcopy(
        plan_of(draw(st.sampled_from(["talk_notice", "circular", "rectification_notice", "transfer_letter"])))
    )
    for _ in range(draw(st.integers(1, 3))):
        holder = draw(st.sampled_from([plan, *plan["block"][:3], *plan.get("annex", [])[:1]]))
        key = draw(st.sampled_from(sorted({*holder, "each", "when", "format", "level"})))
        if key not in ("block", "annex"):
            holder[key] = draw(_VALUES)
    return plan


@settings(max_examples=150, deadline=None)
@given(disturbed())
def test_any_template_is_refused_with_sentences_or_set(plan):
    def plain(value):
        if isinstance(value, dict):
            return {key: plain(each) for key, each in value.items() if each is not None}
        return [plain(each) for each in value if each is not None] if isinstance(value, list) else value

    data, found = checking.read(to_toml(plain(plan)))
    assert all(say(each) for each in found)
    if checking.has_errors(found):
        return
    try:
        content = letter.compose(LetterKind("own_tried"), trial.sample_facts(data), data)
    except Refused:  # the example lacks what the template requires
        return
    layout = letter.lay_out(content, bundled_only=True)
    assert all(each.severity is Severity.WARNING for each in trial.layout_faults(data, layout))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_answered(text):
    _, found = checking.read(text)
    assert checking.has_errors(found)


def test_a_question_nobody_uses_and_a_table_that_never_comes_are_told():
    asked = [{"key": "asked_a", "label": "会商时间"}]
    table = {"each": "items", "when": "many", "title": "表", "columns": [{"heading": "甲", "text": "{text}"}]}
    found = rules(fields=asked, block=[{"text": "甲"}], annex=[table], required=["addressee"])
    assert ("fields:0", "template_field_unused") in found
    used = {"fields": asked, "required": ["addressee"], "title": "甲", "note": "", "annex": [table]}
    for block in (
        {"text": "{asked_a}"},
        {"text": "甲", "when": "asked_a"},
        {"text": "{text}", "each": "asked_a"},
    ):
        assert "template_field_unused" not in {rule for _, rule in rules(**used, block=[block])}
    assert ("annex:0", "template_annex_never") in rules(**used, annex_over=0)
    assert "template_annex_never" not in {rule for _, rule in rules(**used, annex_over=3)}


def test_a_missing_part_is_named_as_a_clerk_reads_it():
    assert {key: checking._called(key) for key in checking._NEEDED} == {
        "name": "名称",
        "title": "标题",
        "note": "说明",
        "required": "必填项",
        "block": "正文",
    }
