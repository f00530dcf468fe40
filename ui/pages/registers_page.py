"""专项台账: the registers on the left, the lines of one of them, and one line to enter and correct beside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QSplitter, QStackedWidget, QWidget

from core.domain.change import ChangeRecord
from core.domain.register import RegisterDefinition
from core.operations import register_definitions, register_lists
from core.statistics.register_figures import RegisterFigures
from core.wording import word
from ui.models.tones import Tone
from ui.pages.entry_panel import EntryPanel
from ui.pages.page import Page
from ui.pages.register_more import RegisterMore
from ui.pages.register_pane import RegisterPane
from ui.pages.register_shelf import (
    SHELF_KEY,
    ShelfFolding,
    fill_shelf,
    narrow_shelf,
    shelf_column,
)
from ui.session import Session
from ui.widgets.plates import EmptyPlace, button

_SHELF_WIDTH = 204
_SHARES = (20_000, 20_000)


class RegistersPage(Page):
    """A shelf of registers; the chosen one is built anew when its definition changes."""

    NAME = "registers"
    TABLES = (
        "register_entry",
        "register_link",
        "register_definition",
        "issue",
        "measure",
        "inspection_record",
        "letter",
        "unit",
        "office",
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.shelf = QListWidget()
        self.shelf.setObjectName("register_shelf")
        self.shelf.setAccessibleName(word("pages.registers"))
        self.shelf.setFixedWidth(_SHELF_WIDTH)
        self.shelf.setWordWrap(True)
        self.shelf.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.desk = QSplitter(Qt.Orientation.Horizontal)
        self.desk.setChildrenCollapsible(False)
        self.pane: RegisterPane | None = None
        self.panel: EntryPanel | None = None
        self._asking = False
        self._waiting: list[Callable[[], object]] = []
        self._going_back = False
        self._beginning = False
        """A person asked for a new entry: the list does not take the form back."""
        line = QHBoxLayout()
        line.setSpacing(16)
        self.shelf_part, self.shelf_words = shelf_column(self.shelf)
        self.shelf_words.setFixedWidth(_SHELF_WIDTH)
        line.addWidget(self.shelf_part)
        empty = EmptyPlace("registers", "registers_page.empty", ("registers_page.new",))
        empty.pressed.connect(lambda _: self.start_new())
        self.places = QStackedWidget()
        self.places.addWidget(self.desk)
        self.places.addWidget(empty)
        line.addWidget(self.places, 1)
        self.body.addLayout(line, 1)
        self._build_head()
        self.shelf.currentRowChanged.connect(self._on_chosen)
        gather = lambda narrow: self.more.gather(narrow=narrow)  # noqa: E731 - named for the line below
        self.folding = ShelfFolding(self, self.shelf_part, self.places, gather)
        self.head.insertWidget(1, self.folding.button)

    def _build_head(self) -> None:
        self.more = RegisterMore(self)
        for part in (
            *self.more.buttons,
            button("registers_page.export", self.more.export, symbol="export"),
            button("registers_page.new", self.start_new, symbol="add", role="primary"),
        ):
            self.head.addWidget(part)

    # --- what it shows ----------------------------------------------------------------------------------

    @property
    def definition(self) -> RegisterDefinition | None:
        """Return the register shown."""
        return self.pane.definition if self.pane else None

    def refresh(self) -> None:
        """Read the shelf and the shown register again, aside; unsaved words keep their form."""
        self._asking = True
        self.session.read(self, register_lists.overview, self._on_overview, self._on_failed)

    def then(self, act: Callable[[], object]) -> None:
        """Do ``act`` once the shelf is read: now, when it is."""
        if self._asking:
            self._waiting.append(act)
        else:
            act()

    def _on_failed(self, error: Exception) -> None:
        self._asking = False
        self._waiting.clear()
        self.session.troubled.emit(error)

    def _on_overview(self, found: list[tuple[RegisterDefinition, RegisterFigures]]) -> None:
        chosen = self.definition.key if self.definition else ""
        self.shelf.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        fill_shelf(self.shelf, found, chosen)
        narrow_shelf(self.shelf, self.shelf_words.text())
        self.shelf.blockSignals(False)  # noqa: FBT003
        current = self.shelf.currentItem().data(SHELF_KEY)
        present = next(definition for definition, _ in found if definition.key == current)
        if present != self.definition and not (self.panel and self.panel.busy):
            self._open(present)
        elif self.pane:
            self._read()
        self._asking = False
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            self.then(act)

    def show_register(self, key: str) -> bool:
        """Show a register; ``False`` when a person wants to stay with unsaved words."""
        for place in range(self.shelf.count()):
            if self.shelf.item(place).data(SHELF_KEY) == key:
                self.shelf.setCurrentRow(place)
        return self.definition is not None and self.definition.key == key

    def show_record(self, uuid: str) -> None:
        """Go to an entry once the shelf is read, taking filters off when they hide it."""
        self.then(partial(self._go_to, uuid))

    def _go_to(self, uuid: str) -> None:
        entry = register_lists.entry_of(self.session.reader, uuid)
        if self.show_register(entry.register) and self.pane:
            self.pane.go_to(uuid)

    def start_new(self) -> None:
        """Begin a new entry unless a person wants to stay with unsaved words."""
        if self.pane and self.panel and self.panel.may_leave():
            self.pane.grid.setCurrentIndex(QModelIndex())
            self.pane.grid.clearSelection()
            self._beginning = True
            self.places.setCurrentIndex(0)
            self.panel.start_new()

    def may_leave(self) -> bool:
        """Ask about unsaved words."""
        return self.panel is None or self.panel.may_leave()

    def on_session_changed(self, change: ChangeRecord) -> None:
        """Follow a change in the list and in the open entry."""
        super().on_session_changed(change)
        if self.panel and change.touches(*self.TABLES):
            self.panel.follow(change)

    def _on_chosen(self, place: int) -> None:
        item = self.shelf.item(place)
        if self._going_back or item is None or not item.data(SHELF_KEY):
            return
        key = item.data(SHELF_KEY)
        if self.may_leave():
            self._open(register_definitions.definition_for(self.session.reader, key))
            return
        self._going_back = True
        self.show_register(self.definition.key if self.definition else key)
        self._going_back = False

    def _open(self, definition: RegisterDefinition) -> None:
        for old in (self.pane, self.panel):
            if old is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        self.pane = RegisterPane(self.session, definition)
        self.panel = EntryPanel(self.session, definition)
        self.desk.addWidget(self.pane)
        self.desk.addWidget(self.panel)
        self.desk.setSizes(list(_SHARES))
        self.pane.grid.current_changed.connect(self._on_current)
        self.panel.told.connect(self.tell)
        self.panel.saved.connect(self._on_saved)
        self.panel.closed.connect(lambda: self._read(given_up=True))
        self.panel.record_wanted.connect(self.record_wanted)
        self.panel.letter_wanted.connect(lambda asked: self.act_wanted.emit("letter", asked))
        self.more.follow(definition)
        self._beginning = False
        self._read()

    def _read(self, *, given_up: bool = False) -> None:
        """Read the lines again; take the first when none is current, a new one when there is none."""
        self._beginning = self._beginning and not given_up
        if self.pane is None or self.panel is None:
            return
        self.pane.refresh()
        self.pane.model.then(partial(self._after_read, self.pane))

    def _after_read(self, pane: RegisterPane) -> None:
        if self.pane is not pane or self.panel is None:
            return
        if not self._beginning:
            _take_line(pane, self.panel)
        lines = pane.model.rowCount() or pane.model.query.words or pane.model.query.filters or pane.year
        self.places.setCurrentIndex(0 if lines or self._beginning or self.panel.busy else 1)

    def _on_saved(self, uuid: str) -> None:
        self._beginning = False
        self.show_record(uuid)

    def _on_current(self, uuid: str) -> None:
        if self._going_back or self.pane is None or self.panel is None or uuid in ("", self.panel.uuid):
            return
        if self.panel.may_leave():
            self._beginning = False
            self.panel.show_record(uuid)
            return
        self._going_back = True
        self.pane.grid.select(self.panel.uuid)
        self._going_back = False

    def on_defined(self, key: str) -> None:
        """Show a register that was just made or changed."""
        self.refresh()
        self.then(lambda: self.show_register(key))
        self.tell(word("registers_page.defined"), Tone.GOOD)


def _take_line(pane: RegisterPane, panel: EntryPanel) -> None:
    """Show the first line when none is current, a new entry when there is none."""
    if panel.busy or pane.grid.current_uuid():
        return
    if pane.model.rowCount():
        pane.grid.select(pane.model.uuid_at(0))
    elif not panel.entering:
        panel.start_new(focus=False)
