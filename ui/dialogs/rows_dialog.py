"""The rows behind a figure of a past day: the list as it stood then, to look at only."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from core.domain.listing import Filter, ListKind
from core.operations import listing
from core.wording import chinese_date, word
from core.workspace import Workspace
from ui.dialogs.help_key import help_on_f1
from ui.models.rows_model import RowsModel, RowSource
from ui.widgets.grid import Grid
from ui.widgets.plates import button, label, row


class RowsDialog(QDialog):
    """A list of ``past`` filtered; sorting and filters work as everywhere."""

    def __init__(
        self,
        past: Workspace,
        kind: ListKind,
        filters: tuple[Filter, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        help_on_f1(self, "statistics")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        day = past.clock.today()
        self.setWindowTitle(word("statistics.rows_title", day=chinese_date(day)))
        source = RowSource(partial(listing.list_ids, past), partial(listing.list_rows, past))
        self.model = RowsModel(source, kind, lambda: day, self)
        self.grid = Grid(self.model, partial(listing.choices, past, kind), f"past_{kind.value}")
        self.grid.setAccessibleName(self.windowTitle())
        self.model.set_question("", filters)
        self._count = label("", "muted")
        close = button("statistics.close", self.accept)
        close.setDefault(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.setSpacing(8)
        outer.addWidget(label(word("statistics.rows_text", day=chinese_date(day)), "muted", wrap=True))
        outer.addWidget(self.grid, 1)
        outer.addLayout(row(self._count, None, close))
        self.model.query_changed.connect(self._show_count)
        self._show_count()
        self.resize(1080, 640)

    def _show_count(self) -> None:
        self._count.setText(word("lists.count", count=self.model.rowCount()))
