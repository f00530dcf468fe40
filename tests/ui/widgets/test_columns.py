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


def test_an_empty_text_keeps_to_its_heading_and_words_get_the_room(full, qtbot):
    from core.domain.listing import ListKind
    from ui.pages.list_pane import ListPane

    pane = ListPane(full, ListKind.UNITS)
    qtbot.addWidget(pane)
    pane.resize(760, 400)
    pane.show()
    pane.refresh()
    full.reading.wait()
    QApplication.processEvents()
    keys = [column.key for column in pane.model.columns]
    empty = next(key for key in ("aliases", "liaison", "phone") if key in pane.grid.shown_columns())
    name, other = (pane.grid.columnWidth(keys.index(key)) for key in ("name", empty))
    longest = max(
        str(pane.model.index(row, keys.index("name")).data()) for row in range(pane.model.rowCount())
    )
    assert name >= min(pane.grid.fontMetrics().horizontalAdvance(longest), 300)
    assert name > other
