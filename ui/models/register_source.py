"""Where a register's grid gets its lines: read aside, kept until the ledger changes, narrowed in core."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject

from core.domain.listing import Column, ListQuery
from core.domain.register import RegisterDefinition
from core.domain.register_line import RegisterLine, columns_of
from core.domain.rows import ListRow
from core.operations import register_lists
from core.operations.register_lists import RegisterView
from core.workspace import Workspace
from ui.models.rows_model import Answer, RowSource
from ui.session import Session

_FIRST = 200
"""Rows that come with the ids, as a list shows them at once."""
_Found = tuple[dict[str, RegisterLine], RegisterView]


class RegisterSource:
    """The lines of one register in one year; ``rows`` is what a ``RowsModel`` asks.

    A register is read whole in the reading thread (decision 0029). Words, filters and sorting look at what
    was read; ``forget`` has it read again. ``view`` is what the shown rows were taken from.
    """

    def __init__(self, session: Session, definition: RegisterDefinition) -> None:
        self._session = session
        self._definition = definition
        self._found: dict[str, RegisterLine] = {}
        self._kept: tuple[int | None, date, RegisterView] | None = None
        self.view = RegisterView()
        self.year: int | None = None
        self.columns: tuple[Column, ...] = columns_of(definition)
        self.rows = RowSource(self._list_ids, self._list_rows, self._ask)

    def forget(self) -> None:
        """Let the next question read the ledger again."""
        self._kept = None

    def choices(self, key: str) -> list[str]:
        """Return the different values under a column, for its filter."""
        column = next(column for column in self.columns if column.key == key)
        return register_lists.distinct(self.view.lines, column)

    def _ask(
        self,
        asker: QObject,
        query: ListQuery,
        take: Callable[[Answer], None],
        fail: Callable[[Exception], None],
    ) -> None:
        kept, year = self._kept, self.year

        def read(ws: Workspace) -> _Found:
            view = kept[2] if kept and kept[:2] == (year, query.today) else None
            if view is None:
                view = register_lists.view(ws, self._definition, year)
            found = register_lists.narrowed(self._definition, view.lines, query)
            return {line.uuid: line for line in found}, view

        def taken(answer: _Found) -> None:
            self._found, self.view = answer
            self._kept = (year, query.today, self.view)
            ids = list(self._found)
            take((ids, [self._found[uuid] for uuid in ids[:_FIRST]]))

        def failed(error: Exception) -> None:
            fail(error)
            self._session.troubled.emit(error)

        self._session.read(asker, read, taken, failed)

    def _list_ids(self, _query: ListQuery) -> list[str]:
        return list(self._found)

    def _list_rows(self, _query: ListQuery, ids: Sequence[str]) -> list[ListRow]:
        return [self._found[uuid] for uuid in ids if uuid in self._found]
