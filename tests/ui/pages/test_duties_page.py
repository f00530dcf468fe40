from __future__ import annotations

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QPushButton

from core.domain.deadline import Cycle
from core.domain.dispatch import DispatchRuleDraft
from core.domain.listing import ListKind
from core.operations import dispatches, duties, duty_lists
from ui.dialogs.form_dialog import FormDialog
from ui.pages import watch_panel
from ui.pages.duties_page import DutiesPage


@pytest.fixture
def page(qtbot, empty_session):
    made = DutiesPage(empty_session)
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    return made


def type_in(panel, **values):
    for key, value in values.items():
        panel.form.editor(key).set_value(value)


def enter_duty(page, **values):
    page.start_new()
    whole = {"text": "听取一次汇报", "rule": "每季度第1个月20日前", "first_day": date(2020, 1, 1)}
    type_in(page.duties.panel, **(whole | values))
    assert page.duties.panel.save()
    page.session.jobs.wait()


def press(page, name):
    found = page.findChild(QPushButton, name)
    assert found is not None, name
    found.click()
    return next(each for each in page.findChildren(FormDialog) if each.isVisible())


def lines(page):
    return duty_lists.duty_lines(page.session.reader)


def test_a_duty_is_typed_read_listed_and_its_periods_are_shown(page):
    enter_duty(page)
    assert [line.code for line in lines(page)] == ["定期-001"]
    assert page.duties.grid.current_uuid() == page.duties.panel.uuid
    assert page.figures.text() == "合计应办 4 期，已完成 0 期，逾期 4 期"
    assert page.findChild(QPushButton, "tick_2020-Q1") is not None
    assert page.findChild(QPushButton, "tick_2021-Q2") is not None


def test_a_period_is_ticked_off_and_opened_again(page):
    enter_duty(page)
    dialog = press(page, "tick_2020-Q1")
    dialog.form.editor("proof").set_value("会议纪要第3号")
    dialog.save()
    page.session.jobs.wait()
    assert [line.done_of_due for line in lines(page)] == ["1/4"]
    page.findChild(QPushButton, "again_2020-Q1").click()
    page.session.jobs.wait()
    assert [line.done_of_due for line in lines(page)] == ["0/4"]


def test_an_excuse_without_its_reason_is_not_kept(page):
    enter_duty(page)
    dialog = press(page, "excuse_2020-Q2")
    dialog.save()
    assert dialog.isVisible()
    dialog.form.editor("note").set_value("机构改革")
    dialog.save()
    page.session.jobs.wait()
    assert [line.done_of_due for line in lines(page)] == ["0/3"]


def test_a_duty_is_revised_removed_and_followed(page, monkeypatch):
    enter_duty(page)
    type_in(page.duties.panel, person="王主任")
    assert page.duties.panel.save()
    page.session.jobs.wait()
    assert [line.person for line in lines(page)] == ["王主任"]
    monkeypatch.setattr(watch_panel, "ask", lambda *_: True)
    page.duties.panel.remove()
    page.session.jobs.wait()
    assert lines(page) == []
    assert page.duties.panel.entering


def test_words_that_name_no_cycle_are_said_at_their_field(page):
    page.start_new()
    type_in(page.duties.panel, text="听取汇报", rule="年底前", first_day=date(2020, 1, 1))
    assert not page.duties.panel.save()
    assert lines(page) == []


def test_a_dispatch_is_entered_found_and_its_silent_level_named(page):
    dispatches_of = lambda: duty_lists.dispatch_lines(page.session.reader)  # noqa: E731
    rule = DispatchRuleDraft(track="基层", upper=Cycle.QUARTERLY, lower=Cycle.MONTHLY)
    page.session.write(lambda workspace, _: dispatches.put_rule(workspace, rule))
    page.session.jobs.wait()
    assert page.gaps.text().count("还缺") == 2
    page.show_kind(ListKind.DISPATCHES)
    page.start_new()
    type_in(page.dispatches.panel, units=("城关镇",), points="听取进展", track="基层")
    assert page.dispatches.panel.save()
    page.session.jobs.wait()
    assert [line.level for line in dispatches_of()] == ["县级"]
    assert page.gaps.text().count("还缺") == 1
    page.dispatches.model.set_words("没有的字")
    assert page.dispatches.model.rowCount() == 0
    page.show_record(dispatches_of()[0].uuid)
    assert page.dispatches.model.rowCount() == 1


def test_the_cycles_of_a_track_are_set_in_a_dialog(page):
    page.edit_rule(None)
    dialog = next(each for each in page.findChildren(FormDialog) if each.isVisible())
    dialog.form.editor("track").set_value("基层")
    dialog.form.editor("lower").set_value(Cycle.MONTHLY)
    dialog.save()
    page.session.jobs.wait()
    assert [(rule.track, rule.lower) for rule in dispatches.rules(page.session.reader)] == [
        ("基层", Cycle.MONTHLY)
    ]
    assert [action.text() for action in page.rules.menu().actions()] == ["基层", "新设一个板块…"]


def test_the_list_in_front_is_exported_as_shown(page, tmp_path):
    enter_duty(page)
    page.export_to(tmp_path / "duties.xlsx")
    page.session.jobs.wait()
    sheet = load_workbook(tmp_path / "duties.xlsx").active
    assert sheet.cell(1, 1).value == "定期任务清单"
    assert "听取一次汇报" in [cell.value for cell in sheet[3]]
    page.show_kind(ListKind.DISPATCHES)
    page.export_to(tmp_path / "dispatches.xlsx")
    page.session.jobs.wait()
    assert load_workbook(tmp_path / "dispatches.xlsx").active.cell(1, 1).value == "调度记录"


def test_unsaved_words_hold_the_page(page, monkeypatch):
    enter_duty(page)
    type_in(page.duties.panel, text="改了一半")
    monkeypatch.setattr("ui.pages.record_panel.ask_unsaved", lambda _: "stay")
    assert not page.may_leave()
    monkeypatch.setattr("ui.pages.record_panel.ask_unsaved", lambda _: "discard")
    assert page.may_leave()
    assert duties.totals(page.session.reader) == (4, 0, 4)
