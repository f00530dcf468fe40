"""The rows of a list as they are looked at: read in blocks of 200, at once or in the reading thread."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from core.domain.listing import ListQuery
    from core.domain.rows import ListRow
    from ui.models.rows_model import RowSource

BLOCK = 200
_KEPT = 40
_ASKED = 3
"""Blocks asked for at once: what is in view and a little more; older questions are given up."""


class RowBlocks(QObject):
    """The blocks read of one answer, the newest forty of them."""

    came = Signal(int, int)
    """First and last row of a block that came later than it was asked for."""

    def __init__(self, source: RowSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._query: ListQuery | None = None
        self._ids: Sequence[str] = ()
        self._kept: dict[int, dict[str, ListRow]] = {}
        self._asked: dict[int, QObject] = {}
        self._asking = False

    def start(self, query: ListQuery, ids: Sequence[str], first: Sequence[ListRow]) -> None:
        """Begin with the answer to another question; rows asked for until now are of no use any more."""
        for number in list(self._asked):
            self._forget(number)
        self._query, self._ids = query, ids
        self._kept = {0: {row.uuid: row for row in first}} if first else {}

    def clear(self) -> None:
        """Read every row anew when it is looked at next."""
        self._kept.clear()

    def row_at(self, row: int) -> ListRow | None:
        """Return the record of a row, ``None`` when it vanished between two reads or is still being read."""
        number = row // BLOCK
        if number not in self._kept:
            self._read(number)
        block = self._kept.get(number)
        return None if block is None else block.get(self._ids[row])

    def is_unread(self, row: int) -> bool:
        """Tell whether a row is still being read."""
        return row // BLOCK in self._asked

    def _read(self, number: int) -> None:
        ids = self._ids[number * BLOCK : (number + 1) * BLOCK]
        if self._query is None or number in self._asked:
            return
        if self._source.ask_rows is None:
            self._keep(number, self._source.list_rows(self._query, ids))
            return
        while len(self._asked) >= _ASKED:
            self._forget(next(iter(self._asked)))
        asker = self._asked[number] = QObject(self)
        self._asking = True
        self._source.ask_rows(asker, self._query, ids, partial(self._take, number))
        self._asking = False

    def _take(self, number: int, rows: Sequence[ListRow]) -> None:
        """Keep rows that were asked for; a view that waits for them paints them when told."""
        self._asked.pop(number).deleteLater()
        self._keep(number, rows)
        if not self._asking:
            self.came.emit(number * BLOCK, min((number + 1) * BLOCK, len(self._ids)) - 1)

    def _keep(self, number: int, rows: Sequence[ListRow]) -> None:
        while len(self._kept) >= _KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[number] = {each.uuid: each for each in rows}

    def _forget(self, number: int) -> None:
        asker = self._asked.pop(number)
        if self._source.forget is not None:
            self._source.forget(asker)
        asker.deleteLater()
