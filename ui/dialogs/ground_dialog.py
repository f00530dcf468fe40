"""Asks for the ground of a move; it goes into the trail of the record."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from core.wording import word
from ui.dialogs.help_key import help_on_f1
from ui.widgets.plates import button, label, row
from ui.widgets.text_edits import TextEdit, commit_input_method


class GroundDialog(QDialog):
    """A sentence that says what will happen and room for the reason; ``needed`` forbids an empty one."""

    def __init__(self, title: str, text: str, *, needed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        help_on_f1(self)
        self.setWindowTitle(title)
        self._needed = needed
        self._edit = TextEdit()
        self._edit.setAccessibleName(text)
        self._edit.setPlaceholderText(word("ground.needed" if needed else "ground.optional"))
        self._agree = button("ground.agree", self.accept, role="primary")
        self._agree.setDefault(True)
        self._edit.edited.connect(self._judge)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(text, wrap=True))
        column.addWidget(self._edit)
        column.addLayout(row(None, button("messages.cancel", self.reject), self._agree))
        self.setMinimumWidth(480)
        for key in ("Ctrl+S", "Ctrl+Return"):
            QShortcut(QKeySequence(key), self).activated.connect(self._agree.click)
        self._judge()

    def ground(self) -> str:
        """Return the reason given."""
        commit_input_method()
        return self._edit.value()

    def _judge(self) -> None:
        self._agree.setEnabled(not self._needed or bool(self._edit.value()))
