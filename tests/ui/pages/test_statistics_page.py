from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from core.clock import FixedClock
from core.domain.drafts import IssueDraft
from core.domain.listing import Filter, ListKind
from core.operations import issues
from core.operations import statistics as figures
from core.statistics.acceptance import Share, ShareKind
from core.statistics.figures import Dimension, Figure
from core.wording import word
from tests.ui.conftest import shown
from tests.ui.steps import settle
from ui.dialogs.rows_dialog import RowsDialog
from ui.dialogs.share_dialog import ShareDialog
from ui.main_window import MainWindow
from ui.pages.statistics_page import StatisticsPage
from ui.session import Session


def statistics_of(window: MainWindow) -> StatisticsPage:
    window.go("statistics")
    settle(window)
    page = window.page("statistics")
    assert isinstance(page, StatisticsPage)
    settle(window)
    return page


def type_day(page: StatisticsPage, text: str) -> None:
    page.day.line().setText(text)
    page.day.line().editingFinished.emit()
    settle(page)


def test_cards_show_the_whole_and_open_its_rows(window: MainWindow):
    page = statistics_of(window)
    assert page._cards[Figure.ALL].number() == "22"
    assert page._cards[Figure.OVERDUE].number() == "2"
    page._cards[Figure.OVERDUE].click()
    settle(window)
    assert window.present() is window.page("ledger")
    assert window.page("ledger").pane.model.rowCount() == 2


def test_a_cell_opens_exactly_the_rows_it_counts(window: MainWindow, qtbot):
    page = statistics_of(window)
    for place, _ in enumerate(Dimension):
        page.tabs.setCurrentIndex(place)
        index = page.model.index(0, 1)
        count = int(index.data())
        page.table.opened.emit(index)
        settle(window)
        assert window.page("ledger").pane.model.rowCount() == count > 0
        window.go("statistics")


def test_measures_have_their_own_figures_and_open_the_list_of_measures(window: MainWindow):
    page = statistics_of(window)
    page.findChild(QPushButton, "statistics.by_measures").click()
    settle(window)
    assert page._cards[Figure.ALL].number() == "55"
    assert page._cards[Figure.CLOSED].isHidden()
    page._cards[Figure.ALL].click()
    assert window.page("ledger").pane.kind is ListKind.MEASURES


@pytest.fixture
def later(practice_folder: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on the practice ledger twelve days after it was begun."""
    folder = tmp_path / "later"
    shutil.copytree(practice_folder, folder)
    session = Session.open(folder, FixedClock.on(date(2020, 12, 22)))
    yield from shown(session)
    session.close()


def test_a_past_day_shows_what_was_then_and_its_rows_in_a_window_of_their_own(later: MainWindow):
    page = statistics_of(later)
    later.session.write(lambda ws, _: issues.register_issue(ws, IssueDraft(text="今天登记的问题")))
    settle(later)
    settle(later)
    assert page._cards[Figure.ALL].number() == "23"
    type_day(page, "2020-12-15")
    assert page.shown.past is not None
    assert page._cards[Figure.ALL].number() == "22"
    page._cards[Figure.ALL].click()
    dialog = page.findChild(RowsDialog)
    later.session.reading.wait()
    assert dialog.model.rowCount() == 22
    dialog.accept()
    type_day(page, "")
    assert page.shown.past is None


@pytest.mark.parametrize("text", ["不是日期", "1999-1-1", "2020-12-23", "2020-13-45"])
def test_no_figure_stands_under_a_day_it_is_not_of(later: MainWindow, text: str):
    page = statistics_of(later)
    good = {figure: card.number() for figure, card in page._cards.items()}
    shares = page.shares.texts()
    assert page.model.rowCount() > 0
    assert shares
    type_day(page, text)
    assert page.banner.text()
    assert {card.number() for card in page._cards.values()} == {word("statistics.no_figure")}
    assert page.model.rowCount() == page.periods.model.rowCount() == 0
    assert page.shares.texts() == []
    assert not page.export_button.isEnabled()
    page.tabs.setCurrentIndex(1)
    settle(page)
    assert page.model.rowCount() == 0
    type_day(page, "2020-12-22")
    assert not page.banner.isVisible()
    assert {figure: card.number() for figure, card in page._cards.items()} == good
    assert page.shares.texts() == shares
    assert page.model.rowCount() > 0
    assert page.export_button.isEnabled()


def test_one_batch_can_be_counted_alone(window: MainWindow):
    page = statistics_of(window)
    window.session.write(lambda ws, _: issues.register_issue(ws, IssueDraft(text="批次之外")))
    settle(window)
    settle(window)
    name = page._batches()[1][0]
    page.batch.set_value(name)
    page.refresh()
    settle(window)
    assert page._cards[Figure.ALL].number() == "22"
    assert page.shown.statistics.whole.filters(Figure.ALL) == (Filter(column="batch", values=(name,)),)


def test_the_tables_are_written_as_a_workbook(window: MainWindow, tmp_path):
    page = statistics_of(window)
    page.export_to(tmp_path / "统计.xlsx")
    settle(window)
    assert len(openpyxl.load_workbook(tmp_path / "统计.xlsx").worksheets) == 5
    assert "统计.xlsx" in page.banner.text()


def test_health_is_one_click_away_and_the_keyboard_reaches_the_table(window: MainWindow, qtbot):
    page = statistics_of(window)
    assert page.table.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(page.act_wanted) as told:
        page.findChild(QPushButton, "statistics.health").click()
    assert told.args == ["page", "health"]


def by_period(page: StatisticsPage) -> StatisticsPage:
    page.tabs.setCurrentIndex(len(Dimension))
    settle(page)
    return page


def opened_rows(page: StatisticsPage, column: int) -> RowsDialog:
    page.periods.table.opened.emit(page.periods.model.index(0, column))
    settle(page)
    dialog = page.findChild(RowsDialog)
    page.session.reading.wait()
    return dialog


def test_periods_are_told_and_every_number_opens_its_records(window: MainWindow, qtbot):
    page = by_period(statistics_of(window))
    model = page.periods.model
    assert page.stack.currentWidget() is page.periods
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    told = dict(zip(heads, (model.index(0, at).data() for at in range(99)), strict=False))
    assert (told["时期"], told["期初未销号"], told["新增"]) == ("2020年12月", "0", "22")
    assert int(told["期末未销号"]) == 22 - int(told["销号"])
    for head in ("期末未销号", "到期"):
        dialog = opened_rows(page, heads.index(head))
        assert dialog.model.rowCount() == int(told[head])
        assert head in dialog.windowTitle()
        dialog.accept()
        dialog.deleteLater()
        settle(page)
    page.findChild(QPushButton, "statistics.by_measures").click()
    settle(window)
    assert model.headerData(3, Qt.Orientation.Horizontal) == "完成"
    assert model.index(0, 2).data() == "55"


def test_another_kind_of_period_and_days_picked_freely_are_read_again(window: MainWindow):
    page = by_period(statistics_of(window))
    page.periods.cycle.setCurrentIndex(3)
    settle(window)
    assert page.periods.model.index(0, 0).data() == "2020年"
    page.periods.cycle.setCurrentIndex(4)
    page.periods.first.line().setText("2020-12-1")
    page.periods.first.line().editingFinished.emit()
    settle(window)
    assert page.periods.model.index(0, 0).data() == "2020年12月1日至2020年12月10日"
    page.periods.last.line().setText("2020-11-1")
    page.periods.last.line().editingFinished.emit()
    settle(window)
    assert "前后颠倒" in page.banner.text()


def test_shares_of_acceptance_open_their_rows_and_lead_to_the_issue(window: MainWindow):
    page = statistics_of(window)
    share = Share(ShareKind.FIVE_SEEN)
    texts = page.shares.texts()
    assert "“五见”齐全 0.0%（0/22）" in texts
    assert not any("·" in text for text in texts)
    page.shares.button(share).click()
    settle(window)
    dialog = page.findChild(ShareDialog)
    assert dialog.table.rowCount() == 22
    dialog.table.setCurrentCell(3, 0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    settle(window)
    assert window.present() is window.page("ledger")


def test_nothing_is_read_in_the_thread_of_the_window(later: MainWindow):
    page = statistics_of(later)
    here = threading.get_ident()
    read: list[int] = []
    later.session.reader.ledger.connection.set_trace_callback(lambda _: read.append(threading.get_ident()))
    for act in (page.refresh, lambda: by_period(page), lambda: type_day(page, "2020-12-11")):
        act()
        settle(later)
    assert here not in read


def test_tables_of_a_very_large_ledger_are_read_when_they_are_looked_at(window: MainWindow, monkeypatch):
    monkeypatch.setattr(figures, "READ_WHOLE", 0)
    page = statistics_of(window)
    page.refresh()
    settle(window)
    read = page.shown.statistics
    assert [table.dimension for table in read.tables] == [Dimension.UNIT]
    for dimension in (Dimension.AREA, Dimension.TAG):
        page.tabs.setCurrentIndex(list(Dimension).index(dimension))
        settle(window)
        lines = page.shown.statistics.table(dimension).lines
        assert page.model.rowCount() == len(lines) > 0
        assert page.shown.statistics.whole == read.whole
    assert page.shown.statistics.table(Dimension.UNIT) == read.table(Dimension.UNIT)


def test_on_a_small_screen_the_figures_leave_the_first_lines_of_the_table_in_sight(window: MainWindow, qtbot):
    window.resize(910, 466)
    page = statistics_of(window)
    line = page.table.visualRect(page.model.index(2, 0)).bottomLeft()
    assert page.table.viewport().mapTo(window, line).y() < window.height()
    shares, table = page.shares.mapTo(page, page.shares.rect().topLeft()), page.table.rect().bottomLeft()
    assert shares.y() > page.table.mapTo(page, table).y()
