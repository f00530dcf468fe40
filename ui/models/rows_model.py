"""The one table model: ids from SQL, rows fetched in blocks, columns shared with Excel.

Sorting and filtering are questions to the ledger (``ListQuery``); nothing is sorted or filtered in Python.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core.domain.cells import cell_text, heading_of
from core.domain.listing import COLUMNS, Column, ColumnKind, Filter, ListKind, ListQuery
from core.domain.rows import ListRow
from ui.models.roles import TONE_ROLE, UUID_ROLE
from ui.models.tones import tone_of

if TYPE_CHECKING:
    from ui.session import Session


Index = QModelIndex | QPersistentModelIndex

_BLOCK = 200
_BLOCKS_KEPT = 40
_NO_PARENT = QModelIndex()
_USED_ROLES = frozenset(
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
        UUID_ROLE,
        TONE_ROLE,
    )
)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter
_CENTERED = frozenset((ColumnKind.NUMBER, ColumnKind.DATE, ColumnKind.ENUM))


@dataclass(frozen=True, slots=True)
class RowSource:
    """Where a model gets its ids and rows from."""

    list_ids: Callable[[ListQuery], list[str]]
    list_rows: Callable[[ListQuery, Sequence[str]], list[ListRow]]


def ledger_source(session: Session) -> RowSource:
    """Return the rows of the session's ledger."""
    from core.operations import listing

    return RowSource(
        lambda query: listing.list_ids(session.reader, query),
        lambda query, ids: listing.list_rows(session.reader, query, ids),
    )


class RowsModel(QAbstractTableModel):
    """A list of the ledger: sorted, filtered and searched by SQL, read in blocks of 200 rows."""

    query_changed = Signal()

    def __init__(
        self,
        source: RowSource,
        kind: ListKind,
        today: Callable[[], date],
        parent: QObject | None = None,
        *,
        columns: tuple[Column, ...] = (),
    ) -> None:
        """``columns`` are those of a list whose columns the program does not know beforehand."""
        super().__init__(parent)
        self._source = source
        self._today = today
        self.columns: tuple[Column, ...] = columns or COLUMNS[kind]
        self.query = ListQuery(kind=kind, today=today())
        self._ids: list[str] = []
        self._row_of: dict[str, int] = {}
        self._blocks: dict[int, dict[str, ListRow]] = {}

    # --- the question ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask the ledger again: same question, today's answer."""
        self._ask(replace(self.query, today=self._today()))

    def set_columns(self, columns: tuple[Column, ...]) -> None:
        """Show other columns; ask the ledger again afterwards, rows read before lack the new ones."""
        self.beginResetModel()
        self.columns = columns
        self._blocks.clear()
        self.endResetModel()

    def set_words(self, words: str) -> None:
        """Show only rows that hold ``words`` somewhere."""
        self._ask(replace(self.query, words=words.strip()))

    def set_filters(self, filters: Sequence[Filter]) -> None:
        """Show only rows that pass every one of ``filters``."""
        self._ask(replace(self.query, filters=tuple(filters)))

    def set_filter(self, column: str, values: Sequence[str], *, contains: bool = False) -> None:
        """Filter ``column`` by ``values``; no values take the filter off."""
        others = [each for each in self.query.filters if each.column != column]
        if values:
            others.append(Filter(column=column, values=tuple(values), contains=contains))
        self.set_filters(others)

    def filter_on(self, column: str) -> Filter | None:
        """Return the filter on ``column`` if there is one."""
        return next((each for each in self.query.filters if each.column == column), None)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by ``column``; -1 returns to the ledger's own order."""
        key = () if column < 0 else ((self.columns[column].key, order == Qt.SortOrder.DescendingOrder),)
        self._ask(replace(self.query, sort=key))

    def _ask(self, query: ListQuery) -> None:
        ids = self._source.list_ids(query)
        self.beginResetModel()
        self.query = query
        self._ids = ids
        self._row_of = {}
        self._blocks.clear()
        self.endResetModel()
        self.query_changed.emit()

    # --- rows -----------------------------------------------------------------------------------------

    def uuid_at(self, row: int) -> str:
        """Return the record shown in ``row``."""
        return self._ids[row]

    def row_of(self, uuid: str) -> int:
        """Return the row that shows ``uuid``, -1 when it is not shown."""
        if len(self._row_of) != len(self._ids):
            self._row_of = {each: row for row, each in enumerate(self._ids)}
        return self._row_of.get(uuid, -1)

    def row_at(self, row: int) -> ListRow | None:
        """Return the row record, ``None`` when it vanished between two reads."""
        number = row // _BLOCK
        block = self._blocks.get(number)
        if block is None:
            ids = self._ids[number * _BLOCK : (number + 1) * _BLOCK]
            block = {each.uuid: each for each in self._source.list_rows(self.query, ids)}
            while len(self._blocks) >= _BLOCKS_KEPT:
                self._blocks.pop(next(iter(self._blocks)))
            self._blocks[number] = block
        return block.get(self._ids[row])

    # --- Qt's questions -------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many records pass the question."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many columns the list has, shown or not."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one cell; unused roles cost nothing."""
        if role not in _USED_ROLES or not index.isValid():
            return None
        if role == UUID_ROLE:
            return self._ids[index.row()]
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _CENTER if column.kind in _CENTERED else _LEFT
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == TONE_ROLE:
            return tone_of(getattr(row, column.key)) if column.kind is ColumnKind.ENUM else None
        text = cell_text(column, row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return text if len(text) > column.width else None
        return " ".join(text.split())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column or the number of a row."""
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation == Qt.Orientation.Horizontal:
                return heading_of(self.columns[section])
            return section + 1
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return _CENTER if self.columns[section].kind in _CENTERED else _LEFT
        return None
