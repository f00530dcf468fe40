"""双人复核: who else stands for an act, by name and PIN; the PIN is kept nowhere, not even half-typed."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFormLayout, QLineEdit, QScrollArea, QWidget

from core.domain.people import Signature
from core.domain.people_rules import plain_name
from core.errors import UserFacing
from core.operations import signing
from core.wording import word
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit
from ui.widgets.plates import label

_ABOUT_SECOND = frozenset({"pin_wrong", "second_needed", "second_same", "operator_unknown"})


class SecondPerson(QWidget):
    """A name to choose and a PIN to type; ``signature`` reads both. ``short``: said elsewhere what for."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, short: bool = False) -> None:
        super().__init__(parent)
        self._session = session
        self.signed: Signature | None = None
        """What stood here when the form was last saved; the job thread reads it, never the widgets."""
        self.person = ChoiceEdit(self._others)
        self.person.setAccessibleName(word("second.person"))
        # nobody stands for an act because the list happened to begin with the name
        self.person.setPlaceholderText(word("second.choose"))
        self.person.setCurrentIndex(-1)
        self.pin = QLineEdit()
        self.pin.setObjectName("second_pin")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setAccessibleName(word("second.pin"))
        lines = QFormLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        if not short:
            lines.addRow(label(word("second.text"), "muted", wrap=True))
        lines.addRow(word("second.person"), self.person)
        lines.addRow(word("second.pin"), self.pin)

    def signature(self) -> Signature:
        """Return who confirms, with the PIN as typed; the name is empty until one is chosen."""
        return Signature(str(self.person.value() or ""), self.pin.text())

    def confirmed(self) -> Signature | None:
        """Return who confirms; ``None`` when nobody was chosen, which the ledger answers in words."""
        return self.signature() if self.person.currentIndex() >= 0 else None

    def ask_again(self) -> None:
        """Put the keyboard where the confirmation failed: at the name not chosen, else on the PIN, marked."""
        if self.person.currentIndex() < 0:
            self.person.setFocus()
        else:
            self.pin.setFocus()
            self.pin.selectAll()

    def _others(self) -> list[Choice]:
        reader = self._session.reader
        present = plain_name(reader.operator)
        names = [each.name for each in signing.operators(reader) if plain_name(each.name) != present]
        return [(name, name) for name in names]


class SecondFormDialog(FormDialog):
    """A form dialog with the second person under the form; the task's ``save`` reads ``second``."""

    def __init__(
        self, session: Session, task: FormTask, second: SecondPerson, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, task, parent)
        self.second = second
        self.inside.addWidget(second)
        self.inside.addStretch(1)

    def save(self) -> None:
        """Keep who confirms, then save as every form does."""
        self.second.signed = self.second.confirmed()
        super().save()

    def on_refused(self, error: Exception) -> None:
        """Show why not, and show the second person, whom the sentence may have pushed out of sight."""
        super().on_refused(error)
        if isinstance(error, UserFacing) and error.code in _ABOUT_SECOND:
            self.second.ask_again()
            QTimer.singleShot(0, self, self._show_second)

    def _show_second(self) -> None:
        area = self.findChild(QScrollArea)
        if area is not None:
            area.ensureWidgetVisible(self.second.pin)
