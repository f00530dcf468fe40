from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout

from core.domain.drafts import UnitName
from core.domain.issue import IssueOrigin
from core.domain.unit import UnitRole
from core.domain.violation import Severity, Violation
from core.operations.violation_words import bare
from core.wording import word
from ui.widgets.form import Field, FieldKind, Form
from ui.widgets.plates import scrolled

DAY = date(2026, 11, 22)
FIELDS = (
    Field(key="text", kind=FieldKind.TEXT, span=2, required=True),
    Field(key="code"),
    Field(key="origin", kind=FieldKind.ENUM, enum=IssueOrigin),
    Field(key="units", kind=FieldKind.UNITS, span=2, suggestions=lambda: ("县司法局", "县财政局")),
    Field(key="deadline_start", kind=FieldKind.DATE),
    Field(key="tags", kind=FieldKind.CHIPS),
)


@dataclass(frozen=True)
class Draft:
    text: str = ""
    code: str = ""
    origin: IssueOrigin = IssueOrigin.FEEDBACK
    units: tuple[UnitName, ...] = ()
    deadline_start: date | None = None
    tags: tuple[str, ...] = ()


FULL = Draft(
    text="政府规章与上位法抵触",
    code="2026-008",
    origin=IssueOrigin.EXTENDED,
    units=(UnitName("县司法局", UnitRole.DUTY), UnitName("县委组织部", UnitRole.LEAD), UnitName("县财政局")),
    deadline_start=date(2026, 3, 5),
    tags=("专项", "回头看"),
)


@pytest.fixture
def form(qtbot) -> Form:
    made = Form(FIELDS, "issue_form", DAY)
    qtbot.addWidget(made)
    made.show()
    return made


def notes(form: Form) -> list[str]:
    return [
        each.text()
        for each in form.findChildren(QLabel)
        if each.property("role") in ("violation", "warning") and not each.isHidden()
    ]


def test_a_draft_goes_in_and_comes_out_unchanged(form: Form):
    form.fill(FULL)
    assert form.read(Draft) == FULL
    assert not form.dirty


def test_units_keep_the_order_they_were_written_in(form: Form):
    form.fill(FULL)
    assert [unit.name for unit in form.values()["units"]] == ["县司法局", "县委组织部", "县财政局"]


def test_a_change_makes_the_form_dirty_and_taking_it_back_makes_it_clean(form: Form):
    form.fill(FULL)
    form.editor("code").setText("2026-009")
    assert form.dirty
    form.editor("code").setText("2026-008")
    assert not form.dirty


def test_unfinished_typing_in_the_input_method_is_kept_on_save(form: Form, qtbot, monkeypatch):
    line = form.editor("code")
    line.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    event = QInputMethodEvent("rongcheng", [])
    QApplication.sendEvent(line, event)
    assert line.text() == ""

    def take_over() -> None:
        done = QInputMethodEvent("", [])
        done.setCommitString("容城")
        QApplication.sendEvent(QApplication.focusWidget(), done)

    monkeypatch.setattr("ui.widgets.form.commit_input_method", take_over)
    assert form.read(Draft).code == "容城"


def test_a_unit_that_was_typed_but_not_confirmed_is_kept(form: Form, qtbot):
    form.editor("units").setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "XYZ")
    assert form.read(Draft).units == (UnitName("XYZ", UnitRole.DUTY),)


def test_violations_stand_under_their_fields_and_the_first_wrong_field_gets_the_keyboard(form: Form, qtbot):
    found = [Violation("text", "required"), Violation("units", "unit_missing", Severity.WARNING)]
    assert form.show_violations(found)
    assert notes(form) == [bare(each) for each in found]
    assert form.editor("text").property("wrong") == "yes"
    assert form.editor("units").property("wrong") != "yes"
    assert QApplication.focusWidget() is form.editor("text")


def test_a_warning_alone_does_not_stop_the_save_and_violations_go_away(form: Form):
    assert not form.show_violations([Violation("units", "unit_missing", Severity.WARNING)])
    assert not form.show_violations([])
    assert notes(form) == []


def test_a_violation_without_a_field_is_still_shown(form: Form):
    assert form.show_violations([Violation("nowhere", "required")])
    assert notes(form) == [word("violations.required")]


def test_words_that_are_no_day_are_a_violation(form: Form):
    form.editor("deadline_start").line().setText("下周")
    assert form.own_violations() == [Violation("deadline_start", "not_a_date")]


def test_half_typed_words_survive_as_json(form: Form, qtbot):
    form.fill(FULL)
    kept = form.to_json()
    other = Form(FIELDS, "issue_form", DAY)
    qtbot.addWidget(other)
    other.from_json(kept)
    assert other.read(Draft) == FULL
    assert other.dirty


def test_json_of_an_older_version_with_unknown_fields_is_read(form: Form):
    form.from_json('{"code": "7", "gone": 1}')
    assert form.read(Draft).code == "7"


def test_what_the_ledger_refused_counts_as_unsaved(form: Form):
    form.fill(FULL)
    form.taint()
    assert form.dirty


def test_every_field_can_be_reached_with_the_tab_key(form: Form, qtbot):
    form.activateWindow()
    form.editor("text").setFocus()
    reached = set()
    for _ in range(12):
        focus = QApplication.focusWidget()
        for field in FIELDS:
            editor = form.editor(field.key)
            if focus is editor or (focus is not None and editor.isAncestorOf(focus)):
                reached.add(field.key)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert reached == {field.key for field in FIELDS}


def test_the_first_wrong_field_is_scrolled_into_view(qtbot):
    made = Form(FIELDS, "issue_form", DAY)
    column = QVBoxLayout()
    column.addSpacing(900)
    column.addWidget(made)
    column.addSpacing(900)
    area = scrolled(column)
    qtbot.addWidget(area)
    area.resize(500, 300)
    area.show()
    made.show_violations([Violation("text", "required")])
    qtbot.waitUntil(lambda: not made.editor("text").visibleRegion().isEmpty())
