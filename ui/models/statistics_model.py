"""One table of figures: a line for every group, a number in every cell that can be opened."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from core.domain.listing import ListKind
from core.statistics.figures import Dimension, Figure, Line, Table
from core.statistics.rates import Rate
from core.statistics.words import line_name, rate_words
from core.wording import word

Index = QModelIndex | QPersistentModelIndex

SHARE_ROLE = Qt.ItemDataRole.UserRole + 2
"""Of a rate cell: tenths of a percent to draw a bar of, ``None`` elsewhere."""
SHORT_ROLE = Qt.ItemDataRole.UserRole + 3
"""Of a rate cell: the rate alone, for a narrow column; ``None`` elsewhere."""

_FIGURES = (
    Figure.ALL,
    Figure.DONE,
    Figure.OVERDUE,
    Figure.DUE_SOON,
    Figure.STANDING,
    Figure.UNDATED,
    Figure.UNKNOWN,
)
_RATES = {
    ListKind.ISSUES: ("completion", "closure", "on_time"),
    ListKind.MEASURES: ("completion", "on_time"),
}
_MEANS = (Figure.TIMED, Figure.OVERDUE)
"""What the averages at the end of a line are of: the days used, the days late."""
_RATE_OPENS = {"completion": Figure.DONE, "closure": Figure.CLOSED, "on_time": Figure.ON_TIME}
_NO_PARENT = QModelIndex()


class StatisticsModel(QAbstractTableModel):
    """The lines of one table: name, counts, rates, average lateness."""

    def __init__(self) -> None:
        super().__init__()
        self._dimension = Dimension.UNIT
        self._lines: tuple[Line, ...] = ()
        self._rates: tuple[str, ...] = ()

    def show_table(self, table: Table, kind: ListKind) -> None:
        """Show another table."""
        self.beginResetModel()
        self._dimension = table.dimension
        self._lines = table.lines
        self._rates = _RATES[kind]
        self.endResetModel()

    def opens(self, index: Index) -> tuple[Line, Figure]:
        """Return what a cell opens: the line and the figure; a name opens the whole line."""
        place = index.column() - 1
        line = self._lines[index.row()]
        if 0 <= place < len(_FIGURES):
            return line, _FIGURES[place]
        place -= len(_FIGURES)
        if 0 <= place < len(self._rates):
            return line, _RATE_OPENS[self._rates[place]]
        place -= len(self._rates)
        return line, _MEANS[place] if 0 <= place < len(_MEANS) else Figure.ALL

    def can_open(self, index: Index) -> bool:
        """Tell whether a cell stands for rows: a rate of nothing and an average of nothing do not."""
        if not index.isValid():
            return False
        place = index.column() - 1 - len(_FIGURES)
        line = self._lines[index.row()]
        if 0 <= place < len(self._rates):
            return line.rates()[self._rates[place]].whole > 0
        return place < 0 or bool(self._words(line)[index.column()])

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many groups there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return name, counts, rates and lateness."""
        return 0 if parent.isValid() else 1 + len(_FIGURES) + len(self._rates) + len(_MEANS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(self._lines[index.row()])[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            told = index.column() == 0 or self._rate(index) is not None
            return self._words(self._lines[index.row()])[index.column()] if told else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return Qt.AlignmentFlag.AlignCenter if index.column() else left
        rate = self._rate(index) if role in (SHARE_ROLE, SHORT_ROLE) else None
        if rate is None:
            return None
        return rate.tenths if role == SHARE_ROLE else f"{rate.percent}%" if rate.whole else None

    def _rate(self, index: Index) -> Rate | None:
        """Return the rate a cell shows, ``None`` for a cell of another kind."""
        place = index.column() - 1 - len(_FIGURES)
        if not 0 <= place < len(self._rates):
            return None
        return self._lines[index.row()].rates()[self._rates[place]]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        heads = [word(f"columns.{self._dimension.value}")]
        heads += [word(f"statistics.figures.{figure.value}") for figure in _FIGURES]
        heads += [word(f"statistics.rates.{name}") for name in self._rates]
        return [*heads, word("statistics.days_taken"), word("statistics.days_late")][section]

    def _words(self, line: Line) -> tuple[str, ...]:
        means = (line.days_taken.rounded, line.days_late.rounded)
        return (
            line_name(self._dimension, line),
            *(str(line.number(figure)) for figure in _FIGURES),
            *(rate_words(line.rates()[name]) for name in self._rates),
            *("" if days is None else word("statistics.days", days=days) for days in means),
        )
