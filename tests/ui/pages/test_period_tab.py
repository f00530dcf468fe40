from __future__ import annotations

from datetime import date

from core.domain.deadline import Cycle
from core.domain.listing import ListKind
from core.statistics.period_figures import PeriodFigure
from tests.ui.models.test_periods_model import periods
from ui.pages.period_tab import PeriodTab, Wanted


def test_the_days_are_asked_for_only_when_they_are_picked_freely(qtbot):
    tab = PeriodTab(date(2020, 9, 1))
    qtbot.addWidget(tab)
    assert tab.wanted() == Wanted(Cycle.MONTHLY)
    with qtbot.waitSignal(tab.asked):
        tab.cycle.set_value("")
    assert not tab.first.isHidden()
    tab.first.line().setText("2020-3-5")
    assert tab.wanted() == Wanted(None, date(2020, 3, 5), None)
    tab.last.line().setText("不是日期")
    assert tab.problem()
    tab.cycle.set_value(Cycle.YEARLY)
    assert not tab.problem()


def test_a_cell_of_the_table_asks_for_its_records(qtbot):
    tab = PeriodTab(date(2020, 9, 1))
    qtbot.addWidget(tab)
    tab.show_periods(periods(ListKind.MEASURES))
    assert "2020年1月1日开始" in tab.hint.text()
    with qtbot.waitSignal(tab.opened) as told:
        tab.table.opened.emit(tab.model.index(0, 1))
    line, figure = told.args
    assert (line.span.code, figure) == ("2020-07", PeriodFigure.OPENING)
