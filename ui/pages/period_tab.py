"""统计 by period: which periods to tell, their table, and the way to the records behind every number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.deadline import Cycle
from core.domain.listing import ListKind
from core.operations import period_figures
from core.statistics.period_figures import PeriodFigures
from core.wording import chinese_date, word
from core.workspace import Workspace
from ui.models.periods_model import PeriodsModel
from ui.widgets.choices import Choice, ChoiceEdit
from ui.widgets.date_edit import DateEdit
from ui.widgets.plates import label, row
from ui.widgets.statistics_table import StatisticsTable


@dataclass(frozen=True, slots=True)
class Wanted:
    """The periods asked for; without a cycle the days from ``first`` to ``last``."""

    cycle: Cycle | None
    first: date | None = None
    last: date | None = None

    def read(self, ws: Workspace, kind: ListKind, batch: str, day: date | None) -> PeriodFigures:
        """Return the figures; runs in the background."""
        if self.cycle is not None:
            return period_figures.by_cycle(ws, kind, self.cycle, batch=batch, day=day)
        first = self.first or period_figures.begun_on(ws)
        last = self.last or max(first, day or ws.clock.today())
        return period_figures.between(ws, kind, first, last, batch=batch, day=day)


class PeriodTab(QWidget):
    """A choice of periods and their table; ``asked`` when another choice was made."""

    asked = Signal()
    opened = Signal(object, object)
    """(PeriodLine, PeriodFigure)"""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cycle = ChoiceEdit(_choices)
        self.cycle.setAccessibleName(word("by_period.cycle"))
        self.first, self.last = DateEdit(today), DateEdit(today)
        self.model = PeriodsModel()
        self.table = StatisticsTable(self.model)
        self.hint = label("", "muted", wrap=True)
        self.table.setAccessibleName(word("by_period.tab"))
        self._days = QWidget()
        ends = (label(word("by_period.first"), "label"), self.first)
        self._days.setLayout(row(*ends, label(word("by_period.last"), "label"), self.last))
        for edit, key in ((self.first, "by_period.first"), (self.last, "by_period.last")):
            edit.setFixedWidth(180)
            edit.setAccessibleName(word(key))
            edit.line().editingFinished.connect(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        tools = row(self.cycle, self._days, self.hint)
        tools.setStretch(2, 1)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        self._days.hide()
        self.cycle.edited.connect(self._choose)
        self.table.opened.connect(self._open)

    def wanted(self) -> Wanted:
        """Return the periods chosen."""
        cycle = self.cycle.value()
        if isinstance(cycle, Cycle):
            return Wanted(cycle)
        return Wanted(None, self.first.value(), self.last.value())

    def problem(self) -> bool:
        """Tell whether a day typed is none."""
        return not isinstance(self.cycle.value(), Cycle) and bool(self.first.problem() or self.last.problem())

    def show_periods(self, found: PeriodFigures) -> None:
        """Show what was read."""
        key = "by_period.hint" if found.kind is ListKind.ISSUES else "by_period.hint_measures"
        self.hint.setText(word(key, begun=chinese_date(found.begun)))
        self.model.show_periods(found)

    def show_none(self) -> None:
        """Show no period: what was asked for cannot be told."""
        self.hint.setText("")
        self.model.show_none()

    def _choose(self) -> None:
        self._days.setVisible(not isinstance(self.cycle.value(), Cycle))
        self.asked.emit()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(*self.model.opens(index))


def _choices() -> list[Choice]:
    cycles = [(cycle, word(f"by_period.{cycle.value}")) for cycle in period_figures.CYCLES]
    return [*cycles, ("", word("by_period.free"))]
