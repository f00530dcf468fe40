from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from core.domain.drafts import IssueDraft, UnitName
from core.domain.listing import ListKind
from core.operations import issues, units
from tests.ui.steps import settle
from ui.dialogs.merge_dialog import MergeDialog
from ui.main_window import MainWindow
from ui.pages.health_page import HealthPage


def health_of(window: MainWindow) -> HealthPage:
    window.go("health")
    settle(window)
    settle(window)
    page = window.page("health")
    assert isinstance(page, HealthPage)
    return page


def row_of(page: HealthPage, rule: str) -> int:
    rows = range(page.model.rowCount())
    return next(row for row in rows if page.model.ailment(row).rule == rule)


def test_every_row_leads_to_its_record_by_enter_or_button(window: MainWindow, qtbot):
    page = health_of(window)
    row = row_of(page, "no_deadline")
    page.table.setCurrentIndex(page.model.index(row, 0))
    uuid = page.model.ailment(row).uuid
    with qtbot.waitSignal(page.record_wanted) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert told.args == [ListKind.ISSUES, uuid]
    settle(window)
    assert window.page("ledger").panel.uuid == uuid


def test_a_count_that_differs_leads_to_the_list_it_is_about(window: MainWindow, qtbot):
    page = health_of(window)
    page.table.setCurrentIndex(page.model.index(row_of(page, "stated_count_differs"), 0))
    with qtbot.waitSignal(page.list_wanted):
        page.open_button.click()
    settle(window)
    assert 0 < window.page("ledger").pane.model.rowCount() < 22


def test_what_is_mended_goes_away(window: MainWindow):
    page = health_of(window)
    before = page.model.rowCount()
    rows = range(before)
    bare = [each for row in rows if (each := page.model.ailment(row)).rule == "no_unit"]
    uuid = bare[-1].uuid  # the first is what the clue of the practice ledger points to
    window.session.write(lambda ws, _: issues.remove_issue(ws, uuid))
    settle(window)
    settle(window)
    assert page.model.rowCount() < before


def test_two_names_of_one_unit_are_merged_from_their_row(window: MainWindow, monkeypatch):
    names = (UnitName("市住建局"), UnitName("市住房和城乡建设局"))
    window.session.write(lambda ws, _: issues.register_issue(ws, IssueDraft(text="一", units=names)))
    page = health_of(window)
    assert not page.merge_button.isEnabled()
    page.table.setCurrentIndex(page.model.index(row_of(page, "unit_twice_named"), 0))
    assert page.merge_button.isEnabled()
    monkeypatch.setattr(MergeDialog, "exec", lambda _: 1)
    page.merge_button.click()
    settle(window)
    settle(window)
    reader = window.session.reader
    assert units.unit_of(reader, "市住建局") == units.unit_of(reader, "市住房和城乡建设局")
    assert "合并" in page.banner.text()
    with pytest.raises(StopIteration):
        row_of(page, "unit_twice_named")


def test_an_empty_ledger_is_clean(empty_window: MainWindow):
    page = health_of(empty_window)
    assert page.model.rowCount() == 0
    assert not page._clean.isHidden()
    assert not page.open_button.isEnabled()


def test_the_overview_leads_here(window: MainWindow, qtbot):
    page = window.page("overview")
    with qtbot.waitSignal(page.act_wanted) as told:
        page.findChild(QPushButton, "overview.go_health").click()
    assert told.args == ["page", "health"]


def test_the_record_is_named_beside_its_finding_on_a_small_screen(window: MainWindow):
    window.resize(910, 467)
    page = health_of(window)
    table = page.table
    assert table.horizontalScrollBar().maximum() == 0
    named = table.sizeHintForColumn(2)
    assert table.columnWidth(2) >= min(named, (table.viewport().width() - table.columnWidth(0)) // 2)
