from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton

from core.domain.listing import ListKind
from core.operations import listing
from ui.models.rows_model import RowsModel, ledger_source
from ui.session import Session
from ui.widgets.grid import Grid


def a_grid(session: Session, qtbot) -> Grid:
    model = RowsModel(ledger_source(session), ListKind.ISSUES, lambda: session.today)
    made = Grid(model, lambda column: listing.choices(session.reader, ListKind.ISSUES, column), "test")
    qtbot.addWidget(made)
    made.resize(1_400, 600)
    made.show()
    model.reload()
    made.kept_model = model
    return made


@pytest.fixture
def grid(full: Session, qtbot) -> Grid:
    return a_grid(full, qtbot)


def visible(grid: Grid) -> list[str]:
    return [
        column.key
        for section, column in enumerate(grid.kept_model.columns)
        if not grid.isColumnHidden(section)
    ]


def test_the_state_of_every_issue_is_in_sight_without_scrolling(grid: Grid):
    for width in (1_400, 900, 560):
        grid.resize(width, 600)
        QApplication.processEvents()
        assert {"code", "text", "timeliness", "status"} <= set(visible(grid))
        assert grid.horizontalScrollBar().maximum() == 0


def test_the_selection_survives_sorting_and_reading_again(grid: Grid):
    uuid = grid.kept_model.uuid_at(5)
    grid.select(uuid)
    grid.kept_model.sort(0, Qt.SortOrder.DescendingOrder)
    assert grid.current_uuid() == uuid
    grid.kept_model.reload()
    assert grid.selected_uuids() == [uuid]


def test_several_selected_rows_survive_too(grid: Grid, qtbot):
    grid.selectAll()
    grid.kept_model.reload()
    assert len(grid.selected_uuids()) == 22


def test_a_record_filtered_away_is_no_longer_current(grid: Grid):
    grid.select(grid.kept_model.uuid_at(0))
    told: list[str] = []
    grid.current_changed.connect(told.append)
    grid.kept_model.set_words("没有这样的字")
    assert grid.current_uuid() == ""
    assert told[-1] == ""


def test_copying_gives_plain_text_with_headings_and_tabs(grid: Grid, qtbot):
    grid.select(grid.kept_model.uuid_at(0))
    qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["编号", "方面", "内容"]
    assert lines[1].split("\t")[0] == "2020-001"
    assert len(lines) == 2


def test_a_column_filter_with_values_is_ticked_and_applied(grid: Grid):
    section = [column.key for column in grid.kept_model.columns].index("timeliness")
    grid.open_filter(section)
    popup = QApplication.activePopupWidget()
    values = popup.findChild(QListWidget)
    words = [values.item(row).text() for row in range(values.count())]
    assert "已逾期" in words
    values.item(words.index("已逾期")).setCheckState(Qt.CheckState.Checked)
    popup.findChild(QPushButton, "grid.filter_on").click()
    assert grid.kept_model.rowCount() == 2


def test_a_column_filter_for_long_text_looks_for_words(grid: Grid, qtbot):
    section = [column.key for column in grid.kept_model.columns].index("text")
    grid.open_filter(section)
    line = QApplication.activePopupWidget().findChild(QLineEdit)
    line.setText("执法")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert 0 < grid.kept_model.rowCount() < 22
    assert grid.kept_model.query.filters[0].contains


def test_the_filter_comes_off_again(grid: Grid):
    grid.kept_model.set_filter("timeliness", ("overdue",))
    section = [column.key for column in grid.kept_model.columns].index("timeliness")
    grid.open_filter(section)
    QApplication.activePopupWidget().findChild(QPushButton, "grid.filter_off").click()
    assert grid.kept_model.rowCount() == 22


def test_chosen_columns_and_their_order_are_remembered(grid: Grid, full: Session, qtbot):
    grid.columns.want("leader", wanted=True)
    grid.columns.want("progress", wanted=False)
    grid.horizontalHeader().moveSection(0, 2)
    shown = grid.shown_columns()
    again = a_grid(full, qtbot)
    assert again.shown_columns() == shown
    assert "leader" in shown
    assert shown.index("code") == 1
    again.columns.reset()
    assert again.shown_columns()[0] == "code"


def test_the_last_column_cannot_be_hidden(grid: Grid):
    for column in grid.kept_model.columns:
        grid.columns.want(column.key, wanted=False)
    assert len(grid.shown_columns()) == 1


def test_enter_opens_the_current_record(grid: Grid, qtbot):
    uuid = grid.kept_model.uuid_at(3)
    grid.select(uuid)
    with qtbot.waitSignal(grid.opened) as told:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert told.args == [uuid]


def test_rows_have_one_height(grid: Grid):
    assert len({grid.rowHeight(row) for row in range(22)}) == 1


def test_a_record_gone_to_is_chosen_alone_while_ctrl_is_held(grid: Grid, qtbot):
    """With Ctrl of Ctrl+S still held the row was added to those chosen, and 拟文 would have spoken of all."""
    grid.select(grid.kept_model.uuid_at(2))
    qtbot.keyPress(grid, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    grid.select(grid.kept_model.uuid_at(5))
    assert grid.selected_uuids() == [grid.kept_model.uuid_at(5)]
    qtbot.keyPress(grid, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    grid.select(grid.kept_model.uuid_at(5))
    assert grid.selected_uuids() == [grid.kept_model.uuid_at(5)]


def test_the_row_that_the_keyboard_comes_to_is_chosen(grid: Grid, qtbot):
    """Down went from the finding line to the first row and opened it, and 标签 said that none was chosen."""
    grid.selectionModel().clear()
    QApplication.sendEvent(grid, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert grid.current_uuid()
    assert grid.selected_uuids() == [grid.current_uuid()]
