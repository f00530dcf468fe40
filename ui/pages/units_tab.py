"""Units and their liaison officers: the list, and one of them to correct beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from core.domain.change import Outcome
from core.domain.listing import ListKind
from core.domain.rows import UnitRow
from core.domain.unit import Unit
from core.operations import letter_fonts, liaisons, units
from core.wording import word
from ui.models.tones import Tone
from ui.pages.list_pane import ListPane
from ui.session import Session
from ui.widgets.form import Field, FieldKind, Form
from ui.widgets.kept_splitter import keep_sizes
from ui.widgets.messages import ask_unsaved
from ui.widgets.plates import Card, button, label, row, scrolled

_FIELDS = (
    Field(key="name", required=True, span=2),
    Field(key="aliases", kind=FieldKind.CHIPS, span=2),
    Field(key="liaison"),
    Field(key="phone"),
    Field(key="code"),
    Field(key="tags", kind=FieldKind.CHIPS),
    Field(key="note", kind=FieldKind.TEXT, span=2),
)


class UnitsTab(QWidget):
    """Every unit that any record names; new ones come by themselves with the records."""

    told = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._unit: Unit | None = None
        self.pane = ListPane(session, ListKind.UNITS)
        self.form = Form(_FIELDS, "unit_form", session.today)
        self.save_button = button("settings_page.save_unit", self.save, role="primary", symbol="save")
        card = Card(word("settings_page.unit"))
        inside = QVBoxLayout()
        inside.addWidget(label(word("settings_page.unit_text"), "muted", wrap=True))
        inside.addWidget(self.form)
        inside.addStretch(1)
        card.body.addWidget(scrolled(inside, margins=(0, 0, 12, 0), whole=True), 1)
        card.body.addLayout(row(None, self.save_button))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.pane)
        splitter.addWidget(card)
        splitter.setSizes([30_000, 20_000])
        keep_sizes(splitter, "units")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 16, 0, 0)
        outer.addWidget(splitter)
        self.pane.grid.current_changed.connect(self._on_current)
        self.form.edited.connect(self._show_state)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save_button.click)
        self._show_state()

    def refresh(self) -> None:
        """Read the list again."""
        self.pane.refresh()
        self.pane.model.then(self._on_read)

    def _on_read(self) -> None:
        """Keep the current unit, else take the first."""
        grid, model = self.pane.grid, self.pane.model
        if not grid.current_uuid() and model.rowCount():
            grid.select(model.uuid_at(0))
        elif not self.form.dirty:
            self._show(grid.current_uuid())

    def show_record(self, uuid: str) -> None:
        """Go to a unit."""
        self.pane.go_to(uuid)

    def may_leave(self) -> bool:
        """Ask about unsaved words."""
        if not self.form.dirty:
            return True
        answer = ask_unsaved(self)
        if answer == "save":
            self.save()
            self._session.jobs.wait()
        elif answer == "discard":
            self.form.clean()
        return not self.form.dirty

    def _on_current(self, uuid: str) -> None:
        if not uuid or (self._unit and uuid == self._unit.uuid):
            return
        if self.may_leave():
            self._show(uuid)
        elif self._unit is not None:
            self.pane.grid.select(self._unit.uuid)

    def _show(self, uuid: str) -> None:
        place = self.pane.model.row_of(uuid) if uuid else -1
        line = self.pane.model.row_at(place) if place >= 0 else None
        self._unit = units.unit_of(self._session.reader, line.name) if isinstance(line, UnitRow) else None
        if self._unit is not None:
            self.form.fill(self._unit)
            kept = bool(liaisons.of_unit(self._session.reader, self._unit.uuid))
            for key in ("liaison", "phone"):
                self.form.editor(key).setEnabled(not kept)
        self._show_state()

    def _show_state(self) -> None:
        self.form.setEnabled(self._unit is not None)
        self.save_button.setEnabled(self._unit is not None and self.form.dirty)

    def save(self) -> None:
        """Save the unit, or show what is wrong with it."""
        if self._unit is None:
            return
        edited = replace(self._unit, **self.form.values())
        if self.form.show_violations(units.check_unit(self._session.reader, edited)):
            return
        self._session.write(lambda workspace, _: units.revise_unit(workspace, edited), on_done=self._on_saved)

    def _on_saved(self, outcome: Outcome[Unit]) -> None:
        self.form.clean()
        self._unit = outcome.value
        self._show(outcome.value.uuid)
        warned = letter_fonts.warn(self._session.reader.settings, "name", outcome.value.name)
        self.form.show_violations(warned)
        self.told.emit(word("settings_page.unit_saved", name=outcome.value.name), Tone.GOOD)
