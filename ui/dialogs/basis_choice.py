"""The basis (依据) a letter names: what its plan says, or source documents the clerk ticks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from core.operations import source_documents
from core.operations.letter_request import LetterRequest
from core.wording import word
from ui.session import Session
from ui.widgets.plates import button, label, row
from ui.widgets.theme import mark


class BasisChoice(QWidget):
    """A button whose menu ticks documents; hidden while the ledger holds none."""

    edited = Signal()

    def __init__(self, session: Session, request: LetterRequest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        known = source_documents.documents(session.reader)
        self._words = {each.uuid: source_documents.citation(each) for each in known}
        self._chosen = [uuid for uuid in request.basis_uuids if uuid in self._words]
        caption = label(word("basis.caption"), "label")
        caption.setContentsMargins(0, 8, 0, 0)
        self.choose = button("basis.choose")
        self.choose.setAccessibleName(caption.text())
        mark(self.choose, menu="yes")
        caption.setBuddy(self.choose)
        self.menu = QMenu(self.choose)
        for uuid, words in self._words.items():
            action = self.menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(uuid in self._chosen)
            action.toggled.connect(lambda ticked, uuid=uuid: self._tick(uuid, ticked=ticked))
        self.choose.setMenu(self.menu)
        self._told = label(role="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addLayout(row(self.choose, None))
        column.addWidget(self._told)
        self.setVisible(bool(self._words))
        self._tell()

    def applied(self, request: LetterRequest) -> LetterRequest:
        """Return ``request`` with the documents ticked."""
        return replace(request, basis_uuids=tuple(self._chosen))

    def _tick(self, uuid: str, *, ticked: bool) -> None:
        self._chosen = [each for each in self._chosen if each != uuid] + ([uuid] if ticked else [])
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        comma = word("punctuation.comma_list")
        told = comma.join(self._words[uuid] for uuid in self._chosen)
        self._told.setText(told or word("basis.automatic"))
