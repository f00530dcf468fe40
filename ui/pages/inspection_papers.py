"""What hangs on an inspection besides its words: attached files and the letters written from it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.dossier import InspectionDossier
from core.domain.evidence import Evidence
from core.domain.listing import ListKind
from core.operations import evidence
from core.operations.viewing import viewing_copy
from core.wording import word, word_of
from ui.dialogs.print_pdf import open_with_system
from ui.models.tones import tone_of
from ui.session import Session
from ui.widgets.attachments import Attachments
from ui.widgets.badges import Badge
from ui.widgets.plates import button, clear, label, row


class InspectionPapers(QWidget):
    """Attachments, added and taken off at once, and links to the letters."""

    record_wanted = Signal(object, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._uuid = ""
        self.files = Attachments()
        self._letters = QVBoxLayout()
        self._letters.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(word("inspections_page.files"), "section"))
        column.addWidget(self.files)
        column.addLayout(self._letters)
        self.files.files_dropped.connect(self.attach)
        self.files.open_wanted.connect(self._open)
        self.files.remove_wanted.connect(self._detach)

    def show_papers(self, found: InspectionDossier | None) -> None:
        """Show the papers of an inspection; a new one (``None``) can have none yet."""
        self._uuid = found.inspection.uuid if found else ""
        self.files.show_files(found.evidence if found else (), writable=found is not None)
        clear(self._letters)
        if found is None or not found.letters:
            return
        self._letters.addWidget(label(word("inspections_page.letters"), "section"))
        for letter in found.letters:
            link = button("inspections_page.letters", role="link", symbol="letters")
            link.setText(letter.document_number)
            link.clicked.connect(
                lambda _=False, each=letter.uuid: self.record_wanted.emit(ListKind.LETTERS, each)
            )
            self._letters.addLayout(row(link, Badge(word_of(letter.state), tone_of(letter.state)), None))

    def attach(self, paths: list[Path]) -> None:
        """Copy files into the ledger and attach them to the shown inspection."""
        uuid = self._uuid
        if uuid:
            self._session.write(
                lambda workspace, progress: evidence.attach(workspace, "inspection", uuid, paths, progress),
                label=word("inspections_page.attaching"),
            )

    def _detach(self, proof: Evidence) -> None:
        self._session.write(lambda workspace, _: evidence.detach(workspace, proof.uuid))

    def _open(self, proof: Evidence) -> None:
        self._session.read_job(lambda workspace, _: viewing_copy(workspace, proof), on_done=self._show_copy)

    def _show_copy(self, copy: Path) -> None:
        open_with_system(copy, self)
