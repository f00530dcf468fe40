"""A field that points to several records: chips with their numbers, found by number or words and picked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.domain.register_links import LinkedRecord
from core.wording import word
from ui.widgets.chips import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.theme import mark

_WAIT_MS = 150
_MOST_ROWS = 6
_UUID = Qt.ItemDataRole.UserRole


class LinksEdit(QFrame):
    """``value`` is a tuple of uuids. Down and Up choose among what was found, Enter takes it."""

    edited = Signal()

    def __init__(
        self,
        find: Callable[[str], Sequence[LinkedRecord]],
        told: Callable[[Sequence[str]], Mapping[str, LinkedRecord]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "field")
        self._find = find
        self._told = told
        self._uuids: list[str] = []
        self._line = QLineEdit()
        self._line.setFrame(False)
        self._line.setStyleSheet("border: none; padding: 0 2px; min-height: 24px;")
        self._line.setMinimumWidth(140)
        self._line.setPlaceholderText(word("forms.link_hint"))
        self._line.installEventFilter(self)
        self.results = QListWidget()
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.results.itemClicked.connect(self._take)
        self.results.hide()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._wait.timeout.connect(self.look_up)
        self._line.textEdited.connect(lambda _: self._wait.start())
        chips = QWidget()
        self._flow = FlowLayout(chips, gap=4, stretch_last=True)
        self._flow.setContentsMargins(6, 5, 6, 5)
        self._flow.addWidget(self._line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(chips)
        column.addWidget(self.results)
        self.setFocusProxy(self._line)

    def setAccessibleName(self, name: str) -> None:
        """Pass the name on to the line, which holds the keyboard."""
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def value(self) -> tuple[str, ...]:
        """Return what is pointed to."""
        return tuple(self._uuids)

    def set_value(self, value: object) -> None:
        """Point to exactly these records; what is gone is not shown."""
        wanted = list(dict.fromkeys(value)) if isinstance(value, (tuple, list)) else []
        known = self._told(wanted) if wanted else {}
        self._uuids = [uuid for uuid in wanted if uuid in known]
        self._line.clear()
        self.results.hide()
        self._rebuild(known)

    def search(self, words: str) -> None:
        """Type ``words`` and look them up at once."""
        self._line.setText(words)
        self.look_up()

    def look_up(self) -> None:
        """Show what the typed words find, without what is linked already."""
        self._wait.stop()
        words = self._line.text().strip()
        self.results.clear()
        found = [each for each in self._find(words) if each.uuid not in self._uuids] if words else []
        for each in found:
            item = QListWidgetItem("  ".join(filter(None, (each.code, " ".join(each.text.split())))))
            item.setData(_UUID, each.uuid)
            self.results.addItem(item)
        if words and not found:
            item = QListWidgetItem(word("search.nothing", words=words))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.results.addItem(item)
        elif found:
            self.results.setCurrentRow(0)
        rows = min(self.results.count(), _MOST_ROWS)
        self.results.setFixedHeight(sum(self.results.sizeHintForRow(row) for row in range(rows)) + 8)
        self.results.setVisible(bool(words))

    def take(self) -> None:
        """Link the record chosen in the list."""
        if self._wait.isActive():
            self.look_up()
        self._take(self.results.currentItem())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead the keyboard: arrows and Enter to the list, Backspace to the last chip."""
        if isinstance(event, QFocusEvent):
            mark(self, focus="yes" if event.gotFocus() else "no")
            if event.lostFocus():
                self.results.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        shown = not self.results.isHidden()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._line.text().strip():
            self.take()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and shown and self.results.count():
            step = 1 if key == Qt.Key.Key_Down else -1
            self.results.setCurrentRow((self.results.currentRow() + step) % self.results.count())
        elif key == Qt.Key.Key_Escape and shown:
            self._line.clear()
            self.results.hide()
        elif key == Qt.Key.Key_Backspace and not self._line.text() and self._uuids:
            self._remove(self._uuids[-1])
        else:
            return False
        return True

    def _take(self, item: QListWidgetItem | None) -> None:
        uuid = item.data(_UUID) if item is not None else None
        if uuid:
            self._uuids.append(uuid)
            self._line.clear()
            self.results.hide()
            self._rebuild(self._told(self._uuids))
            self.edited.emit()

    def _remove(self, uuid: str) -> None:
        self._uuids.remove(uuid)
        self._rebuild(self._told(self._uuids) if self._uuids else {})
        self.edited.emit()

    def _rebuild(self, known: Mapping[str, LinkedRecord]) -> None:
        while self._flow.count() > 1:
            item = self._flow.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, uuid in enumerate(self._uuids):
            chip = Chip(known[uuid].code)
            chip.setToolTip(known[uuid].text)
            chip.removed.connect(lambda each=uuid: self._remove(each))
            self._flow.insert(place, chip)
            chip.show()
        self.updateGeometry()
