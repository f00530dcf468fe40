from __future__ import annotations

import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from core.operations import inspection_plans
from tests.ui.steps import inspections_page, settle
from ui.dialogs.form_dialog import FormDialog
from ui.pages import inspection_plan_tab

PASTED = "事项\t对象\t时间\t负责人\n涉企案卷检查\t安新县、雄县\t二季度\t张明\n信访督察\t雄县\t下半年\t李强\n"


@pytest.fixture
def page(qtbot, full_session):
    page = inspections_page(qtbot, full_session)
    page.tabs.setCurrentWidget(page.plan.parentWidget())
    return page


def paste(page, text=PASTED):
    QGuiApplication.clipboard().setText(text)
    page.plan.paste()
    settle(page)


def dialog_of(page):
    return page.plan.findChild(FormDialog)


def test_rows_copied_in_excel_become_the_plan(page, full_session):
    assert "还没有计划" in page.plan.summary.text()
    paste(page)
    assert [page.plan.model.index(0, column).data() for column in range(5)] == [
        "涉企案卷检查", "专项督察", "安新县等 2 个", "第二季度", "张明",
    ]  # fmt: skip
    assert page.plan.summary.text().startswith("计划 3 次，已完成 0 次")
    full_session.undo()
    settle(page)
    assert page.plan.model.rowCount() == 0


def test_what_is_no_plan_is_told_and_nothing_is_entered(page):
    paste(page, "\t\n")
    assert page.plan.model.rowCount() == 0
    assert page.banner.isVisible()


def test_an_item_is_entered_and_corrected_by_the_form(page):
    page.plan.add()
    dialog = dialog_of(page)
    dialog.form.set_values({"title": "执法督察", "when": "说不清", "units": ("雄县",)})
    dialog.save()
    assert dialog.isVisible()
    dialog.form.set_values({"when": "3-4月"})
    dialog.save()
    settle(page)
    (item,) = inspection_plans.items(page.session.reader)
    assert (item.title, item.months, item.year) == ("执法督察", (3, 4), 2020)
    dialog.deleteLater()
    QApplication.processEvents()
    page.plan.edit()
    edit = page.plan.findChildren(FormDialog)[-1]
    assert edit.form.values()["when"] == "3月、4月"
    edit.form.set_values({"title": "执法专项督察"})
    edit.save()
    settle(page)
    assert inspection_plans.items(page.session.reader)[0].title == "执法专项督察"


def test_an_item_is_removed_after_asking_and_found_by_its_name(page, monkeypatch):
    paste(page)
    second = inspection_plans.items(page.session.reader)[1]
    page.tabs.setCurrentIndex(0)
    page.show_record(second.uuid)
    assert page.plan.isVisible()
    assert page.plan.uuid == second.uuid
    monkeypatch.setattr(inspection_plan_tab, "ask", lambda *_: True)
    page.plan.remove()
    settle(page)
    assert [item.title for item in inspection_plans.items(page.session.reader)] == ["涉企案卷检查"]


def test_the_plan_is_exported(page, tmp_path):
    paste(page)
    page.plan.export_to(tmp_path / "x.xlsx")
    settle(page)
    assert openpyxl.load_workbook(tmp_path / "x.xlsx").active.cell(4, 2).value == "涉企案卷检查"
