from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton

from core.domain.listing import ISSUE_COLUMNS, Filter
from ui.widgets.column_filter import ColumnFilter, shown_value

COLUMNS = {column.key: column for column in ISSUE_COLUMNS}


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("timeliness", "overdue", "已逾期"),
        ("status", "rectifying", "整改中"),
        ("status", "on_track", "序时推进"),
        ("area", "一、决策部署方面", "一、决策部署方面"),
        ("area", "", "（空）"),
    ],
)
def test_stored_values_are_shown_in_words(column: str, value: str, words: str):
    assert shown_value(column, value) == words


def chosen(popup: ColumnFilter, button: str) -> list[object]:
    told: list[object] = []
    popup.chosen.connect(told.append)
    popup.findChild(QPushButton, button).click()
    return told


def test_ticked_values_make_the_filter(qtbot):
    popup = ColumnFilter(COLUMNS["timeliness"], ("overdue", "done"), None)
    qtbot.addWidget(popup)
    popup.findChild(QListWidget).item(0).setCheckState(Qt.CheckState.Checked)
    assert chosen(popup, "grid.filter_on") == [Filter(column="timeliness", values=("overdue",))]


def test_what_filters_now_is_ticked_when_the_popup_opens(qtbot):
    present = Filter(column="timeliness", values=("done",))
    popup = ColumnFilter(COLUMNS["timeliness"], ("overdue", "done"), present)
    qtbot.addWidget(popup)
    states = [popup.findChild(QListWidget).item(row).checkState() for row in range(2)]
    assert states == [Qt.CheckState.Unchecked, Qt.CheckState.Checked]


def test_typing_narrows_the_values(qtbot):
    popup = ColumnFilter(COLUMNS["timeliness"], ("overdue", "done"), None)
    qtbot.addWidget(popup)
    popup._line.setText("逾期")
    assert [popup.findChild(QListWidget).item(row).isHidden() for row in range(2)] == [False, True]


def test_taking_the_filter_off_and_an_empty_line_both_mean_no_filter(qtbot):
    for button in ("grid.filter_off", "grid.filter_on"):
        popup = ColumnFilter(COLUMNS["text"], (), Filter(column="text", values=("执法",), contains=True))
        qtbot.addWidget(popup)
        assert popup._line.text() == "执法"
        popup._line.clear()
        assert chosen(popup, button) == [None]
