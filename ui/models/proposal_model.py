"""What a spreadsheet would do, as a tree: one line an issue, its measures below it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.domain.deadline import Deadline, DeadlineKind
from core.domain.proposal import Proposal, ProposedIssue, ProposedMeasure
from core.wording import chinese_date, word, word_of
from ui.models.roles import TONE_ROLE
from ui.models.tones import tone_of

Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("verdict", "row", "area", "text", "units", "deadline_raw", "reading", "reasons")
WIDTHS = (7, 4, 6, 16, 10, 8, 13, 12)
"""Characters (full widths) each column starts with."""

_NO_PARENT = QModelIndex()
_TOP = 0
_CENTERED = frozenset({"verdict", "row"})


def reading_of(deadline: Deadline) -> str:
    """Return in words what was read from a deadline: its kind, its day, and whether a person should look."""
    parts = [word_of(deadline.kind)]
    if deadline.due is not None:
        parts.append(chinese_date(deadline.due))
    if deadline.standing and deadline.kind is not DeadlineKind.STANDING:
        parts.append(word_of(DeadlineKind.STANDING))
    if deadline.cycle is not None:
        parts.append(word_of(deadline.cycle))
    if deadline.confidence.value != "certain":
        parts.append(word_of(deadline.confidence))
    return word("import_dialog.reading_joint").join(parts)


class ProposalModel(QAbstractItemModel):
    """Read-only tree over a ``Proposal``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._issues: tuple[ProposedIssue, ...] = ()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the records of ``proposal``."""
        self.beginResetModel()
        self._issues = proposal.issues
        self.endResetModel()

    def index(self, row: int, column: int, parent: Index = _NO_PARENT) -> QModelIndex:
        """Return the place of an issue or of one of its measures; a measure remembers its issue."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, child: Index = _NO_PARENT) -> QModelIndex:  # type: ignore[override]  # Qt overloads it
        """Return the issue a measure belongs to."""
        if not child.isValid() or child.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(int(child.internalId()) - 1, 0, _TOP)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of issues, or of the measures of one."""
        if not parent.isValid():
            return len(self._issues)
        if parent.internalId() != _TOP or parent.column() != 0:
            return 0
        return len(self._issues[parent.row()].measures)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of columns, the same at both levels."""
        del parent
        return len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return word(f"import_dialog.column_{COLUMNS[section]}")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what one cell shows, its tone, or its whole text as a tip."""
        if not index.isValid():
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _CENTERED:
            return Qt.AlignmentFlag.AlignCenter
        record = self._record(index)
        if role == TONE_ROLE:
            return tone_of(record.verdict) if column == "verdict" else None
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        text = _cell(record, column)
        return text if role == Qt.ItemDataRole.ToolTipRole else " ".join(text.split())

    def _record(self, index: Index) -> ProposedIssue | ProposedMeasure:
        if index.internalId() == _TOP:
            return self._issues[index.row()]
        return self._issues[int(index.internalId()) - 1].measures[index.row()]


def _cell(record: ProposedIssue | ProposedMeasure, column: str) -> str:
    if isinstance(record, ProposedIssue):
        own = {"area": record.field("area"), "text": record.field("text")}
    else:
        own = {"area": word("import_dialog.measure", number=record.position), "text": record.text}
    return own[column] if column in own else _shared_cell(record, column)


def _shared_cell(record: ProposedIssue | ProposedMeasure, column: str) -> str:
    match column:
        case "verdict":
            return word_of(record.verdict)
        case "row":
            return str(record.row)
        case "units":
            return word("import_dialog.list_joint").join(unit.name for unit in record.units)
        case "deadline_raw":
            return record.deadline.raw
        case "reading":
            return _reading_of_record(record)
        case _:
            return "\n".join(record.reasons)


def _reading_of_record(record: ProposedIssue | ProposedMeasure) -> str:
    if isinstance(record, ProposedMeasure) and not record.deadline.raw:
        return word("import_dialog.as_issue")
    return reading_of(record.deadline)
