from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.register import (
    LinkTarget,
    RegisterDefinition,
    RegisterDraft,
    RegisterField,
    RegisterFieldKind,
)
from core.operations import register_definitions, registers
from core.operations.register_definitions import shipped
from ui.dialogs.register_dialog import RegisterDialog


def opened(qtbot, session, definition):
    dialog = RegisterDialog(session, definition)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def name_field(dialog, label, kind=RegisterFieldKind.TEXT, *, required=False, choices=""):
    parts = dialog._editor.field.parts
    parts["label"].setText(label)
    parts["kind"].set_value(kind)
    parts["required"].setChecked(required)
    parts["choices"].set_value(choices)


def adopted(session, definition):
    session.write(lambda ws, _: register_definitions.adopt(ws, definition))
    session.jobs.wait()
    return register_definitions.definition_for(session.reader, definition.key)


def test_a_register_is_made_without_a_programmer(qtbot, empty):
    dialog = opened(qtbot, empty, RegisterDefinition(key="own_1", name=""))
    dialog.form.editor("name").setText("行政复议案件")
    name_field(dialog, "案号", required=True)
    for label in ("受理日期", "办结日期"):
        dialog._editor.add_button.click()
        name_field(dialog, label, RegisterFieldKind.DATE)
    due = dialog.form.editor("dues")
    due.parts["start"].pick("f2")
    due.parts["days"].set_value(60)
    due.parts["way"].set_value("working")
    done = dialog.form.editor("done")
    done.add_button.click()
    done.lines[0].parts["field"].set_value("f3")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    made = register_definitions.definition_for(empty.reader, "own_1")
    assert [field.label for field in made.fields] == ["案号", "受理日期", "办结日期"]
    assert (made.dues[0].start, made.dues[0].days, made.dues[0].working) == (("f2",), 60, True)
    assert [rate.name for rate in made.rates] == ["办结率", "按期办结率"]


@pytest.mark.parametrize("key", ["clues", "arrears", "campaigns", "transfers", "self_check", "satisfaction"])
def test_the_editor_says_all_that_a_shipped_register_says(qtbot, empty, key):
    dialog = opened(qtbot, empty, shipped()[key])
    assert dialog.made() == shipped()[key]
    assert not dialog.is_dirty()
    assert dialog.checked.text() == "规则没有问题，可以保存。"


def test_the_fields_have_a_page_of_their_own_that_fills_a_small_screen(qtbot, empty):
    dialog = opened(qtbot, empty, shipped()["campaigns"])
    dialog.resize(894, 464)
    assert [dialog.pages.tabText(place) for place in range(2)] == ["基本资料", "栏目"]
    assert dialog.form.editor("name").isVisible()
    assert not dialog._editor.isVisible()
    dialog.pages.step(1)
    qtbot.waitUntil(dialog._editor.isVisible)
    assert not dialog.form.editor("name").isVisible()
    qtbot.waitUntil(lambda: dialog._editor.list.height() > dialog.height() / 2)
    assert dialog._editor.field.parts["label"].visibleRegion().boundingRect().height() > 20


def test_what_is_wrong_on_another_page_is_turned_to(qtbot, empty):
    dialog = opened(qtbot, empty, RegisterDefinition(key="own_1", name=""))
    name_field(dialog, "案号")
    dialog.pages.step(-1)
    dialog.save()
    dialog.form.clean()
    assert dialog.pages.currentIndex() == 0
    assert dialog.focusWidget() is dialog.form.editor("name")


def test_what_is_wrong_is_said_while_typing_and_nothing_is_kept(qtbot, empty):
    dialog = opened(qtbot, empty, RegisterDefinition(key="own_1", name=""))
    dialog.form.editor("name").setText("清欠")
    rates = dialog.form.editor("rates")
    rates.add_button.click()
    rates.lines[0].parts["name"].setText("办结率")
    rates.lines[0].parts["distinct"].set_value("f9")
    rates.lines[0].parts["way"].set_value("distinct")
    dialog.check_now()
    assert "比率“办结率”用到了没有的栏目：f9" in dialog.checked.text()
    assert "已有同名的专项台账" in dialog.checked.text()
    dialog.save()
    empty.jobs.wait()
    assert dialog.isVisible()
    assert len(register_definitions.definitions(empty.reader)) == len(shipped())
    dialog.form.clean()


def test_a_field_taken_out_is_put_away_with_what_it_holds_and_comes_back(qtbot, empty):
    fields = tuple(RegisterField(key=f"f{n}", label=label) for n, label in ((1, "甲"), (2, "乙")))
    own = adopted(empty, RegisterDefinition(key="own_1", name="借阅", fields=fields, columns=("f1", "f2")))
    draft = RegisterDraft(values={"f1": "一", "f2": "二"})
    empty.write(lambda ws, _: registers.add_entry(ws, "own_1", draft))
    empty.jobs.wait()
    dialog = opened(qtbot, empty, own)
    dialog._editor.list.setCurrentRow(1)
    dialog._editor.away_button.click()
    dialog._editor.add_button.click()
    name_field(dialog, "丙")
    assert dialog._editor.list.item(2).text() == "乙（已收起）"
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    now = register_definitions.definition_for(empty.reader, "own_1")
    assert [field.key for field in now.fields] == ["f1", "f3"]
    assert now.columns == ("f1", "f3")
    assert [field.label for field in now.hidden] == ["乙"]
    again = opened(qtbot, empty, now)
    again._editor.list.setCurrentRow(2)
    assert again._editor.away_button.text() == "恢复"
    again._editor.away_button.click()
    again._editor.move_by(-1)
    with qtbot.waitSignal(again.accepted):
        again.save()
    back = register_definitions.definition_for(empty.reader, "own_1")
    assert [field.label for field in back.fields] == ["甲", "乙", "丙"]
    assert back.hidden == ()


def test_choices_links_and_beginnings_of_a_field_are_said_by_its_kind(qtbot, empty):
    dialog = opened(qtbot, empty, RegisterDefinition(key="own_1", name=""))
    dialog.form.editor("name").setText("宣传")
    name_field(dialog, "渠道", RegisterFieldKind.CHOICE, choices="12345 热线\n网站\n\n网站\n")
    parts = dialog._editor.field.parts
    dialog.pages.lead_to(dialog._editor)
    assert parts["choices"].isVisible()
    dialog._editor.add_button.click()
    name_field(dialog, "相关文书", RegisterFieldKind.LINKS)
    parts["target"].set_value(LinkTarget.LETTER)
    assert not parts["choices"].isVisible()
    fields = dialog.made().fields
    assert fields[0].choices == ("12345 热线", "网站")
    assert (fields[1].target, fields[1].choices) == (LinkTarget.LETTER, ())
    dialog.form.clean()


def test_a_shipped_register_is_changed_and_keeps_every_rule(qtbot, empty):
    arrears = shipped()["arrears"]
    dialog = opened(qtbot, empty, arrears)
    dialog._editor.add_button.click()
    name_field(dialog, "督办领导")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    kept = register_definitions.definition_for(empty.reader, "arrears")
    assert kept.uuid
    assert replace(kept, uuid="", fields=arrears.fields, columns=arrears.columns) == arrears
    assert kept.fields[-1].label == "督办领导"
    assert kept.columns[-1] == kept.fields[-1].key


def test_the_preview_shows_the_form_and_the_head_of_the_list_and_keeps_nothing(qtbot, empty):
    dialog = opened(qtbot, empty, shipped()["meetings"])
    shown = dialog.preview()
    heads = [shown.table.horizontalHeaderItem(n).text() for n in range(shown.table.columnCount())]
    assert heads[:3] == ["编号", "日期", "种类"]
    assert shown.form.editor("title").isEnabled()
    shown.accept()
    assert not dialog.is_dirty()
