"""The rows behind a figure of a past day: the list as it stood then, to look at only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from core.domain.listing import Filter, ListKind, ListQuery
from core.domain.rows import ListRow
from core.operations import listing
from core.wording import chinese_date, word
from core.workspace import Workspace
from ui.dialogs.help_key import help_on_f1
from ui.models.row_blocks import BLOCK
from ui.models.rows_model import Answer, RowsModel, RowSource
from ui.session import Session
from ui.widgets.grid import Grid
from ui.widgets.plates import button, label, row


class RowsDialog(QDialog):
    """A list of ``past`` filtered; sorting and filters work as everywhere, read in the reading thread."""

    def __init__(
        self,
        past: Workspace,
        kind: ListKind,
        filters: tuple[Filter, ...],
        parent: QWidget | None = None,
        *,
        session: Session,
        title: str = "",
        only: frozenset[str] | None = None,
    ) -> None:
        """``only`` narrows the list to these records, under ``title``."""
        super().__init__(parent)
        help_on_f1(self, "statistics")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        day = past.clock.today()
        self.setWindowTitle(title or word("statistics.rows_title", day=chinese_date(day)))
        source = past_source(session, past, only)
        self.model = RowsModel(source, kind, lambda: day, self)
        self.grid = Grid(self.model, partial(listing.choices, past, kind), f"past_{kind.value}")
        self.grid.setAccessibleName(self.windowTitle())
        self.model.set_question("", filters)
        self._count = label(word("window.reading"), "muted")
        close = button("statistics.close", self.accept)
        close.setDefault(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.setSpacing(8)
        outer.addWidget(label(word("statistics.rows_text", day=chinese_date(day)), "muted", wrap=True))
        outer.addWidget(self.grid, 1)
        outer.addLayout(row(self._count, None, close))
        self.model.query_changed.connect(self._show_count)
        self.model.then(self._show_count)
        self.resize(1080, 640)

    def _show_count(self) -> None:
        self._count.setText(word("lists.count", count=self.model.rowCount()))


def past_source(session: Session, past: Workspace, only: frozenset[str] | None) -> RowSource:
    """Return the rows of a past day, those of ``only`` when given, asked for in the reading thread."""

    def ids_of(query: ListQuery) -> list[str]:
        found = listing.list_ids(past, query)
        return found if only is None else [uuid for uuid in found if uuid in only]

    def start(query: ListQuery) -> Answer:
        ids = ids_of(query)
        return ids, listing.list_rows(past, query, ids[:BLOCK])

    def ask(
        asker: QObject,
        query: ListQuery,
        take: Callable[[Answer], None],
        fail: Callable[[Exception], None],
    ) -> None:
        session.read(asker, lambda _: start(query), take, fail)

    def ask_rows(
        asker: QObject, query: ListQuery, ids: Sequence[str], take: Callable[[list[ListRow]], None]
    ) -> None:
        session.read(asker, lambda _: listing.list_rows(past, query, ids), take)

    return RowSource(ids_of, partial(listing.list_rows, past), ask, ask_rows, session.reading.forget)
