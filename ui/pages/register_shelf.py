"""The list of registers: in groups, each under its heading, narrowed by a few typed characters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.domain.register import RegisterDefinition
from core.operations.register_definitions import shelf_of
from core.statistics.register_figures import RegisterFigures
from core.wording import word
from ui.widgets.plates import button
from ui.widgets.theme import wide

SHELF_KEY = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole.value + 1
_ROOMY = 54
"""Characters of width from which shelf, list and form have room side by side."""


def fill_shelf(
    shelf: QListWidget, found: Sequence[tuple[RegisterDefinition, RegisterFigures]], chosen: str
) -> None:
    """List registers under the headings of their groups; the groups stand in the order of their first one."""
    groups: dict[str, list[tuple[RegisterDefinition, RegisterFigures]]] = {}
    for each in found:
        groups.setdefault(shelf_of(each[0]) or word("registers_page.own_shelf"), []).append(each)
    shelf.clear()
    places = {}
    for name, members in groups.items():
        shelf.addItem(_heading(name))
        for definition, figures in members:
            places[definition.key] = shelf.count()
            shelf.addItem(_shelved(definition, figures, name))
    shelf.setCurrentRow(places.get(chosen, 1))


def narrow_shelf(shelf: QListWidget, words: str) -> None:
    """Show registers that have every word in name, group or purpose, and the headings that still head one."""
    wanted = words.casefold().split()
    heading: QListWidgetItem | None = None
    for place in range(shelf.count()):
        item = shelf.item(place)
        if not item.data(SHELF_KEY):
            heading = item
            heading.setHidden(True)
            continue
        item.setHidden(not all(each in item.data(_WORDS) for each in wanted))
        if heading is not None and not item.isHidden():
            heading.setHidden(False)


def shelf_column(shelf: QListWidget) -> tuple[QWidget, QLineEdit]:
    """Return the shelf under the field that narrows it; Enter there goes on to the list."""
    words = QLineEdit()
    words.setObjectName("find_shelf")
    words.setPlaceholderText(word("registers_page.find_shelf"))
    words.setAccessibleName(word("registers_page.find_shelf"))
    words.setClearButtonEnabled(True)
    words.textChanged.connect(lambda text: narrow_shelf(shelf, text))
    words.returnPressed.connect(shelf.setFocus)
    _InSight(shelf)
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(words)
    column.addWidget(shelf, 1)
    return part, words


class _InSight(QObject):
    """Keeps the chosen register in sight when a message above takes room from its list."""

    def __init__(self, shelf: QListWidget) -> None:
        super().__init__(shelf)
        self._shelf = shelf
        shelf.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of the list."""
        if isinstance(event, QResizeEvent) and event.size().height() < event.oldSize().height():
            QTimer.singleShot(0, self, lambda: self._shelf.scrollTo(self._shelf.currentIndex()))
        return super().eventFilter(watched, event)


class ShelfFolding(QObject):
    """Where both have no room side by side, a button shows the shelf in the desk's place; Enter goes back."""

    def __init__(
        self, page: QWidget, part: QWidget, desk: QWidget, told: Callable[[bool], object] = bool
    ) -> None:
        """``told`` hears whether the page is narrow, at every change of its size."""
        super().__init__(page)
        self._part = part
        self._desk = desk
        self._told = told
        self._narrow = False
        self.button = button("registers_page.fold")
        self.button.setCheckable(True)
        self.button.hide()
        self.button.toggled.connect(lambda on: self._show(shelf=on))
        for shelf in part.findChildren(QListWidget):
            shelf.itemClicked.connect(lambda _: self._back())
            shelf.itemActivated.connect(lambda _: self._back())
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the page."""
        if isinstance(event, QResizeEvent) and isinstance(watched, QWidget):
            narrow = event.size().width() < wide(watched.fontMetrics(), _ROOMY)
            self.fold(narrow=narrow)
            self._told(narrow)
        return super().eventFilter(watched, event)

    def fold(self, *, narrow: bool) -> None:
        """Fold the shelf away, or unfold it."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.button.setVisible(narrow)
        self.button.setChecked(False)
        self._show(shelf=False)

    def _show(self, *, shelf: bool) -> None:
        self._part.setVisible(shelf or not self._narrow)
        self._desk.setVisible(not shelf or not self._narrow)
        if shelf and self._narrow:
            self._part.findChildren(QListWidget)[0].setFocus()

    def _back(self) -> None:
        if self._narrow:
            self.button.setChecked(False)
            self._desk.setFocus()


def _heading(name: str) -> QListWidgetItem:
    item = QListWidgetItem(name)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    return item


def _shelved(definition: RegisterDefinition, figures: RegisterFigures, group: str) -> QListWidgetItem:
    key = "registers_page.shelved" if figures.entries else "registers_page.shelved_empty"
    if figures.overdue or figures.due_soon:
        key = "registers_page.shelved_due"
    counts = {"overdue": figures.overdue, "due_soon": figures.due_soon, "count": figures.entries}
    item = QListWidgetItem(word(key, name=definition.name, **counts))
    item.setData(SHELF_KEY, definition.key)
    item.setData(_WORDS, f"{definition.name} {definition.about} {group}".casefold())
    item.setToolTip(definition.about)
    return item
