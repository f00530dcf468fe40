"""Where a register's grid gets its lines: read once a question, narrowed in core."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.listing import Column, ListQuery
from core.domain.register import RegisterDefinition
from core.domain.register_line import RegisterLine, columns_of
from core.domain.rows import ListRow
from core.operations import register_lists
from ui.models.rows_model import RowSource
from ui.session import Session


class RegisterSource:
    """The lines of one register in one year; ``rows`` is what a ``RowsModel`` asks."""

    def __init__(self, session: Session, definition: RegisterDefinition) -> None:
        self._session = session
        self._definition = definition
        self._found: dict[str, RegisterLine] = {}
        self.year: int | None = None
        self.columns: tuple[Column, ...] = columns_of(definition)
        self.rows = RowSource(self._list_ids, self._list_rows)

    def choices(self, key: str) -> list[str]:
        """Return the different values under a column, for its filter."""
        column = next(column for column in self.columns if column.key == key)
        return register_lists.distinct(self._read(), column)

    def _read(self) -> list[RegisterLine]:
        return register_lists.lines(self._session.reader, self._definition, self.year)

    def _list_ids(self, query: ListQuery) -> list[str]:
        found = register_lists.narrowed(self._definition, self._read(), query)
        self._found = {line.uuid: line for line in found}
        return list(self._found)

    def _list_rows(self, _query: ListQuery, ids: Sequence[str]) -> list[ListRow]:
        return [self._found[uuid] for uuid in ids if uuid in self._found]
