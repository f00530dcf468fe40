"""Fields that hold several short things as chips: units with their part, tags, people, places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.domain.drafts import UnitName
from core.domain.unit import UnitRole
from core.wording import word, word_of
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.short_label import ShortLabel
from ui.widgets.text_edits import suggesting
from ui.widgets.theme import icon, mark


class Chip(QFrame):
    """A word with a cross that takes it away."""

    removed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        label = ShortLabel(text)
        cross = QToolButton()
        cross.setProperty("role", "flat")
        cross.setStyleSheet("padding: 0; min-height: 16px;")
        cross.setIcon(icon("close", "muted"))
        cross.setToolTip(word("forms.remove_chip", text=text))
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 2, 2)
        row.setSpacing(2)
        row.addWidget(label)
        row.addWidget(cross)


class ChipsEdit(QFrame):
    """Short texts as chips: Enter or 、 takes the typed one over, Backspace takes the last one back."""

    edited = Signal()

    def __init__(
        self, suggestions: Callable[[], Sequence[str]] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "field")
        self._texts: list[str] = []
        self._line = QLineEdit()
        self._line.setFrame(False)
        self._line.setStyleSheet("border: none; padding: 0 2px; min-height: 24px;")
        self._line.setMinimumWidth(140)
        self._line.returnPressed.connect(self.take_typed)
        self._line.textEdited.connect(self._on_typed)
        self._line.installEventFilter(self)
        if suggestions is not None:
            completer = suggesting(suggestions, self._line)
            # Queued: the line itself writes the chosen words on the same signal, and must be done first.
            completer.activated.connect(self.take_typed, Qt.ConnectionType.QueuedConnection)
            self._line.setCompleter(completer)
        self._flow = FlowLayout(self, gap=4, stretch_last=True)
        self._flow.setContentsMargins(6, 5, 6, 5)
        self._flow.addWidget(self._line)
        self.setFocusProxy(self._line)

    def value(self) -> tuple[str, ...]:
        """Return the texts, the one just being typed included."""
        typed = self._line.text().strip()
        return (*self._texts, typed) if typed and typed not in self._texts else tuple(self._texts)

    def set_value(self, value: object) -> None:
        """Show exactly these texts."""
        self._line.clear()
        self._texts = list(dict.fromkeys(value)) if isinstance(value, (tuple, list)) else []
        self._rebuild()

    def setAccessibleName(self, name: str) -> None:
        """Pass the name on to the line, which holds the keyboard."""
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def set_hint(self, text: str) -> None:
        """Show ``text`` in the empty line."""
        self._line.setPlaceholderText(text)

    def take_typed(self, _chosen: str = "") -> None:
        """Make chips of what was typed, or chosen into the line."""
        for text in _split(self._line.text()):
            if text not in self._texts:
                self._texts.append(text)
        self._line.clear()
        self._rebuild()
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the last chip back on Backspace; make a chip of what was typed when the keyboard leaves."""
        if isinstance(event, QFocusEvent):
            mark(self, focus="yes" if event.gotFocus() else "no")
            if event.lostFocus() and event.reason() in _LEAVING and self._line.text().strip():
                self.take_typed()
        elif (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and not self._line.text()
            and self._texts
        ):
            self._line.setText(self._texts.pop())
            self._rebuild()
            self.edited.emit()
            return True
        return super().eventFilter(watched, event)

    def _on_typed(self, text: str) -> None:
        if len(_split(text)) > 1 or text.endswith(_SEPARATORS):
            self.take_typed()
        else:
            self.edited.emit()

    def _remove(self, text: str) -> None:
        self._texts.remove(text)
        self._rebuild()
        self.edited.emit()

    def _rebuild(self) -> None:
        while self._flow.count() > 1:
            item = self._flow.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, text in enumerate(self._texts):
            chip = Chip(text)
            chip.removed.connect(lambda each=text: self._remove(each))
            self._flow.insert(place, chip)
            chip.show()
        self.updateGeometry()


class UnitsEdit(QWidget):
    """Units with the part each plays: one line of chips a part; empty parts are hidden behind a button."""

    edited = Signal()

    def __init__(
        self,
        names: Callable[[], Sequence[str]],
        roles: Sequence[UnitRole] = (UnitRole.LEAD, UnitRole.DUTY, UnitRole.SUPPORTING, UnitRole.SUPERVISING),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._order: dict[str, UnitRole] = {}
        self._rows: dict[UnitRole, ChipsEdit] = {}
        self._lines: dict[UnitRole, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for role in roles:
            column.addWidget(self._row(role, names))
        self._more = QPushButton(word("forms.add_part"))
        self._more.setProperty("role", "link")
        self._more.setProperty("menu", "yes")
        self._more.setAutoDefault(False)
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        first = UnitRole.DUTY if UnitRole.DUTY in self._rows else roles[0]
        self._always = first
        self.setFocusProxy(self._rows[first])
        self.set_value(())

    def value(self) -> tuple[UnitName, ...]:
        """Return the units in the order they came, new ones after, the one being typed included."""
        found = [UnitName(name, role) for role, row in self._rows.items() for name in row.value()]
        places = {pair: place for place, pair in enumerate(self._order.items())}
        return tuple(sorted(found, key=lambda unit: places.get((unit.name, unit.role), len(places))))

    def set_value(self, value: object) -> None:
        """Show exactly these units."""
        units = (
            [each for each in value if isinstance(each, UnitName)] if isinstance(value, (tuple, list)) else []
        )
        self._order = {unit.name: unit.role for unit in units}
        for role, row in self._rows.items():
            row.set_value([unit.name for unit in units if unit.role is role])
            self._lines[role].setVisible(role is self._always or bool(row.value()))
        self._offer_parts()

    def setAccessibleName(self, name: str) -> None:
        """Pass the name on to each part's line, with the part."""
        super().setAccessibleName(name)
        for role, row in self._rows.items():
            row.setAccessibleName(word("forms.unit_part", name=name, part=word_of(role)))

    def _row(self, role: UnitRole, names: Callable[[], Sequence[str]]) -> QWidget:
        line = QWidget()
        chips = ChipsEdit(names)
        chips.set_hint(word("forms.unit_hint"))
        chips.edited.connect(self.edited)
        label = QLabel(word_of(role))
        label.setProperty("role", "small")
        label.setFixedWidth(label.fontMetrics().horizontalAdvance(word_of(role)) + 8)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(chips, 1)
        self._rows[role] = chips
        self._lines[role] = line
        return line

    def _offer_parts(self) -> None:
        hidden = [role for role, line in self._lines.items() if line.isHidden()]
        self._menu.clear()
        for role in hidden:
            self._menu.addAction(word_of(role), partial(self._open_part, role))
        self._more.setVisible(bool(hidden))

    def _open_part(self, role: UnitRole) -> None:
        self._lines[role].show()
        self._rows[role].setFocus()
        self._offer_parts()


_LEAVING = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""Ways the keyboard leaves a field for another; a suggestion list or another window is none."""
_SEPARATORS = ("\u3001", "\uff1b", ";", "\n")
"""Enumeration comma, full-width and plain semicolon; a comma may stand inside a name."""


def _split(text: str) -> list[str]:
    for separator in _SEPARATORS[1:]:
        text = text.replace(separator, _SEPARATORS[0])
    return [part.strip() for part in text.split(_SEPARATORS[0]) if part.strip()]
