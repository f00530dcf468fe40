"""What a person may say of a whole sheet before it comes in: its batch, and the day deadlines count from."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from core.wording import word
from ui.widgets.date_edit import DateEdit
from ui.widgets.plates import label
from ui.widgets.text_edits import LineEdit


class ImportFacts(QWidget):
    """Two fields side by side, each with its hint below; where there is no room the hint is a tip alone."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.batch = LineEdit()
        self.anchor = DateEdit(today)
        self._hints: list[QWidget] = []
        lines = QGridLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(16)
        lines.setVerticalSpacing(4)
        for place, (key, editor) in enumerate((("batch", self.batch), ("anchor", self.anchor))):
            caption = label(word(f"import_dialog.{key}"), "label")
            caption.setBuddy(editor)
            editor.setAccessibleName(word(f"import_dialog.{key}"))
            hint = label(word(f"import_dialog.{key}_hint"), "small", wrap=True)
            editor.setToolTip(hint.text())
            self._hints.append(hint)
            for line, part in enumerate((caption, editor, hint)):
                lines.addWidget(part, line, place)
            lines.setColumnStretch(place, 1)

    def show_hints(self, *, shown: bool) -> None:
        """Show what the fields mean below them, or in their tips alone."""
        for hint in self._hints:
            hint.setVisible(shown)

    def lock(self) -> None:
        """Let nothing be said any more: the sheet is in."""
        self.batch.setEnabled(False)
        self.anchor.setEnabled(False)
