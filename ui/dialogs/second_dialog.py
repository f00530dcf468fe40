"""双人复核: who else stands for an act, by name and PIN; the PIN is kept nowhere, not even half-typed."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from core.domain.people import Signature
from core.domain.people_rules import plain_name
from core.operations import signing
from core.wording import word
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit
from ui.widgets.plates import label


class SecondPerson(QWidget):
    """A name to choose and a PIN to type; ``signature`` reads both. ``short``: said elsewhere what for."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, short: bool = False) -> None:
        super().__init__(parent)
        self._session = session
        self.signed: Signature | None = None
        """What stood here when the form was last saved; the job thread reads it, never the widgets."""
        self.person = ChoiceEdit(self._others)
        self.person.setAccessibleName(word("second.person"))
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
        """Return who confirms, with the PIN as typed."""
        return Signature(str(self.person.value() or ""), self.pin.text())

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
        self.second.signed = self.second.signature()
        super().save()
