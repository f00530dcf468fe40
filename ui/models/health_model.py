"""What 体检 found as rows: how grave, what, and which record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from core.domain.health import Ailment
from core.domain.violation import Severity
from core.operations import health
from core.wording import word
from ui.models.roles import TONE_ROLE
from ui.models.tones import Tone

Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("severity", "sentence", "title")
_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN}
_NO_PARENT = QModelIndex()


class HealthModel(QAbstractTableModel):
    """Ailments as rows, errors first."""

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Ailment, ...] = ()

    def show_ailments(self, found: Sequence[Ailment]) -> None:
        """Show other ailments."""
        self.beginResetModel()
        self._found = tuple(found)
        self.endResetModel()

    def ailment(self, row: int) -> Ailment | None:
        """Return the ailment in ``row``, ``None`` when there is no such row."""
        return self._found[row] if 0 <= row < len(self._found) else None

    def count(self, severity: Severity) -> int:
        """Return how many are of one severity."""
        return sum(ailment.severity is severity for ailment in self._found)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many were found."""
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many facts of each are shown."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one cell."""
        if not index.isValid():
            return None
        ailment = self._found[index.row()]
        words = (word(f"health_page.{ailment.severity.value}"), health.say(ailment), ailment.title)
        if role == Qt.ItemDataRole.DisplayRole:
            return words[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column():
            return words[index.column()]
        if role == TONE_ROLE and index.column() == 0:
            return _TONES[ailment.severity]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 0:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return word(f"health_page.columns.{COLUMNS[section]}")
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
