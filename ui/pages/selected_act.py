"""What is done to the issues selected on a page: asked in one dialog, told on the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from core.wording import word
from ui.models.tones import Tone
from ui.session import Session

if TYPE_CHECKING:
    from ui.pages.ledger_page import LedgerPage

Done = TypeVar("Done")


class Asking(Protocol[Done]):
    """A dialog that keeps what was done; nothing when it was left."""

    done_with: Done | None

    def exec(self) -> int:
        """Show it until it closes."""

    def deleteLater(self) -> None:
        """Let go of it."""


def ask_about_selected(
    page: LedgerPage,
    make: Callable[[Session, Sequence[str], QWidget], Asking[Done]],
    said: Callable[[Done], str],
) -> None:
    """Ask about the issues selected on ``page`` and say there what was done."""
    uuids = page.pane.selected_issues()
    if not uuids:
        page.tell(word("ledger.select_first"), Tone.WARN)
    elif page.may_leave():
        dialog = make(page.session, uuids, page)
        dialog.exec()
        if dialog.done_with is not None:
            page.tell(said(dialog.done_with), Tone.GOOD)
        dialog.deleteLater()
