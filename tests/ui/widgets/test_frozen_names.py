from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.widgets.test_statistics_table import a_statistics_table


def test_names_stay_where_the_table_scrolls_sideways_and_nowhere_else(qtbot):
    table = a_statistics_table(qtbot)
    table.resize(1500, 300)
    QApplication.processEvents()
    assert table.horizontalScrollBar().maximum() == 0
    assert not table.names.isVisible()
    table.resize(420, 300)
    QApplication.processEvents()
    assert table.names.isVisible()
    bar = table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert table.names.x() == table.frameWidth()
    assert table.names.width() == table.columnWidth(0)
    assert table.names.indexAt(table.names.viewport().rect().topLeft()).column() == 0
    assert table.names.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_the_keyboard_leads_out_from_behind_the_names(qtbot):
    table = a_statistics_table(qtbot)
    table.resize(420, 300)
    QApplication.processEvents()
    table.setCurrentIndex(table.model().index(0, table.model().columnCount() - 1))
    for column in range(table.model().columnCount() - 2, 0, -1):
        qtbot.keyClick(table, Qt.Key.Key_Left)
        assert table.currentIndex().column() == column
        assert table.visualRect(table.currentIndex()).left() >= table.columnWidth(0)


def test_a_click_on_a_name_that_stays_opens_its_line(qtbot):
    table = a_statistics_table(qtbot)
    table.resize(420, 300)
    QApplication.processEvents()
    names = table.names
    place = names.visualRect(table.model().index(0, 0)).center()
    with qtbot.waitSignal(table.opened) as told:
        qtbot.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (told.args[0].row(), told.args[0].column()) == (0, 0)
