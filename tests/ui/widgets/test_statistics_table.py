from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from core.domain.listing import ListKind
from tests.ui.models.test_statistics_model import a_table
from ui.models.statistics_model import StatisticsModel
from ui.widgets.statistics_table import StatisticsTable
from ui.widgets.theme import COLOURS


def a_statistics_table(qtbot) -> StatisticsTable:
    model = StatisticsModel()
    table = StatisticsTable(model)
    table.kept_model = model
    qtbot.addWidget(table)
    table.resize(1100, 300)
    table.show()
    model.show_table(a_table(), ListKind.ISSUES)
    return table


def test_a_cell_is_opened_by_click_and_by_keyboard(qtbot):
    table = a_statistics_table(qtbot)
    index = table.model().index(0, 3)
    with qtbot.waitSignal(table.opened) as told:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    assert told.args[0].column() == 3
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(table.opened):
            qtbot.keyClick(table, key)


def test_a_rate_has_a_bar_as_long_as_its_share(qtbot):
    table = a_statistics_table(qtbot)
    column = 8
    cell = table.visualRect(table.model().index(0, column))
    picture = table.viewport().grab(cell).toImage()
    line = [picture.pixelColor(x, 7).name() for x in range(picture.width())]
    share = line.count(COLOURS["good_pale"]) / picture.width()
    assert 0.15 < share < 0.3


def test_in_a_narrow_table_a_rate_leaves_out_what_it_is_of_and_says_it_in_a_tip(qtbot):
    table = a_statistics_table(qtbot)
    rate = table.model().index(0, 8)
    wide = table.columnWidth(8)
    table.resize(500, 300)
    assert table.columnWidth(8) < wide
    option = QStyleOptionViewItem()
    option.rect = table.visualRect(rate)
    table.itemDelegate().initStyleOption(option, rate)
    assert option.text == str(rate.data()).split("（")[0]
    assert rate.data(Qt.ItemDataRole.ToolTipRole) == rate.data()


def test_two_lines_stay_in_sight(qtbot):
    table = a_statistics_table(qtbot)
    head, line = table.horizontalHeader().height(), table.verticalHeader().defaultSectionSize()
    assert table.minimumSizeHint().height() >= head + 2 * line


def test_names_take_the_room_that_numbers_leave(qtbot):
    table = a_statistics_table(qtbot)
    table.resize(1500, 300)
    assert table.columnWidth(0) > 300
