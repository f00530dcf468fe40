"""Lines of the same parts, added and taken away: the conditions of a rule, its rates, its counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.wording import word
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.keyboard import bring_into_view
from ui.widgets.plates import button, label, row


class Captioned(QWidget):
    """An editor under its words; both are hidden together."""

    def __init__(self, words: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        editor.setAccessibleName(word(words))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        caption = label(word(words), "label")
        caption.setBuddy(editor)
        column.addWidget(caption)
        column.addWidget(editor)
        column.addStretch(1)


class PartsEdit(QWidget):
    """Several editors that make one value; ``told`` makes it of their values, ``parts_of`` takes it apart.

    Small parts stand side by side and wrap where it is narrow, wide ones below each other.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: dict[str, Any] = {}
        self._shown: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._flow: FlowLayout | None = None

    def add(self, key: str, editor: Any, words: str, *, wide: bool = False) -> None:  # noqa: ANN401
        """Put a part at the end."""
        framed = Captioned(words, editor)
        self.parts[key] = editor
        self._shown[key] = framed
        if wide:
            self._flow = None
            self._column.addWidget(framed)
        else:
            if self._flow is None:
                holder = QWidget()
                self._flow = FlowLayout(holder, gap=8)
                self._column.addWidget(holder)
            self._flow.addWidget(framed)
        editor.edited.connect(self._on_edited)
        if self.focusProxy() is None:
            self.setFocusProxy(editor)

    def show_parts(self, *, hidden: Sequence[str]) -> None:
        """Show every part but those that mean nothing now."""
        for key, part in self._shown.items():
            part.setVisible(key not in hidden)

    def peek(self, key: str) -> Any:  # noqa: ANN401 - each part has its own type
        """Return the value of one part."""
        return self.parts[key].value()

    def show_values(self, **values: object) -> None:
        """Show the values of parts."""
        for key, value in values.items():
            self.parts[key].set_value(value)
        self.follow()

    def refill(self) -> None:
        """Let every part look at the fields again."""
        for part in self.parts.values():
            if hasattr(part, "refill"):
                part.refill()
        self.follow()

    def follow(self) -> None:
        """Show the parts that mean something for the present values; overridden where that differs."""

    def _on_edited(self) -> None:
        self.follow()
        self.edited.emit()


class LinesEdit(QWidget):
    """Lines made by ``make``, each an editor with ``value``, ``set_value`` and ``edited``."""

    edited = Signal()

    def __init__(
        self, make: Callable[[], Any], add_words: str, *, framed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._framed = framed
        self.lines: list[Any] = []
        self._rows: list[QWidget] = []
        self._inside = QVBoxLayout()
        self._inside.setSpacing(6)
        self.add_button = button(add_words, self.add, symbol="add", role="flat")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._inside)
        column.addLayout(row(self.add_button, None))
        self.setFocusProxy(self.add_button)

    def value(self) -> tuple[Any, ...]:
        """Return the values of the lines."""
        return tuple(line.value() for line in self.lines)

    def set_value(self, value: object) -> None:
        """Show exactly these values."""
        for line in list(self.lines):
            self._drop(line)
        for each in value if isinstance(value, Sequence) else ():
            self._begin().set_value(each)

    def add(self) -> None:
        """Begin a line and take the keyboard there."""
        made = self._begin()
        made.setFocus()
        bring_into_view(made)
        self.edited.emit()

    def refill(self) -> None:
        """Let every line look at the fields again."""
        for line in self.lines:
            line.refill()

    def _begin(self) -> Any:  # noqa: ANN401
        made = self._make()
        made.edited.connect(self.edited)
        remove = button("register_form.remove_line", lambda: self._remove(made), symbol="close", role="flat")
        remove.setToolTip(remove.text())
        remove.setAccessibleName(remove.text())
        remove.setText("")
        remove.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        holder = QFrame()
        if self._framed:
            holder.setProperty("role", "card")
        line = QHBoxLayout(holder)
        margin = 8 if self._framed else 0
        line.setContentsMargins(margin, margin, margin, margin)
        line.addWidget(made, 1)
        line.addWidget(remove)
        self.lines.append(made)
        self._rows.append(holder)
        self._inside.addWidget(holder)
        holder.show()  # now, not at the next turn: the keyboard goes there
        return made

    def _remove(self, line: Any) -> None:  # noqa: ANN401
        self._drop(line)
        self.add_button.setFocus()
        self.edited.emit()

    def _drop(self, line: Any) -> None:  # noqa: ANN401
        at = self.lines.index(line)
        self.lines.pop(at)
        holder = self._rows.pop(at)
        self._inside.removeWidget(holder)
        holder.hide()
        holder.deleteLater()
