"""The line over an issue: its number, how it stands, how its time stands, what can be done, the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from core.domain.dossier import IssueDossier
from core.domain.listing import Timeliness
from core.wording import word, word_of
from ui.models.due_model import left_words
from ui.models.lights import light
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.badges import Badge
from ui.widgets.plates import button, close_button, label, row
from ui.widgets.theme import mark


class IssueHead(QWidget):
    """Says which issue is shown; ``menu`` is filled by whoever knows what can be done, as it opens."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.title = label("", "title")
        self.status, self.timeliness = Badge(), Badge()
        self.moves = button("issue_panel.move", symbol="check")
        self.menu = QMenu(self.moves)
        self.moves.setMenu(self.menu)
        mark(self.moves, menu="yes")
        close = close_button("issue_panel.close", self.closed.emit)
        self.setLayout(row(self.title, self.status, self.timeliness, None, self.moves, close))

    def show_dossier(self, dossier: IssueDossier | None) -> None:
        """Tell of an issue; ``None`` is a new one, with which nothing can be done yet."""
        self.moves.setVisible(dossier is not None)
        if dossier is None:
            self.title.setText(word("issue_panel.new"))
            self.status.show_state("", Tone.QUIET)
            self.timeliness.show_state("", Tone.QUIET)
            return
        self.title.setText(dossier.issue.code)
        self.status.show_state(word_of(dossier.issue.status), dossier.issue.status)
        pressing = dossier.timeliness in {Timeliness.OVERDUE, Timeliness.DUE_SOON}
        standing = left_words(dossier.days_left) if pressing else word_of(dossier.timeliness)
        spans = self._session.reader.settings.reminder_days
        self.timeliness.show_state(standing, light(dossier.timeliness, dossier.days_left, spans)[1])
