"""The search line of the window (Ctrl+K): finds anything, arrows choose, Enter opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.wording import word
from ui.widgets.theme import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QListWidget, QListWidgetItem

    from core.domain.hit import Hit

Search = Callable[[str, Callable[["Sequence[Hit]"], None]], None]

_WAIT_MS = 120
_WIDTH = 440
_BESIDE_WORDS = 60
"""Pixels of the line beside its words: the glass and the edges."""
_MOST_SHOWN = 12


class SearchBar(QLineEdit):
    """A line with a list of hits under it while it has the keyboard."""

    picked = Signal(object)
    """The ``Hit`` to open."""

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        """``search`` gives what it finds for the words to its second argument, at once or later."""
        super().__init__(parent)
        self._search = search
        self._hits: list[Hit] = []
        self._searching = False
        self._pick_found = False
        self.setObjectName("searchLine")
        self.setToolTip(word("search.hint"))
        self.setAccessibleName(word("search.hint"))
        self.setMinimumWidth(200)
        self.setMaximumWidth(_WIDTH)
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._wait.timeout.connect(self.look_up)
        self.textChanged.connect(self._on_typed)

    @cached_property
    def _list(self) -> QListWidget:
        """The hits, made when they are first asked for."""
        from PySide6.QtWidgets import QListWidget

        made = QListWidget()
        made.setObjectName("searchResults")
        made.setWindowFlags(QtCore.Qt.WindowType.ToolTip)
        made.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        made.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(QtCore.Qt.TextElideMode.ElideRight)
        made.itemClicked.connect(self._pick_item)
        self.destroyed.connect(made.deleteLater)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say in the line what it finds, as far as that can be read; the tip says all of it."""
        super().resizeEvent(event)
        room = event.size().width() - _BESIDE_WORDS
        hints = [word("search.hint"), word("search.hint_short"), word("search.hint_shortest")]
        fits = (each for each in hints if self.fontMetrics().horizontalAdvance(each) <= room)
        self.setPlaceholderText(next(fits, hints[-1]))

    def _on_typed(self, _text: str) -> None:
        self._pick_found = False
        if not self.isClearButtonEnabled():
            self.setClearButtonEnabled(True)
        self._wait.start()

    def look_up(self) -> None:
        """Search for the words in the line and show what was found."""
        self._wait.stop()
        words = self.text().strip()
        self._searching = bool(words)
        if words:
            self._search(words, partial(self._take, words))
        else:
            self._take("", ())

    def _take(self, words: str, found: Sequence[Hit]) -> None:
        """Show what was found, unless other words stand in the line by now."""
        if words != self.text().strip():
            return
        self._searching = False
        self._hits = list(found)
        self._fill(words)
        if self._pick_found:
            self._pick_found = False
            self._pick_current()

    def _fill(self, words: str) -> None:
        from PySide6.QtWidgets import QListWidgetItem

        self._list.clear()
        for hit in self._hits:
            kind = word(f"search.kinds.{hit.act or hit.kind.value}")
            more = "" if hit.excerpt in hit.title else f"\n{hit.excerpt}"
            item = QListWidgetItem(f"{kind}{hit.title}{more}")
            item.setData(QtCore.Qt.ItemDataRole.UserRole, hit)
            self._list.addItem(item)
        if words and not self._hits:
            item = QListWidgetItem(word("search.nothing", words=words))
            item.setFlags(QtCore.Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        elif self._hits:
            self._list.setCurrentRow(0)
        self._show(visible=bool(words) and self.hasFocus())

    def results(self) -> QListWidget:
        """Return the list of hits."""
        return self._list

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead arrows, Enter and Escape to the list."""
        if not self._key(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list with the focus."""
        self._hide_list()
        super().focusOutEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (QtCore.Qt.Key.Key_Down, QtCore.Qt.Key.Key_Up) and self._hits:
            step = 1 if key == QtCore.Qt.Key.Key_Down else -1
            self._list.setCurrentRow((self._list.currentRow() + step) % len(self._hits))
            return True
        if key in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self._pick_found = True
            if self._wait.isActive():
                self.look_up()
            elif not self._searching:
                self._pick_found = False
                self._pick_current()
            return True
        if key == QtCore.Qt.Key.Key_Escape:
            self._hide_list()
            self.clear()
            return True
        return False

    def _pick_current(self) -> None:
        if self._list.currentItem() is not None:
            self._pick_item(self._list.currentItem())

    def _pick_item(self, item: QListWidgetItem) -> None:
        hit = item.data(QtCore.Qt.ItemDataRole.UserRole)
        if hit is not None:
            self._list.hide()
            self.clear()
            self.picked.emit(hit)

    def _hide_list(self) -> None:
        if "_list" in self.__dict__:
            self._list.hide()

    def _show(self, *, visible: bool) -> None:
        rows = min(self._list.count(), _MOST_SHOWN)
        height = sum(self._list.sizeHintForRow(each) for each in range(rows)) + 8
        self._list.resize(QSize(max(self.width(), _WIDTH), height))
        self._list.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self._list.setVisible(visible)
