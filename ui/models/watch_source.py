"""Where the grids of duties and dispatches get their lines: read once a question, narrowed in core."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.domain.listing import Column, ListQuery
from core.domain.rows import ListRow
from core.operations.narrowing import distinct, narrowed
from ui.models.rows_model import RowSource


class WatchSource:
    """The lines ``read`` returns; ``rows`` is what a ``RowsModel`` asks."""

    def __init__(self, columns: Sequence[Column], read: Callable[[], Sequence[ListRow]]) -> None:
        self._read = read
        self._found: dict[str, ListRow] = {}
        self.columns: tuple[Column, ...] = tuple(columns)
        self.rows = RowSource(self._list_ids, self._list_rows)

    def choices(self, key: str) -> list[str]:
        """Return the different values under a column, for its filter."""
        column = next(column for column in self.columns if column.key == key)
        return distinct(self._read(), column)

    def _list_ids(self, query: ListQuery) -> list[str]:
        self._found = {line.uuid: line for line in narrowed(self.columns, self._read(), query)}
        return list(self._found)

    def _list_rows(self, _query: ListQuery, ids: Sequence[str]) -> list[ListRow]:
        return [self._found[uuid] for uuid in ids if uuid in self._found]
