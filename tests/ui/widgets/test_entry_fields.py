from __future__ import annotations

from datetime import date

from core.operations.register_definitions import shipped
from ui.widgets.entry_fields import form_fields, shown_values, typed_values
from ui.widgets.form import Form

COURT = shipped()["court_duty"]
VALUES = {"case_number": "（2020）1号", "hearing_on": "2020-08-18", "confirmed": "yes", "unit": "县司法局"}


def made(qtbot, definition, kept):
    form = Form(form_fields(definition, lambda: ["县司法局"], kept), "registers_page", date(2020, 8, 17))
    qtbot.addWidget(form)
    return form


def test_an_entry_goes_through_its_form_unchanged(qtbot):
    for definition in shipped().values():
        form = made(qtbot, definition, {})
        assert set(typed_values(definition, form.values()).values()) == {""}
    form = made(qtbot, COURT, VALUES)
    form.set_values(shown_values(COURT, VALUES, "出庭2020-001"))
    typed = {key: text for key, text in typed_values(COURT, form.values()).items() if text}
    assert typed == VALUES
    assert form.values()["code"] == "出庭2020-001"


def test_a_value_that_is_no_longer_a_choice_is_still_shown(qtbot):
    kept = {"appeared": "代理人出庭"}
    form = made(qtbot, COURT, kept)
    form.set_values(shown_values(COURT, kept, ""))
    assert typed_values(COURT, form.values())["appeared"] == "代理人出庭"
