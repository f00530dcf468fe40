"""One dispatch beside its list: entered, corrected, removed."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from core.domain.dispatch import DispatchDraft
from core.operations import dispatches
from core.wording import word
from ui.models.tones import Tone
from ui.pages.duty_fields import dispatch_fields
from ui.pages.watch_panel import WatchPanel
from ui.session import Session


class DispatchPanel(WatchPanel):
    """A dispatch with its form."""

    TABLE = "dispatch"
    WORDS = "dispatch_form"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, dispatch_fields(session), parent)

    def load(self, uuid: str) -> tuple[Any, Any]:
        """Return the dispatch and its draft."""
        reader = self._session.reader
        return dispatches.dispatch_of(reader, uuid), dispatches.draft_of(reader, uuid)

    def blank(self) -> DispatchDraft:
        """Return an empty dispatch held today."""
        return DispatchDraft(held_on=self._session.today)

    def take_out(self, uuid: str) -> None:
        """Remove the dispatch."""
        self._session.write(
            lambda workspace, _: dispatches.remove_dispatch(workspace, uuid),
            on_done=lambda _: self.told.emit(word("duties_page.removed"), Tone.GOOD),
        )

    def save(self) -> bool:
        """Save what is typed; ``False`` when a rule says no, which is then shown at the field."""
        draft, kept = self.form.read(DispatchDraft), self._record
        checked = dispatches.check_dispatch(self._session.reader, draft, self.uuid)
        if self._stopped([*self.form.own_violations(), *checked]):
            return False
        self._store(
            lambda workspace, _: (
                dispatches.add_dispatch(workspace, draft)
                if kept is None
                else dispatches.revise_dispatch(workspace, kept.uuid, kept.revision, draft)
            ),
            word("jobs.save"),
        )
        return True
