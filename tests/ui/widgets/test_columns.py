from __future__ import annotations

import json

from PySide6.QtWidgets import QApplication

from ui.models.habits import habits
from ui.pages.ledger_page import LedgerPage


def test_columns_fill_the_list_and_never_scroll_sideways(page: LedgerPage):
    for width in (1_800, 1_360, 1_000):
        page.window().resize(width, 800)
        QApplication.processEvents()
        grid = page.pane.grid
        shown = [each for each in range(len(page.pane.model.columns)) if not grid.isColumnHidden(each)]
        taken = sum(grid.columnWidth(each) for each in shown)
        assert grid.viewport().width() - 40 <= taken <= grid.viewport().width()


def test_a_column_that_stepped_back_is_still_exported(page: LedgerPage):
    wanted = page.pane.grid.shown_columns()
    page.window().resize(900, 700)
    QApplication.processEvents()
    assert page.pane.grid.shown_columns() == wanted


def test_habits_of_another_version_with_unknown_columns_are_read(page: LedgerPage, full, qtbot):
    from core.domain.listing import ListKind
    from ui.pages.list_pane import ListPane

    state = {
        "order": ["gone", "text", "code"],
        "wanted": ["gone", "text"],
        "widths": {"gone": 5, "text": 300},
    }
    habits().setValue("columns/issues", json.dumps(state))
    pane = ListPane(full, ListKind.ISSUES)
    qtbot.addWidget(pane)
    assert pane.grid.shown_columns() == ["text"]


def test_no_column_is_cut_beside_an_open_record(page: LedgerPage):
    page.window().resize(1_366, 700)
    page.show_record(page.pane.model.uuid_at(0))
    for _ in range(3):
        QApplication.processEvents()
    grid = page.pane.grid
    shown = [each for each in range(len(page.pane.model.columns)) if not grid.isColumnHidden(each)]
    assert len(shown) >= 2
    assert sum(grid.columnWidth(each) for each in shown) <= grid.viewport().width()


def a_list_of_units(full, qtbot, width: int):
    from core.domain.listing import ListKind
    from ui.pages.list_pane import ListPane

    pane = ListPane(full, ListKind.UNITS)
    qtbot.addWidget(pane)
    pane.resize(width, 400)
    pane.show()
    pane.refresh()
    full.reading.wait()
    QApplication.processEvents()
    return pane


def test_an_empty_text_keeps_to_its_heading_and_names_are_read_whole(full, qtbot):
    pane = a_list_of_units(full, qtbot, 1_100)
    keys = [column.key for column in pane.model.columns]
    name, empty = (pane.grid.columnWidth(keys.index(key)) for key in ("name", "liaison"))
    place = keys.index("name")
    names = [str(pane.model.index(row, place).data()) for row in range(min(pane.model.rowCount(), 30))]
    assert name >= max(map(pane.grid.fontMetrics().horizontalAdvance, names))
    assert 0 < empty < 110


def test_empty_columns_step_back_while_a_name_is_cut(full, qtbot):
    pane = a_list_of_units(full, qtbot, 420)
    keys = [column.key for column in pane.model.columns]
    assert pane.grid.isColumnHidden(keys.index("liaison"))
    assert not pane.grid.isColumnHidden(keys.index("name"))
    assert "liaison" in pane.grid.shown_columns()


def test_columns_are_shared_again_for_another_width_not_for_another_height(page: LedgerPage, monkeypatch):
    grid = page.pane.grid
    times = []
    arrange = grid.columns.arrange
    monkeypatch.setattr(grid.columns, "arrange", lambda: (times.append(grid.width()), arrange()))
    page.window().resize(page.window().width(), page.window().height() - 60)
    QApplication.processEvents()
    assert times == []
    page.window().resize(page.window().width() - 60, page.window().height())
    QApplication.processEvents()
    assert times
