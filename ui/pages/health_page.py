"""体检: everything that contradicts itself or is missing, worst first; every row leads to its record."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from core.domain.change import Outcome
from core.domain.health import Ailment
from core.domain.unit import Unit
from core.domain.violation import Severity
from core.operations import health, units
from core.wording import word
from ui.models.health_model import COLUMNS, HealthModel
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.badges import BadgeDelegate
from ui.widgets.plates import Card, button, label
from ui.widgets.theme import row_height, wide

_GAP = 24
"""Pixels around the words of a cell."""


class HealthPage(Page):
    """The list of ailments, and the acts on the current one."""

    NAME = "health"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = HealthModel()
        self.table = _table(self.model)
        self._count = label("", "muted")
        self.open_button = button("health_page.open", self.open_current, symbol="open")
        self.merge_button = button("health_page.merge", self.ask_merge)
        self.head.addWidget(self._count)
        self.head.addWidget(self.merge_button)
        self.head.addWidget(self.open_button)
        card = Card()
        card.body.addWidget(label(word("health_page.text"), "muted", wrap=True))
        self._clean = label(word("health_page.clean"), "section")
        card.body.addWidget(self._clean)
        card.body.addWidget(self.table, 1)
        card.body.addStretch(0)
        self.body.addWidget(card, 1)
        self.table.activated.connect(lambda _: self.open_current())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_acts())
        self._show_acts()

    def refresh(self) -> None:
        """Look everything over again, in the background."""
        self.session.read_job(lambda workspace, _: health.ailments(workspace), on_done=self._take)

    def _take(self, found: list[Ailment]) -> None:
        row = self.table.currentIndex().row()
        self.model.show_ailments(found)
        errors, warnings = self.model.count(Severity.ERROR), self.model.count(Severity.WARNING)
        self._count.setText(word("health_page.count", errors=errors, warnings=warnings))
        self._clean.setVisible(not found)
        self.table.setVisible(bool(found))
        if found:
            self.table.setCurrentIndex(self.model.index(min(max(row, 0), len(found) - 1), 0))
        self._show_acts()

    def _show_acts(self) -> None:
        ailment = self.model.ailment(self.table.currentIndex().row())
        self.open_button.setEnabled(ailment is not None)
        self.merge_button.setEnabled(ailment is not None and ailment.pair is not None)

    def open_current(self) -> None:
        """Go to the record of the current row, or to the list it speaks of."""
        ailment = self.model.ailment(self.table.currentIndex().row())
        if ailment is None:
            return
        if ailment.uuid:
            self.record_wanted.emit(ailment.kind, ailment.uuid)
        else:
            self.list_wanted.emit(ailment.kind, ailment.filters)

    def ask_merge(self) -> None:
        """Ask which of the two names stays, then make one unit of them."""
        from ui.dialogs.merge_dialog import MergeDialog

        ailment = self.model.ailment(self.table.currentIndex().row())
        if ailment is None or ailment.pair is None:
            return
        other = dict(ailment.facts)["other"]
        dialog = MergeDialog((ailment.pair[0], ailment.title), (ailment.pair[1], other), self)
        if dialog.exec():
            self.merge(dialog.keep, dialog.gone)
        dialog.deleteLater()

    def merge(self, keep: str, gone: str) -> None:
        """Make one unit of two."""
        self.session.write(
            lambda workspace, _: units.merge_units(workspace, keep, gone), on_done=self._on_merged
        )

    def _on_merged(self, outcome: Outcome[Unit]) -> None:
        self.tell(word("merge_dialog.done", name=outcome.value.name))


class _Found(QTableView):
    """The findings: the sentence takes what it needs, but never more than half from a record cut short."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Share the room between the sentences and the records they are of."""
        sentence, record = COLUMNS.index("sentence"), COLUMNS.index("title")
        room = self.viewport().width() - self.columnWidth(COLUMNS.index("severity"))
        said, named = (self.sizeHintForColumn(each) + _GAP for each in (sentence, record))
        self.setColumnWidth(sentence, max(_GAP, min(said, max(room - named, room // 2))))


def _table(model: HealthModel) -> _Found:
    table = _Found()
    table.setModel(model)
    model.modelReset.connect(table.fit)
    table.setAccessibleName(word("pages.health"))
    table.setItemDelegate(BadgeDelegate(table))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setProperty("role", "plain")
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(row_height())
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setStretchLastSection(True)
    table.setColumnWidth(COLUMNS.index("severity"), wide(table.fontMetrics(), 5) + 32)
    head.setSectionResizeMode(COLUMNS.index("severity"), QHeaderView.ResizeMode.Fixed)
    return table
