from __future__ import annotations

from core.domain.register import Default, LinkTarget, RegisterField, RegisterFieldKind
from ui.widgets.fields_edit import CheckEdit, FieldEdit, FieldsEdit

FIELDS = (
    RegisterField(key="f1", label="案号", required=True, hint="如 2026-1"),
    RegisterField(key="f2", label="结论", kind=RegisterFieldKind.CHOICE, choices=("维持", "撤销")),
    RegisterField(key="f3", label="收到", kind=RegisterFieldKind.DATE, default=Default.TODAY),
    RegisterField(key="f4", label="问题", kind=RegisterFieldKind.LINKS, target=LinkTarget.ISSUE),
    RegisterField(key="f5", label="姓名", private=True),
)


def told(edit):
    return [edit.list.item(place).text() for place in range(edit.list.count())]


def test_fields_are_shown_added_and_removed_and_no_key_comes_twice(qtbot):
    edit = FieldsEdit()
    qtbot.addWidget(edit)
    edit.set_value(FIELDS[:2])
    edit.add_button.click()
    assert edit.value() == FIELDS[:2]
    edit.field.parts["label"].setText("期限")
    edit.field.parts["kind"].set_value(RegisterFieldKind.DATE)
    assert edit.value()[2] == RegisterField(key="f3", label="期限", kind=RegisterFieldKind.DATE)
    assert told(edit) == ["案号 *", "结论", "期限"]
    edit.list.setCurrentRow(0)
    edit.away_button.click()
    edit.add_button.click()
    edit.field.parts["label"].setText("备注")
    assert [field.key for field in edit.value()] == ["f2", "f3", "f4"]
    assert edit.hidden() == ()


def test_looking_at_a_field_changes_none(qtbot):
    edit = FieldsEdit()
    qtbot.addWidget(edit)
    edit.set_value(FIELDS)
    for place in (*range(len(FIELDS)), 0, 3, 1):
        edit.list.setCurrentRow(place)
    assert edit.value() == FIELDS


def test_a_field_the_ledger_knows_is_put_away_and_brought_back_and_moved(qtbot):
    edit = FieldsEdit(taken=["f1", "f2"])
    qtbot.addWidget(edit)
    edit.set_value(FIELDS[:2])
    edit.put_away()
    assert [field.key for field in edit.value()] == ["f2"]
    assert [(field.key, field.required) for field in edit.hidden()] == [("f1", False)]
    assert told(edit) == ["结论", "案号（已收起）"]
    edit.list.setCurrentRow(1)
    assert not edit.field.isEnabled()
    edit.put_away()
    edit.move_by(-1)
    edit.move_by(-1)
    assert [field.key for field in edit.value()] == ["f1", "f2"]
    edit.set_hidden([RegisterField(key="f7", label="旧栏")])
    assert edit.hidden()[0].key == "f7"


def test_a_kind_asks_only_for_what_it_knows(qtbot):
    edit = FieldEdit()
    qtbot.addWidget(edit)
    edit.show()
    edit.set_value(FIELDS[2])
    assert edit.parts["default"].isVisible()
    edit.parts["kind"].set_value(RegisterFieldKind.UNIT)
    edit.parts["default"].set_value(Default.OWN_UNIT)
    assert edit.value().default is Default.OWN_UNIT
    edit.parts["kind"].set_value(RegisterFieldKind.CHOICE)
    edit.parts["choices"].set_value(" 在办\n已办\n\n在办")
    assert not edit.parts["default"].isVisible()
    assert (edit.value().default, edit.value().choices) == (None, ("在办", "已办"))


def test_a_tick_is_yes(qtbot):
    tick = CheckEdit()
    qtbot.addWidget(tick)
    with qtbot.waitSignal(tick.edited):
        tick.set_value(1)
    assert tick.value()
