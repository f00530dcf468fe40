"""What a kind of letter asks the clerk for: a line or a few lines each, made anew for every kind."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.letter import LetterKind
from ui.widgets.plates import clear, label
from ui.widgets.text_edits import LineEdit, TextEdit


class KindFields(QWidget):
    """The fields of one kind; what was typed for a key stays for every kind that asks for it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._typed: dict[str, str] = {}
        self.editors: dict[str, LineEdit | TextEdit] = {}

    def show_kind(self, kind: LetterKind) -> None:
        """Ask for what ``kind`` needs."""
        self._typed |= {key: editor.value() for key, editor in self.editors.items()}
        clear(self._column)
        self.editors = {}
        for field in kind.plan.fields:
            editor: LineEdit | TextEdit = TextEdit() if field.lines else LineEdit()
            caption = label(field.label, "label", wrap=True)
            caption.setBuddy(editor)
            caption.setContentsMargins(0, 8, 0, 0)
            editor.setAccessibleName(field.label)
            editor.setPlaceholderText(field.hint)
            editor.set_value(self._typed.get(field.key, ""))
            editor.edited.connect(self.edited)
            self._column.addWidget(caption)
            self._column.addWidget(editor)
            self.editors[field.key] = editor
        self.setVisible(bool(self.editors))

    def fill(self, said: tuple[tuple[str, str], ...]) -> None:
        """Show what was said in an earlier letter; nothing is told of it."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        for key, text in said:
            if key in self.editors:
                self.editors[key].set_value(text)
        self.blockSignals(False)  # noqa: FBT003

    def said(self) -> tuple[tuple[str, str], ...]:
        """Return what is typed, by key."""
        return tuple((key, editor.value()) for key, editor in self.editors.items() if editor.value().strip())
