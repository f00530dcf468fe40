"""报送: what is due upward, and every package that was sealed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.domain.change import Outcome
from core.domain.listing import ListKind
from core.domain.rows import SubmissionRow
from core.domain.submission import Submission
from core.operations import submissions
from core.wording import word
from ui.dialogs.restored_dialog import confirmed_after_restore
from ui.models.period_words import period_words
from ui.models.tones import Tone
from ui.pages.list_page import ListPage
from ui.pages.period_card import PeriodCard
from ui.pages.submission_side import SubmissionSide
from ui.session import Session
from ui.widgets.messages import ask


class SubmissionsPage(ListPage):
    """The card of the current period above the list of sealed packages."""

    NAME = "submissions"
    KIND = ListKind.SUBMISSIONS
    TABLES = ("submission", "issue", "measure", "office", "batch", "progress_note")

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.package = SubmissionSide(session)
        super().__init__(session, self.package, parent)
        self.card = PeriodCard(session)
        self.body.insertWidget(0, self.card)
        self.card.submit_wanted.connect(self.submit)
        self.card.settings_wanted.connect(lambda: self.act_wanted.emit("page", "settings"))
        self.package.told.connect(self.tell)

    def refresh(self) -> None:
        """Read the period and the list again."""
        self.card.refresh()
        super().refresh()

    def on_read(self) -> None:
        """Show the list, and the package of its current line as it is now."""
        super().on_read()
        self.on_current(self.grid.current_uuid())

    def on_current(self, uuid: str) -> None:
        """Show the package of the chosen line."""
        place = self.model.row_of(uuid) if uuid else -1
        found = self.model.row_at(place) if place >= 0 else None
        self.package.show_package(found if isinstance(found, SubmissionRow) else None)

    def submit(self, period: str, nil: bool, with_names: bool = False) -> None:
        """Ask once, then seal the package of ``period`` as a job; after a restore first how far it went."""
        if not confirmed_after_restore(self.session, self):
            return
        key = "submissions_page.sure_nil" if nil else "submissions_page.sure"
        if not ask(self, word(key, period=period_words(period)), "submissions_page.submit"):
            return
        self.card.submit_button.setEnabled(False)
        self.session.write(
            lambda workspace, progress: submissions.submit(
                workspace, period, nil=nil, with_names=with_names, progress=progress
            ),
            label=word("submissions_page.sealing"),
            on_done=self._on_sealed,
            on_error=self._on_not_sealed,
        )

    def _on_sealed(self, outcome: Outcome[Submission]) -> None:
        self.card.submit_button.setEnabled(True)
        self.card.nil.setChecked(False)
        self.card.names.setChecked(False)
        self.show_record(outcome.value.uuid)
        self.tell(word("submissions_page.sealed", period=period_words(outcome.value.period)), Tone.GOOD)

    def _on_not_sealed(self, error: Exception) -> None:
        self.card.submit_button.setEnabled(True)
        self.session.troubled.emit(error)
