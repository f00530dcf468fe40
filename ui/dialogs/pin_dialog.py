"""Setting a PIN: the present one where there is one, the new one twice."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from core.domain.people_rules import check_pin
from core.operations.violation_words import placed
from core.wording import word
from ui.dialogs.help_key import help_on_f1
from ui.models.tones import Tone
from ui.widgets.plates import Banner, button, label, row


class PinDialog(QDialog):
    """``present`` and ``pin`` hold what was typed; an empty new PIN means none."""

    def __init__(self, name: str, parent: QWidget | None = None, *, has_pin: bool) -> None:
        super().__init__(parent)
        help_on_f1(self, "settings")
        self.setWindowTitle(word("people_tab.pin_of", name=name))
        self.banner = Banner()
        self._lines = {key: _hidden(key) for key in ("present", "new", "again")}
        form = QFormLayout()
        for key, line in self._lines.items():
            if key != "present" or has_pin:
                form.addRow(word(f"people_tab.pin_{key}"), line)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.setSpacing(12)
        outer.addWidget(self.banner)
        outer.addWidget(label(word("people_tab.honest"), "muted", wrap=True))
        outer.addLayout(form)
        save = button("messages.save", self.save, role="primary", symbol="save")
        save.setDefault(True)
        outer.addLayout(row(None, button("messages.cancel", self.reject), save))
        self.setMinimumWidth(480)

    @property
    def present(self) -> str:
        """Return the PIN that holds now, as typed."""
        return self._lines["present"].text()

    @property
    def pin(self) -> str:
        """Return the new PIN."""
        return self._lines["new"].text()

    def type_in(self, present: str, new: str, again: str) -> None:
        """Fill the three lines."""
        for key, text in (("present", present), ("new", new), ("again", again)):
            self._lines[key].setText(text)

    def save(self) -> None:
        """Close when both new ones agree and are neither short nor long."""
        found = check_pin(self.pin)
        if self.pin != self._lines["again"].text():
            self.banner.tell(word("people_tab.pin_differs"), Tone.WARN)
        elif found:
            self.banner.tell(placed(found[0]), Tone.WARN)
        else:
            self.accept()


def _hidden(key: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(f"pin_{key}")
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made
