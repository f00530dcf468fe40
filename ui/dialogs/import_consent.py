"""What an import asks for before it may be written: the second person, the ground of a later limit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.domain.people import Signature
from core.domain.review import ExtensionDraft
from core.operations.import_needs import ImportNeeds, needs_words
from core.wording import word
from ui.dialogs.second_dialog import SecondPerson
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.plates import Banner
from ui.widgets.text_edits import LineEdit


class ImportConsent(QWidget):
    """A warning of what is struck off or extended, and the fields it takes; hidden when it takes none."""

    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.needs = ImportNeeds()
        self.told = Banner()
        self.second = SecondPerson(session, short=True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.ground, self.approver, self.status_ground = LineEdit(), LineEdit(), LineEdit()
        self._states = self._lines(("status_ground", self.status_ground))
        self._extension = self._lines(("ground", self.ground), ("approver", self.approver))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.told)
        beside = QHBoxLayout()
        beside.setSpacing(24)
        for part in (self._states, self._extension, self.second):
            beside.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(beside)
        self.show_needs(ImportNeeds())

    def _lines(self, *named: tuple[str, LineEdit]) -> QWidget:
        """Return a form of the lines named."""
        part = QWidget()
        lines = QFormLayout(part)
        lines.setContentsMargins(0, 0, 0, 0)
        for key, editor in named:
            editor.setAccessibleName(word(f"import_needs.{key}"))
            editor.setPlaceholderText(word(f"import_needs.{key}_hint"))
            editor.edited.connect(self.edited)
            lines.addRow(word(f"import_needs.{key}"), editor)
        return part

    def show_needs(self, needs: ImportNeeds) -> None:
        """Show what is asked for; what was typed before stays."""
        self.needs = needs
        self.told.tell("\n".join(needs_words(needs)), Tone.WARN)
        self._states.setVisible(bool(needs.strikes or needs.states))
        self._extension.setVisible(bool(needs.limits))
        self.second.setVisible(needs.second)
        self.setVisible(bool(needs.strikes or needs.limits or needs.states))

    def extension(self) -> ExtensionDraft | None:
        """Return why and by whom limits move; ``None`` when nobody said so, and they stay."""
        ground, by = self.ground.value(), self.approver.value()
        return ExtensionDraft(ground=ground, by=by) if self.needs.limits and (ground or by) else None

    def ground_of_states(self) -> str:
        """Return on what ground states are taken whose gates are shut; empty: they stay."""
        return self.status_ground.value().strip() if self.needs.strikes or self.needs.states else ""

    def signature(self) -> Signature | None:
        """Return the second person; ``None`` when nobody is asked for or was chosen."""
        signed = self.second.signature()
        return signed if self.needs.second and self.ground_of_states() and signed.name else None

    def lock(self) -> None:
        """Take nothing more: the import is written."""
        self.second.pin.clear()
        self.hide()
