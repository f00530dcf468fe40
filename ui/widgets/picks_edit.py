"""Several of a changing list of choices, in the order picked: chips, and a button whose menu adds one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from core.domain.register import RegisterField, RegisterFieldKind
from core.wording import word
from ui.widgets.chips import Chip
from ui.widgets.choices import Choice, ChoiceEdit
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plates import button
from ui.widgets.theme import mark

Kinds = frozenset[RegisterFieldKind]
_SHOWN = 9
"""Characters of a field's name there is always room for."""
_WIDTH = 260


class FieldNames:
    """The fields of the register being edited, as its rules may name them: read anew at every look."""

    def __init__(self, shown: Callable[[], Sequence[RegisterField]]) -> None:
        self._shown = shown

    def field(self, key: object) -> RegisterField | None:
        """Return the field kept under ``key``."""
        return next((field for field in self._shown() if field.key == key), None)

    def choices(self, kinds: Kinds = frozenset()) -> list[Choice]:
        """Return the fields of some kinds, of any when none is named."""
        return [(field.key, field.label) for field in self._shown() if not kinds or field.kind in kinds]

    def told(self, key: str) -> str:
        """Return how a rule's field is called; one that is not there any more is named as missing."""
        field = self.field(key)
        return field.label if field else word("register_form.field_gone", key=key)


class FieldPick(ChoiceEdit):
    """One field; one that went away stays chosen and is named as missing, so no rule changes silently."""

    def __init__(self, names: FieldNames, kinds: Kinds = frozenset(), parent: QWidget | None = None) -> None:
        self._names = names
        self._kinds = kinds
        self._wanted = ""
        super().__init__(self._offered, parent)
        self.setMinimumContentsLength(_SHOWN)
        self.currentIndexChanged.connect(lambda _: self._remember())

    def set_value(self, value: object) -> None:
        """Choose the field ``value``, empty for none."""
        self._wanted = str(value or "")
        self._renew()

    def refill(self) -> None:
        """Read the fields again and keep the chosen one."""
        self._renew()

    def _renew(self) -> None:
        before = self.value() if self.count() else None
        self._kept = self._offered()
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.clear()
        for _, words in self._kept:
            self.addItem(words)
        self.setCurrentIndex([value for value, _ in self._kept].index(self._wanted))
        self.blockSignals(False)  # noqa: FBT003
        if before is not None and before != self._wanted:
            self.edited.emit()

    def _remember(self) -> None:
        self._wanted = str(self.value() or "")

    def _offered(self) -> list[Choice]:
        found = [("", word("register_form.no_rule")), *self._names.choices(self._kinds)]
        if self._wanted not in [value for value, _ in found]:
            found.append((self._wanted, self._names.told(self._wanted)))
        return found


class PicksEdit(QFrame):
    """Several values; the menu of the button adds one, Backspace on it takes the last one back."""

    edited = Signal()

    def __init__(
        self,
        choices: Callable[[], Sequence[Choice]],
        told: Callable[[str], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        """``told`` names a value that is none of the choices (any more)."""
        super().__init__(parent)
        self.setProperty("role", "field")
        self._choices = choices
        self._told = told
        self._values: list[str] = []
        self.add_button = button("register_form.pick", role="flat")
        self._menu = QMenu(self.add_button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.add_button.setMenu(self._menu)
        mark(self.add_button, menu="yes")
        self.add_button.installEventFilter(self)
        self._flow = FlowLayout(self, gap=4)
        self._flow.setContentsMargins(6, 3, 6, 3)
        self._flow.addWidget(self.add_button)
        self.setFocusProxy(self.add_button)
        self.setMinimumWidth(_WIDTH)

    def value(self) -> tuple[str, ...]:
        """Return the values in the order picked."""
        return tuple(self._values)

    def set_value(self, value: object) -> None:
        """Show exactly these values."""
        self._values = [str(each) for each in value] if isinstance(value, (tuple, list)) else []
        self.refill()

    def pick(self, value: str) -> None:
        """Add one value at the end."""
        if value not in self._values:
            self._values.append(value)
            self._changed()

    def refill(self) -> None:
        """Show the values under their present words."""
        while self._flow.count() > 1:
            item = self._flow.takeAt(0)
            if item is not None and item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        words = dict(self._choices())
        for place, value in enumerate(self._values):
            chip = Chip(words.get(value) or self._told(value))
            chip.removed.connect(lambda each=value: self._remove(each), Qt.ConnectionType.QueuedConnection)
            self._flow.insert(place, chip)
            chip.show()
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the last value back on Backspace."""
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if key == Qt.Key.Key_Backspace and self._values:
            self._remove(self._values[-1])
            return True
        return super().eventFilter(watched, event)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for value, words in self._choices():
            if value not in self._values:
                self._menu.addAction(words, lambda each=str(value): self.pick(each))
        if self._menu.isEmpty():
            self._menu.addAction(word("register_form.pick_none")).setEnabled(False)

    def _remove(self, value: str) -> None:
        self._values.remove(value)
        self._changed()

    def _changed(self) -> None:
        self.refill()
        self.edited.emit()


def fields_pick(names: FieldNames, kinds: Kinds = frozenset()) -> PicksEdit:
    """Return an editor of several fields of some kinds."""
    return PicksEdit(lambda: names.choices(kinds), names.told)
