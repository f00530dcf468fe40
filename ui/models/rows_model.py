"""The one table model: ids from SQL, rows fetched in blocks, columns shared with Excel.

Sorting and filtering are questions to the ledger (``ListQuery``); nothing is sorted or filtered in Python.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core.domain.cells import cell_text, heading_of
from core.domain.listing import COLUMNS, Column, ColumnKind, Filter, ListKind, ListQuery, Timeliness
from core.domain.packed_ids import PackedIds
from core.domain.rows import ListRow
from core.schedule.timeliness import days_left
from core.wording import word
from ui.models.lights import light
from ui.models.roles import TONE_ROLE, UUID_ROLE
from ui.models.row_blocks import BLOCK, RowBlocks
from ui.models.tones import Tone, tone_of

if TYPE_CHECKING:
    from ui.session import Session


Index = QModelIndex | QPersistentModelIndex

_FEW = 16
"""Ids looked for one by one before a map of all of them is worth its making."""
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


Answer = tuple[Sequence[str], list[ListRow]]
"""All ids a question finds, and the rows of the first block."""


@dataclass(frozen=True, slots=True)
class RowSource:
    """Where a model gets its ids and rows from.

    ``ask`` (who, question, taking the answer, taking a failure) may answer later; without it the model
    waits for ``list_ids``. So may ``ask_rows`` (who, question, ids, taking the rows), where one block of rows
    takes too long to wait for; ``forget`` gives up what somebody asked.
    """

    list_ids: Callable[[ListQuery], list[str]]
    list_rows: Callable[[ListQuery, Sequence[str]], list[ListRow]]
    ask: (
        Callable[[QObject, ListQuery, Callable[[Answer], None], Callable[[Exception], None]], None] | None
    ) = None
    ask_rows: Callable[[QObject, ListQuery, Sequence[str], Callable[[list[ListRow]], None]], None] | None = (
        None
    )
    forget: Callable[[QObject], None] | None = None


def ledger_source(session: Session) -> RowSource:
    """Return the rows of the session's ledger; its questions are answered in the reading thread."""
    from core.operations import listing

    def ask(
        asker: QObject,
        query: ListQuery,
        take: Callable[[Answer], None],
        fail: Callable[[Exception], None],
    ) -> None:
        def failed(error: Exception) -> None:
            fail(error)
            session.troubled.emit(error)

        session.read(asker, lambda ws: listing.list_start(ws, query, BLOCK), take, failed)

    return RowSource(
        lambda query: listing.list_ids(session.reader, query),
        lambda query, ids: listing.list_rows(session.reader, query, ids),
        ask,
    )


def _light(
    column: Column, row: ListRow, today: date, spans: Callable[[], Sequence[int]]
) -> tuple[str, Tone] | None:
    """Return words and tone of an item nearly due, ``None`` for every other cell, which need no spans."""
    if column.key != "timeliness" or getattr(row, "timeliness", None) is not Timeliness.DUE_SOON:
        return None
    return light(Timeliness.DUE_SOON, days_left(getattr(row, "next_due", None), today), spans())


class RowsModel(QAbstractTableModel):
    """A list of the ledger: sorted, filtered and searched by SQL, read in blocks of 200 rows.

    ``query`` is the question whose rows are shown; a newer one may still be waiting for its answer.
    """

    query_changed = Signal()

    def __init__(
        self,
        source: RowSource,
        kind: ListKind,
        today: Callable[[], date],
        parent: QObject | None = None,
        *,
        columns: tuple[Column, ...] = (),
        spans: Callable[[], Sequence[int]] = tuple,
    ) -> None:
        """``columns`` are those of a list whose columns the program does not know beforehand.

        ``spans`` are the office's reminder spans, by which an item nearly due is told.
        """
        super().__init__(parent)
        self._source = source
        self._today = today
        self._spans = spans
        self.columns: tuple[Column, ...] = columns or COLUMNS[kind]
        self.query = ListQuery(kind=kind, today=today())
        self._wanted = self.query
        self._asking = False
        self._waiting: list[Callable[[], object]] = []
        self._ids: Sequence[str] = []
        self._row_of: dict[str, int] = {}
        self._looked_up = 0
        self._blocks = RowBlocks(source, self)
        self._blocks.came.connect(
            lambda first, last: self.dataChanged.emit(
                self.index(first, 0), self.index(last, len(self.columns) - 1)
            )
        )

    # --- the question ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask the ledger again: same question, today's answer."""
        self._ask(replace(self._wanted, today=self._today()))

    def set_columns(self, columns: tuple[Column, ...]) -> None:
        """Show other columns; ask the ledger again afterwards, rows read before lack the new ones."""
        self.beginResetModel()
        self.columns = columns
        self._blocks.clear()
        self.endResetModel()

    def set_words(self, words: str) -> None:
        """Show only rows that hold ``words`` somewhere."""
        self._ask(replace(self._wanted, words=words.strip()))

    def set_question(self, words: str, filters: Sequence[Filter]) -> None:
        """Show only what holds ``words`` and passes ``filters``: one question, not two."""
        self._ask(replace(self._wanted, words=words.strip(), filters=tuple(filters)))

    def set_filter(self, column: str, values: Sequence[str], *, contains: bool = False) -> None:
        """Filter ``column`` by ``values``; no values take the filter off."""
        others = [each for each in self._wanted.filters if each.column != column]
        if values:
            others.append(Filter(column=column, values=tuple(values), contains=contains))
        self.set_question(self._wanted.words, others)

    def filter_on(self, column: str) -> Filter | None:
        """Return the filter on ``column`` if there is one."""
        return next((each for each in self.query.filters if each.column == column), None)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by ``column``; -1 returns to the ledger's own order."""
        key = () if column < 0 else ((self.columns[column].key, order == Qt.SortOrder.DescendingOrder),)
        self._ask(replace(self._wanted, sort=key))

    def then(self, act: Callable[[], object]) -> None:
        """Do ``act`` once the question asked last is answered: now, when it is."""
        if self._asking:
            self._waiting.append(act)
        else:
            act()

    def _ask(self, query: ListQuery) -> None:
        self._wanted = query
        if self._source.ask is None:
            self._take(query, (self._source.list_ids(query), []))
            return
        self._asking = True
        self._source.ask(self, query, partial(self._take, query), self._give_up)

    def _take(self, query: ListQuery, answer: Answer) -> None:
        """Show the answer; until now the rows of the question before were shown."""
        ids, first = answer
        self.beginResetModel()
        self.query = query
        self._ids = ids
        self._row_of = {}
        self._looked_up = 0
        self._blocks.start(query, ids, first)
        self.endResetModel()
        self._end_asking()

    def _give_up(self, _error: Exception) -> None:
        """Keep showing what is shown; the question could not be answered."""
        self._wanted = self.query
        self._end_asking()

    def _end_asking(self) -> None:
        self._asking = False
        self.query_changed.emit()
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            self.then(act)

    # --- rows -----------------------------------------------------------------------------------------

    def uuid_at(self, row: int) -> str:
        """Return the record shown in ``row``."""
        return self._ids[row]

    def row_of(self, uuid: str) -> int:
        """Return the row that shows ``uuid``, -1 when it is not shown."""
        if isinstance(self._ids, PackedIds) and self._looked_up < _FEW:
            self._looked_up += 1
            return self._ids.place(uuid)
        if len(self._row_of) != len(self._ids):
            self._row_of = {each: row for row, each in enumerate(self._ids)}
        return self._row_of.get(uuid, -1)

    def row_at(self, row: int) -> ListRow | None:
        """Return the row record, ``None`` when it vanished between two reads or is still being read."""
        return self._blocks.row_at(row)

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
            unread = role == Qt.ItemDataRole.DisplayRole and self._blocks.is_unread(index.row())
            return word("lists.unread") if unread else None
        near = _light(column, row, self.query.today, self._spans)
        if role == TONE_ROLE:
            own = tone_of(getattr(row, column.key)) if column.kind is ColumnKind.ENUM else None
            return near[1] if near else own
        text = near[0] if near else cell_text(column, row)
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
