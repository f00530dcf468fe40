"""What the clerk is asked is worded, ordered and required without a key being typed."""

from __future__ import annotations

import tomllib

import pytest

from core.letter_shelf import shipped_text
from core.letters import checking
from core.letters.template_text import to_toml
from ui.dialogs.template_choices import TemplateNames
from ui.dialogs.template_questions import QuestionsEdit


@pytest.fixture
def questions(qtbot):
    names = TemplateNames()
    names.plan = tomllib.loads(shipped_text("supervision"))
    made = QuestionsEdit(names)
    qtbot.addWidget(made)
    made.show_plan()
    return made


def rules(plan) -> list[tuple[str, str]]:
    return [(each.field, each.rule) for each in checking.read(to_toml(plan))[1]]


def test_a_new_question_has_a_key_of_its_own_and_is_missed_until_it_is_used(questions):
    plan = questions._names.plan
    questions.add_button.click()
    questions.cards[-1].added.emit()
    first, second = plan["fields"]
    assert (first["key"], second["key"]) == ("asked_a", "asked_b")
    assert first["label"] != second["label"]
    assert rules(plan) == [("fields:0", "template_field_unused"), ("fields:1", "template_field_unused")]
    plan["block"].append({"text": ["{asked_a}。"]})
    plan["block"].append({"each": "asked_b", "text": ["{text}。"]})
    assert rules(plan) == []


def test_what_the_fields_say_becomes_the_question(questions, qtbot):
    plan = questions._names.plan
    questions.add()
    card = questions.cards[0]
    with qtbot.waitSignal(questions.edited):
        card.label_edit.setText("会商时间（必填）")
    card.hint.setText("如 11月30日")
    card.lines.setChecked(True)
    card.needed.setChecked(True)
    assert plan["fields"] == [
        {"key": "asked_a", "label": "会商时间（必填）", "lines": True, "hint": "如 11月30日"}
    ]
    assert plan["required"][-1] == "asked_a"
    assert "按会商时间逐个重复" in card.told.text()
    card.lines.setChecked(False)
    assert "{会商时间}" in card.told.text()
    card.needed.setChecked(False)
    assert "asked_a" not in plan["required"]


def test_a_label_that_is_taken_is_told_with_what_to_write_instead(questions):
    questions.add()
    card = questions.cards[0]
    card.label_edit.setText("责任单位")
    assert "{asked_a}" in card.told.text()


def test_questions_are_moved_and_a_dropped_one_is_required_no_more(questions):
    plan = questions._names.plan
    questions.add()
    questions.add()
    questions.cards[1].needed.setChecked(True)
    questions.cards[1].moved.emit(-1)
    assert [field["key"] for field in plan["fields"]] == ["asked_b", "asked_a"]
    assert questions.cards[0].needed.isChecked()
    questions.cards[0].dropped.emit()
    assert [field["key"] for field in plan["fields"]] == ["asked_a"]
    assert "asked_b" not in plan["required"]
