"""The part of a form that follows the definitions."""

from __future__ import annotations

from datetime import date

from core.domain.custom_field import CustomField
from core.domain.register import RegisterFieldKind
from core.domain.violation import Violation
from tests.ui.steps import KeepsWidgets
from ui.widgets.own_fields_edit import OwnFieldsEdit


def test_values_go_through_and_a_new_definition_is_followed(qtbot: KeepsWidgets) -> None:
    fields: list[CustomField] = []
    edit = OwnFieldsEdit(lambda: fields, list, date(2026, 11, 22))
    qtbot.addWidget(edit)
    assert (edit.value(), edit.isHidden(), edit.own_violations()) == ((), True, [])
    fields.append(CustomField(uuid="a", label="甲", kind=RegisterFieldKind.DATE))
    fields.append(CustomField(uuid="b", label="乙"))
    edit.set_value([["a", "2026-03-05"], ["b", "文字"], ["z", "停用的"]])
    assert edit.value() == (("a", "2026-03-05"), ("b", "文字"))
    assert not edit.isHidden()
    edit.show_violations([Violation("custom.b", "required")])
    assert edit.form is not None
    assert edit.form._notes["b"].text() == "此项必填"
