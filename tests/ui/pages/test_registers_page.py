from __future__ import annotations

from datetime import date

import pytest
from openpyxl import load_workbook

from core.domain.register import RegisterDefinition
from core.operations import history, register_definitions, register_lists
from tests import builders
from ui.dialogs.register_dialog import RegisterDialog
from ui.pages import entry_panel, record_panel, register_more
from ui.pages.register_shelf import SHELF_KEY
from ui.pages.registers_page import RegistersPage

SUGGESTION = {"kind": "检察建议", "sender": "县检察院", "content": "规范裁量", "unit": "县司法局"}


@pytest.fixture
def page(qtbot, empty_session):
    made = RegistersPage(empty_session)
    qtbot.addWidget(made)
    made.resize(1360, 800)
    made.show()
    return made


def lines_of(page, key):
    definition = register_definitions.definition_for(page.session.reader, key)
    return register_lists.lines(page.session.reader, definition)


def type_in(page, **values):
    for key, value in values.items():
        page.panel.form.editor(key).set_value(value)


def enter(page, key="suggestions", **values):
    page.show_register(key)
    page.start_new()
    type_in(page, **values)
    assert page.panel.save()
    page.session.jobs.wait()


def suggest(page, day):
    enter(page, received_on=day, **SUGGESTION)


def test_an_entry_is_typed_saved_listed_and_counted(page):
    suggest(page, date(2020, 9, 1))
    assert [line.code for line in lines_of(page, "suggestions")] == ["建议2020-001"]
    assert page.panel.uuid == page.pane.grid.current_uuid()
    assert not page.panel.save_button.isEnabled()
    assert "按期办复率：0/1，0.0%" in page.pane.rates.text()
    assert page.shelf.item(1).text().endswith("逾期 1，临近 0")


def test_what_is_missing_is_said_at_its_field_and_nothing_is_kept(page):
    page.start_new()
    assert not page.panel.save()
    assert page.panel.form._notes["sender"].isVisibleTo(page.panel)
    assert lines_of(page, "suggestions") == []


def test_an_entry_is_changed_removed_and_undone(page, monkeypatch):
    suggest(page, date(2020, 9, 1))
    type_in(page, replied_on=date(2020, 10, 1))
    assert page.panel.save()
    page.session.jobs.wait()
    assert "按期办复率：1/1，100.0%" in page.pane.rates.text()
    monkeypatch.setattr(entry_panel, "ask", lambda *_: True)
    page.panel.remove()
    page.session.jobs.wait()
    assert lines_of(page, "suggestions") == []
    assert page.panel.entering
    page.session.undo()
    page.session.jobs.wait()
    assert page.pane.model.rowCount() == 1
    assert page.panel.form.values()["replied_on"] == date(2020, 10, 1)
    assert history.redo_label(page.session.reader)


def test_a_gap_becomes_an_issue_with_one_button(page):
    enter(page, "self_check", year="2020", number="12", indicator="审核率", gap="两件未审", state="未达标")
    assert page.panel.raise_button.isEnabled()
    page.panel.raise_button.click()
    page.session.jobs.wait()
    assert lines_of(page, "self_check")[0].issue_code
    assert not page.panel.raise_button.isVisible()
    assert page.panel.issue_button.isVisible()


def test_the_shelf_leads_to_a_register_and_unsaved_words_are_asked_about(page, monkeypatch):
    assert page.show_register("arrears")
    assert page.definition.key == "arrears"
    assert page.panel.entering
    type_in(page, debtor="县教育局")
    monkeypatch.setattr(record_panel, "ask_unsaved", lambda *_: "stay")
    assert not page.show_register("meetings")
    assert page.shelf.currentItem().data(SHELF_KEY) == "arrears"
    monkeypatch.setattr(record_panel, "ask_unsaved", lambda *_: "discard")
    assert page.show_register("meetings")
    assert page.may_leave()


def test_years_part_the_lines_and_a_record_is_found_behind_them(page):
    for year in (2019, 2020):
        suggest(page, date(year, 3, 1))
    first = lines_of(page, "suggestions")[0].uuid
    page.pane.years.set_value(2020)
    assert page.pane.model.rowCount() == 1
    page.show_record(first)
    assert page.pane.model.rowCount() == 2
    assert page.panel.uuid == first


def test_the_register_is_exported_as_shown(page, tmp_path):
    suggest(page, date(2020, 9, 1))
    page.more.export_to(tmp_path / "s.xlsx")
    page.session.jobs.wait()
    rows = list(load_workbook(tmp_path / "s.xlsx").active.iter_rows(values_only=True))
    assert "建议2020-001" in rows[2]


def test_an_own_register_is_made_used_and_dropped_from_the_window(page, qtbot, monkeypatch):
    page.more.define_action.trigger()
    dialog = page.findChild(RegisterDialog)
    dialog.form.editor("name").setText("档案借阅")
    dialog._editor.field.parts["label"].setText("档案名称")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    assert page.definition.name == "档案借阅"
    assert page.more.reset_action.isVisible()
    type_in(page, f1="整改卷宗")
    assert page.panel.save()
    page.session.jobs.wait()
    assert [line.cell("filled.f1") for line in lines_of(page, "own_1")] == ["整改卷宗"]
    monkeypatch.setattr(register_more, "ask", lambda *_: True)
    told = []
    page.session.troubled.connect(told.append)
    page.more.drop_definition()
    page.session.jobs.wait()
    assert [error.code for error in told] == ["register_in_use"]


def test_a_definition_that_changed_elsewhere_is_shown_at_once(page):
    page.session.write(
        lambda ws, _: register_definitions.adopt(ws, builders.a_register(uuid="", key="own_1"))
    )
    page.session.jobs.wait()
    assert page.shelf.item(page.shelf.count() - 1).text() == "档案借阅"
    page.more.edit(None)
    assert page.findChild(RegisterDialog) is None
    assert isinstance(page.definition, RegisterDefinition)


def test_names_go_along_only_when_a_person_says_so(page, monkeypatch):
    asked = []
    monkeypatch.setattr(register_more, "ask", lambda *given, **how: asked.append((given[2], how)) or False)
    assert not register_more.names_wanted(page, register_definitions.shipped()["meetings"])
    assert asked == []
    assert not register_more.names_wanted(page, register_definitions.shipped()["clues"])
    assert asked == [("registers_page.with_names", {"warily": True})]


def test_a_short_notice_is_kept_and_warned_of(page):
    enter(
        page,
        "publications",
        kind="销号公示",
        title="第一批销号",
        place="门户网站",
        published_on=date(2020, 9, 1),
        until=date(2020, 9, 5),
    )
    assert len(lines_of(page, "publications")) == 1
    assert "只有 5 日" in page.banner._label.text()


def test_a_register_without_entries_says_so_over_the_whole_width(page):
    page.show_register("suggestions")
    page.session.reading.wait()
    assert page.places.currentIndex() == 1
    page.start_new()
    assert page.places.currentIndex() == 0
    assert page.panel.entering
