"""Where the grids of duties and dispatches get their lines: read aside once a question, narrowed in core."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from core.domain.listing import Column, ListQuery
from core.domain.rows import ListRow
from core.operations.narrowing import distinct, narrowed
from core.workspace import Workspace
from ui.models.rows_model import Answer, RowSource
from ui.session import Session

_FIRST = 200
"""Rows that come with the ids, as a list shows them at once."""
_Found = tuple[dict[str, ListRow], Sequence[ListRow]]


class WatchSource:
    """The lines ``read`` returns in the reading thread; ``rows`` is what a ``RowsModel`` asks."""

    def __init__(
        self, session: Session, columns: Sequence[Column], read: Callable[[Workspace], Sequence[ListRow]]
    ) -> None:
        self._session = session
        self._read = read
        self._found: dict[str, ListRow] = {}
        self._all: Sequence[ListRow] = ()
        self.columns: tuple[Column, ...] = tuple(columns)
        self.rows = RowSource(lambda _: list(self._found), self._list_rows, self._ask)

    def choices(self, key: str) -> list[str]:
        """Return the different values under a column, for its filter."""
        column = next(column for column in self.columns if column.key == key)
        return distinct(self._all, column)

    def _ask(
        self,
        asker: QObject,
        query: ListQuery,
        take: Callable[[Answer], None],
        fail: Callable[[Exception], None],
    ) -> None:
        def read(ws: Workspace) -> _Found:
            found = self._read(ws)
            return {line.uuid: line for line in narrowed(self.columns, found, query)}, found

        self._session.read(asker, read, partial(self._take, take), partial(self._fail, fail))

    def _take(self, take: Callable[[Answer], None], answer: _Found) -> None:
        self._found, self._all = answer
        ids = list(self._found)
        take((ids, [self._found[uuid] for uuid in ids[:_FIRST]]))

    def _fail(self, fail: Callable[[Exception], None], error: Exception) -> None:
        fail(error)
        self._session.troubled.emit(error)

    def _list_rows(self, _query: ListQuery, ids: Sequence[str]) -> list[ListRow]:
        return [self._found[uuid] for uuid in ids if uuid in self._found]
