"""Begins a ledger: who the office is, and where its folder lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from core.clock import Clock
from core.domain.office import OfficeLevel
from core.errors import UserFacing
from core.operations import ledgers
from core.operations.offices import check_office
from core.places import documents
from core.wording import word
from ui.dialogs.help_key import help_on_f1
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.form import Field, FieldKind, Form
from ui.widgets.messages import error_text
from ui.widgets.plates import Banner, button, label, row
from ui.widgets.text_edits import LineEdit

_FIELDS = (
    Field(key="name", required=True),
    Field(key="code", required=True),
    Field(key="level", kind=FieldKind.ENUM, enum=OfficeLevel),
    Field(key="number_prefix"),
    Field(key="superior_name"),
    Field(key="superior_code"),
    Field(key="operator"),
)


class NewLedgerDialog(QDialog):
    """``session`` is the new ledger, opened, when the dialog was accepted."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        help_on_f1(self, "first-steps")
        self._clock = clock
        self.session: Session | None = None
        self.setWindowTitle(word("new_ledger.title"))
        self.banner = Banner()
        self.form = Form(_FIELDS, "new_ledger", clock.today())
        self.folder = QLineEdit(str(documents() / word("new_ledger.folder_name")))
        choose = button("new_ledger.choose_folder", self._choose, symbol="folder")
        name = self.form.editor("name")
        assert isinstance(name, LineEdit)
        name.editingFinished.connect(self._suggest_prefix)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(word("new_ledger.about"), "muted", wrap=True))
        column.addWidget(self.banner)
        column.addWidget(self.form)
        self.folder.setAccessibleName(word("new_ledger.folder"))
        column.addWidget(label(word("new_ledger.folder"), "label"))
        line = row(self.folder, choose)
        line.setStretch(0, 1)
        column.addLayout(line)
        create = button("new_ledger.create", self.create_ledger, role="primary")
        create.setDefault(True)
        column.addLayout(row(None, button("messages.cancel", self.reject), create))
        self.setMinimumWidth(640)

    def create_ledger(self) -> None:
        """Begin the ledger or show what is wrong."""
        values = self.form.values()
        name, code = values.pop("name"), values.pop("code")
        office = ledgers.new_office(name, code, **values)
        if self.form.show_violations(check_office(office)):
            return
        folder = Path(self.folder.text().strip())
        if not folder.is_absolute():
            self.banner.tell(word("new_ledger.folder_needed"), Tone.BAD)
            self.folder.setFocus()
            return
        try:
            self.session = Session.create(folder, office, self._clock)
        except UserFacing as error:
            self.banner.tell(error_text(error), Tone.BAD)
            return
        self.accept()

    def _suggest_prefix(self) -> None:
        """Offer the usual 机关代字 for the office named, while the person has given none."""
        values = self.form.peek()
        if not values["number_prefix"]:
            self.form.set_values({"number_prefix": ledgers.suggested_prefix(values["name"])})

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, word("new_ledger.choose_folder"), str(documents()))
        if chosen:
            self.folder.setText(str(Path(chosen) / word("new_ledger.folder_name")))
