from __future__ import annotations

from datetime import date

from core.domain.register import RegisterDraft
from core.operations.register_definitions import shipped
from ui.widgets.entry_fields import form_fields, shown_values, typed_draft
from ui.widgets.form import Form
from ui.widgets.links_edit import LinksEdit

COURT = shipped()["court_duty"]
VALUES = {"case_number": "（2020）1号", "hearing_on": "2020-08-18", "confirmed": "yes", "unit": "县司法局"}


def made(qtbot, definition, kept):
    links = lambda _: LinksEdit(lambda _: [], lambda _: {})  # noqa: E731 - nothing is linked here
    fields = form_fields(definition, lambda: ["县司法局"], kept, links)
    form = Form(fields, "registers_page", date(2020, 8, 17))
    qtbot.addWidget(form)
    return form


def test_an_entry_goes_through_its_form_unchanged(qtbot):
    for definition in shipped().values():
        form = made(qtbot, definition, {})
        typed = typed_draft(definition, form.values())
        assert set(typed.values.values()) == {""}
        assert set(typed.links.values()) <= {()}
    form = made(qtbot, COURT, VALUES)
    form.set_values(shown_values(COURT, RegisterDraft(code="出庭2020-001", values=VALUES)))
    typed = {key: text for key, text in typed_draft(COURT, form.values()).values.items() if text}
    assert typed == VALUES
    assert form.values()["code"] == "出庭2020-001"


def test_a_value_that_is_no_longer_a_choice_is_still_shown(qtbot):
    kept = {"appeared": "代理人出庭"}
    form = made(qtbot, COURT, kept)
    form.set_values(shown_values(COURT, RegisterDraft(values=kept)))
    assert typed_draft(COURT, form.values()).values["appeared"] == "代理人出庭"
