"""Tables of a template are added, moved, dropped and told how wide their columns come out."""

from __future__ import annotations

import tomllib

import pytest

from core.letter_shelf import shipped_text
from core.letters import checking
from core.letters.template_text import to_toml
from ui.dialogs.template_annexes import AnnexesEdit
from ui.dialogs.template_choices import TemplateNames


def edit(qtbot, kind: str) -> AnnexesEdit:
    names = TemplateNames()
    names.plan = tomllib.loads(shipped_text(kind))
    made = AnnexesEdit(names)
    qtbot.addWidget(made)
    made.show_plan()
    return made


@pytest.fixture
def annexes(qtbot):
    return edit(qtbot, "supervision")


def headings(annexes) -> list[str]:
    return [column["heading"] for column in annexes._names.plan["annex"][0]["columns"]]


def test_showing_a_table_changes_nothing_of_it(annexes):
    assert annexes._names.plan == tomllib.loads(shipped_text("supervision"))
    card = annexes.cards[0]
    assert (card.each.value(), card.when.value(), card.turned.value()) == ("items", ("when", "many"), True)
    assert card.many_hint.isVisibleTo(card)
    assert annexes.over.value() == annexes._names.plan["annex_over"]


def test_what_the_fields_say_becomes_the_table(annexes, qtbot):
    card, plan = annexes.cards[0], annexes._names.plan
    with qtbot.waitSignal(annexes.edited):
        card.turned.set_value(False)
    card.when.set_value(("", ""))
    card.title_text.set_value("{督察事项}清单\n清单")
    line = card.columns[1]
    line.heading.setText("文号")
    line.text.set_value("{截止日}‖{时限原文}")
    line.width_edit.setText("2.5")
    line.centred.setChecked(True)
    annex = plan["annex"][0]
    assert "turned" not in annex
    assert "when" not in annex
    assert not card.many_hint.isVisibleTo(card)
    assert annex["title"] == ["{matter}清单", "清单"]
    assert annex["columns"][1] == {
        "heading": "文号",
        "text": [["{due}", "{raw}"]],
        "width": 2.5,
        "centred": True,
    }
    annexes.over.set_value(5)
    assert plan["annex_over"] == 5
    assert not checking.read(to_toml(plan))[1]


def test_columns_are_moved_added_and_dropped_and_one_stays(annexes):
    before = headings(annexes)
    annexes.cards[0].columns[0].moved.emit(1)
    assert headings(annexes)[:2] == [before[1], before[0]]
    annexes.cards[0].columns[0].moved.emit(-1)
    annexes.cards[0].columns[1].added.emit()
    assert headings(annexes)[2] == "新的一列"
    for _ in range(len(before) + 3):
        annexes.cards[0].columns[0].dropped.emit()
    assert len(headings(annexes)) == 1


def test_a_wrong_width_is_told_and_the_right_one_is_told_in_millimetres(annexes):
    card = annexes.cards[0]
    card.turned.set_value(False)
    for line in card.columns:
        line.width_edit.setText("1")
    share = round(156 / len(card.columns))
    assert {line.share.text() for line in card.columns} == {f"{share} 毫米"}
    card.columns[0].width_edit.setText("")
    found = checking.read(to_toml(annexes._names.plan))[1]
    assert [(each.field, each.rule) for each in found] == [("annex:0", "template_column_width")]


def test_a_template_without_tables_gets_a_sound_one_and_loses_it_again(qtbot):
    annexes = edit(qtbot, "rectification_notice")
    plan = annexes._names.plan
    assert "annex" not in plan
    annexes.add_button.click()
    assert plan["annex"][0]["each"] == "problems"
    assert not checking.read(to_toml(plan))[1]
    annexes.cards[0].added.emit()
    annexes.cards[1].title_text.set_value("第二个")
    annexes.cards[1].moved.emit(-1)
    assert plan["annex"][0]["title"] == ["第二个"]
    for _ in range(2):
        annexes.cards[0].dropped.emit()
    assert "annex" not in plan
    assert annexes.cards == []
