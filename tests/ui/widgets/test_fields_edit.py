from __future__ import annotations

from dataclasses import asdict

from core.domain.register import RegisterField, RegisterFieldKind
from ui.widgets.fields_edit import FieldsEdit

FIELDS = (
    RegisterField(key="f1", label="案号", required=True),
    RegisterField(key="f2", label="结论", kind=RegisterFieldKind.CHOICE, choices=("维持", "撤销")),
)


def test_fields_are_shown_added_and_removed_and_no_key_comes_twice(qtbot):
    edit = FieldsEdit()
    qtbot.addWidget(edit)
    edit.set_value(FIELDS)
    assert edit.value() == FIELDS
    edit.set_value([asdict(field) | {"choices": list(field.choices)} for field in FIELDS])
    assert edit.value() == FIELDS
    edit.add_button.click()
    assert edit.value() == FIELDS
    line = edit._lines[-1]
    line.name.setText("期限")
    line.kind.set_value(RegisterFieldKind.DATE)
    assert edit.value()[2] == RegisterField(key="f3", label="期限", kind=RegisterFieldKind.DATE)
    edit._lines[0].parts[-1].click()
    edit.add_button.click()
    edit._lines[-1].name.setText("备注")
    assert [field.key for field in edit.value()] == ["f2", "f3", "f4"]


def test_choices_are_typed_with_any_mark_and_only_where_there_is_a_choice(qtbot):
    edit = FieldsEdit()
    qtbot.addWidget(edit)
    with qtbot.waitSignal(edit.edited):
        edit.add()
    line = edit._lines[0]
    line.name.setText("状态")
    assert not line.choices.isEnabled()
    line.kind.set_value(RegisterFieldKind.CHOICE)
    line.choices.setText("在办，已办、退回")
    line.required.setChecked(True)
    assert line.choices.isEnabled()
    (field,) = edit.value()
    assert (field.choices, field.required) == (("在办", "已办", "退回"), True)
