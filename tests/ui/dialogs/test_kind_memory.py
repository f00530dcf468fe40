from __future__ import annotations

from core.domain.letter import LetterKind
from ui.dialogs import letter_dialog
from ui.dialogs.kind_memory import KindMemory

TALK, CIRCULAR = LetterKind("talk_notice"), LetterKind("circular")


def kinds(dialog, *chosen):
    for kind in chosen:
        dialog.form.kind.set_value(kind)


def test_a_kind_not_shown_before_begins_with_the_last_choice_and_then_keeps_its_own():
    memory = KindMemory()
    assert memory.chosen("unit", TALK, "甲") == "甲"
    memory.note("unit", LetterKind.SUPERVISION, "乙")
    memory.note("unit", CIRCULAR, None)
    assert memory.chosen("unit", TALK, "甲") == "乙"
    memory.note("unit", TALK, "丙")
    assert memory.chosen("unit", LetterKind.SUPERVISION, "甲") == "乙"


def test_fields_and_ticks_of_a_kind_are_there_again_after_another_kind(dialog):
    kinds(dialog, TALK)
    form = dialog.form
    key = next(iter(form.fields.editors))
    form.fields.editors[key].set_value("12月25日上午9时")
    before = len(form.ticked())
    form.items.item(0).setCheckState(letter_dialog.Qt.CheckState.Unchecked)
    kinds(dialog, LetterKind.SUPERVISION, TALK)
    assert form.fields.editors[key].value() == "12月25日上午9时"
    assert form.items.item(0).checkState() == letter_dialog.Qt.CheckState.Unchecked
    assert len(form.ticked()) == before - 1


def test_unticking_all_is_kept_as_well(dialog):
    dialog.form.tick_all(letter_dialog.Qt.CheckState.Unchecked)
    kinds(dialog, TALK, LetterKind.SUPERVISION)
    assert dialog.form.items.count()
    assert dialog.form.ticked() == []


def test_a_kind_without_a_unit_between_leaves_unit_and_ticks(dialog):
    form = dialog.form
    form.unit.setCurrentIndex(form.unit.count() - 1)
    unit = form.unit.value()
    kinds(dialog, CIRCULAR, TALK)
    assert form.unit.value() == unit
    assert form.ticked()


def test_the_dress_of_a_kind_is_there_again(dialog):
    dialog.form.dress.texts["secrecy"].set_value("秘密★1年")
    kinds(dialog, TALK)
    assert dialog.form.dress.texts["secrecy"].value() == ""
    kinds(dialog, LetterKind.SUPERVISION)
    assert dialog.form.dress.texts["secrecy"].value() == "秘密★1年"
