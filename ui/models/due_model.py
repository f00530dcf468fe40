"""The short list of 工作台: what is late or nearly due, most pressing first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from core.domain.overview import DueItem
from core.wording import chinese_date, word
from ui.models.lights import light
from ui.models.roles import TONE_ROLE, UUID_ROLE

Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("timeliness", "code", "text", "units", "due", "left")
_CENTERED = frozenset((0, 4, 5))
_NO_PARENT = QModelIndex()


def left_words(days: int | None) -> str:
    """Return how many days are left, or how many have passed."""
    if days is None:
        return ""
    if days == 0:
        return word("overview.due_today")
    return word("overview.days_late" if days < 0 else "overview.days_left", days=abs(days))


class DueModel(QAbstractTableModel):
    """Due items as rows."""

    def __init__(self) -> None:
        super().__init__()
        self._items: Sequence[DueItem] = ()
        self._spans: Sequence[int] = ()

    def show_items(self, items: Sequence[DueItem], spans: Sequence[int] = ()) -> None:
        """Show other items, those nearly due by the office's reminder spans."""
        self.beginResetModel()
        self._spans = tuple(spans)
        self._items = tuple(items)
        self.endResetModel()

    def item(self, row: int) -> DueItem:
        """Return the item in ``row``."""
        return self._items[row]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many items there are."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many facts of each are shown."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one cell."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(item)[index.column()]
        if role == UUID_ROLE:
            return item.issue_uuid
        if role == TONE_ROLE and index.column() == 0:
            return light(item.timeliness, item.days_left, self._spans)[1]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (2, 3):
            return self._words(item)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            centered = index.column() in _CENTERED
            return Qt.AlignmentFlag.AlignCenter if centered else Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return word(f"overview.columns.{COLUMNS[section]}")
        if role == Qt.ItemDataRole.TextAlignmentRole and section not in _CENTERED:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, item: DueItem) -> tuple[str, ...]:
        return (
            light(item.timeliness, item.days_left, self._spans)[0],
            item.code,
            _told(item),
            item.units,
            chinese_date(item.due),
            left_words(item.days_left),
        )


def _told(item: DueItem) -> str:
    """Return the text of an item, begun by the milestone that presses where one does."""
    text = " ".join(item.text.split())
    return word("overview.milestone", goal=item.milestone, text=text) if item.milestone else text
