"""Steps that tests of the window share."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QApplication

from ui.pages.ledger_page import LedgerPage
from ui.session import Session


class HasSession(Protocol):
    session: Session


def settle(part: HasSession) -> None:
    """Let all jobs end and everything they changed be painted."""
    part.session.jobs.wait()
    QApplication.processEvents()


def choose(page: LedgerPage, row: int) -> str:
    """Choose a row of the list and return the issue then shown beside it."""
    page.pane.grid.select(page.pane.model.uuid_at(row))
    settle(page)
    return page.panel.uuid
