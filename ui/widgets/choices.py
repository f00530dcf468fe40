"""Fields with a closed list of answers: one of many, several of few, a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from core.wording import word_of
from ui.widgets.flow_layout import FlowLayout

Choice = tuple[object, str]
"""(value, words shown)"""


def enum_choices(of: type[StrEnum]) -> list[Choice]:
    """Return every member of an enum with its words."""
    return [(member, word_of(member)) for member in of]


_SHOWN = 6
"""Characters of a choice a form always has room for."""


class ChoiceEdit(QComboBox):
    """One of several values; the wheel scrolls the form, never the choice."""

    edited = Signal()

    def __init__(self, choices: Callable[[], Sequence[Choice]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)
        # a long choice must not push the form's two columns apart; the list below shows it whole
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SHOWN)
        self.currentTextChanged.connect(self.setToolTip)
        self.refill()
        self.currentIndexChanged.connect(lambda _: self.edited.emit())

    def refill(self) -> None:
        """Read the choices again and keep the chosen value."""
        kept = self.value()
        self._kept = list(self._choices())
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.clear()
        for _, words in self._now():
            self.addItem(words)
        self.blockSignals(False)  # noqa: FBT003
        self.set_value(kept)

    def value(self) -> object:
        """Return the chosen value."""
        index = self.currentIndex()
        values = self._now()
        return values[index][0] if 0 <= index < len(values) else None

    def offered(self) -> list[Choice]:
        """Return the choices as they were read last."""
        return self._now()

    def set_value(self, value: object) -> None:
        """Choose ``value``; an unknown one chooses the first."""
        values = [each for each, _ in self._now()]
        self.setCurrentIndex(values.index(value) if value in values else 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _now(self) -> list[Choice]:
        if not hasattr(self, "_kept"):
            self._kept = list(self._choices())
        return self._kept


class ChecksEdit(QWidget):
    """Several of few values, as boxes in a row."""

    edited = Signal()

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = [(value, QCheckBox(words)) for value, words in choices]
        flow = FlowLayout(self, gap=16)
        for _, box in self._boxes:
            flow.addWidget(box)
            box.toggled.connect(lambda _: self.edited.emit())
        if self._boxes:
            self.setFocusProxy(self._boxes[0][1])

    def value(self) -> tuple[object, ...]:
        """Return the ticked values in the order shown."""
        return tuple(value for value, box in self._boxes if box.isChecked())

    def set_value(self, value: object) -> None:
        """Tick exactly the values given."""
        wanted = tuple(value) if isinstance(value, (tuple, list)) else ()
        for each, box in self._boxes:
            box.setChecked(each in wanted)

    def hold(self, values: Sequence[object]) -> None:
        """Tick these for good: nobody can take them away."""
        for each, box in self._boxes:
            if each in values:
                box.setChecked(True)
                box.setEnabled(False)


class NumberEdit(QLineEdit):
    """A whole number from 0 up; empty is ``None`` (or 0 where the field may not be empty)."""

    edited = Signal()

    def __init__(
        self, *, most: int = 999_999, empty: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._empty = empty
        self.setValidator(QIntValidator(0, most, self))
        self.textChanged.connect(lambda _: self.edited.emit())

    def value(self) -> int | None:
        """Return the number."""
        text = self.text().strip()
        return int(text) if text.isdigit() else self._empty

    def set_value(self, value: object) -> None:
        """Show the number."""
        self.setText("" if value is None or value == self._empty else str(value))
