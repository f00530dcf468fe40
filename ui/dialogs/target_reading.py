"""What the letter dialog may write about, asked of the reading thread whenever the kind changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.domain.letter import LetterKind
from core.operations.letter_request import LetterRequest
from core.wording import word
from ui.dialogs.letter_targets import Addressee, Targets, targets
from ui.session import Session
from ui.widgets.choices import Choice


class TargetReading(QObject):
    """Holds what was found for the kind asked about last; nothing while that is still being read."""

    changed = Signal()
    """Something else may be chosen from."""
    came = Signal()
    """The answer came later than it was asked for."""

    def __init__(self, session: Session, seed: LetterRequest, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seed = seed
        self.found = Targets()
        self.reading = False

    def ask(self, kind: LetterKind) -> None:
        """Find what ``kind`` may be about; what another kind was about is not offered meanwhile."""
        seed, self.reading = self._seed, True
        waiting = False

        def take(found: Targets) -> None:
            self.reading, self.found = False, found
            self.changed.emit()
            if waiting:
                self.came.emit()

        def fail(error: Exception) -> None:
            take(Targets())
            self._session.troubled.emit(error)

        self._session.read(self, lambda workspace: targets(workspace, kind, seed), take, fail)
        waiting = True
        if self.reading:
            self.found = Targets()
            self.changed.emit()

    def units(self) -> list[Choice]:
        """Return the units to choose from, each with how much there is."""
        return [
            (each.unit_uuid, word("letter_dialog.unit_items", name=each.name, count=each.entries))
            for each in self.found.addressees
        ]

    def addressee(self, unit_uuid: object) -> Addressee | None:
        """Return the unit chosen with what there is for it."""
        return next((each for each in self.found.addressees if each.unit_uuid == unit_uuid), None)

    def subjects(self) -> list[Choice]:
        """Return the single records to choose from."""
        return list(self.found.subjects)
