"""The table of periods: a line for every period, a number in every cell that can be opened."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from core.domain.listing import ListKind
from core.statistics.period_figures import PeriodFigure, PeriodFigures, PeriodLine
from core.statistics.words import period_heading, period_rates, rate_words, span_words
from core.wording import word
from ui.models.statistics_model import SHARE_ROLE

Index = QModelIndex | QPersistentModelIndex

_FIGURES = tuple(figure for figure in PeriodFigure if figure is not PeriodFigure.STANDING)
_RATE_OPENS = {"closure": PeriodFigure.CLOSED, "on_time": PeriodFigure.ON_TIME}
_NO_PARENT = QModelIndex()


class PeriodsModel(QAbstractTableModel):
    """The newest period first: name, balance, what fell due, rates with their ground."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = ListKind.ISSUES
        self._lines: tuple[PeriodLine, ...] = ()

    def show_periods(self, found: PeriodFigures) -> None:
        """Show other periods."""
        self.beginResetModel()
        self._kind = found.kind
        self._lines = found.lines[::-1]
        self.endResetModel()

    def show_none(self) -> None:
        """Show no period."""
        self.beginResetModel()
        self._lines = ()
        self.endResetModel()

    def opens(self, index: Index) -> tuple[PeriodLine, PeriodFigure]:
        """Return what a cell opens; a name opens what is open at the end of the period."""
        place = index.column() - 1
        line = self._lines[index.row()]
        if 0 <= place < len(_FIGURES):
            return line, _FIGURES[place]
        rates = tuple(_RATE_OPENS.values())
        return line, rates[place - len(_FIGURES)] if place >= 0 else PeriodFigure.CLOSING

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many periods there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return name, counts and rates."""
        return 0 if parent.isValid() else 1 + len(_FIGURES) + len(_RATE_OPENS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one cell."""
        if not index.isValid():
            return None
        line, place = self._lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(line)[place]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return Qt.AlignmentFlag.AlignCenter if place else left
        if role == SHARE_ROLE and place > len(_FIGURES):
            return list(line.rates().values())[place - 1 - len(_FIGURES)].tenths
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        heads = [word("by_period.group")]
        heads += [period_heading(figure, self._kind) for figure in _FIGURES]
        return [*heads, *period_rates(self._kind).values()][section]

    def _words(self, line: PeriodLine) -> tuple[str, ...]:
        return (
            span_words(line.span),
            *(str(line.number(figure)) for figure in _FIGURES),
            *(rate_words(rate) for rate in line.rates().values()),
        )
