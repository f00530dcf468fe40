"""Steps that tests of the window share."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Protocol, TypeVar

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from core.domain.letter import Letter, LetterKind
from core.domain.listing import ListKind
from core.operations import letters, listing
from core.operations.letter_request import LetterRequest
from tests.ui import practice
from ui.dialogs.letter_dialog import LetterDialog
from ui.jobs import reader
from ui.pages.inspections_page import InspectionsPage
from ui.pages.ledger_page import LedgerPage
from ui.pages.letters_page import LettersPage
from ui.pages.submissions_page import SubmissionsPage
from ui.session import Session

P = TypeVar("P", bound=QWidget)


class KeepsWidgets(Protocol):
    """What of pytest-qt's ``qtbot`` is needed here: it closes what it is given."""

    def addWidget(self, widget: QWidget) -> None: ...  # noqa: N802 - its own name


class HasSession(Protocol):
    session: Session


def settle(part: HasSession) -> None:
    """Let all jobs end and everything they changed be painted."""
    part.session.jobs.wait()
    QApplication.processEvents()


@contextmanager
def held_reading(session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the reading thread busy inside, as a large ledger does: no answer comes before the block ends."""
    go, holder = threading.Event(), QObject()
    with monkeypatch.context() as hurried:
        hurried.setattr(reader, "PATIENCE_S", 0)
        session.read(holder, lambda _: go.wait(), lambda _: None)
        try:
            yield
        finally:
            go.set()
            session.reading.wait()


def choose(page: LedgerPage, row: int) -> str:
    """Choose a row of the list and return the issue then shown beside it."""
    page.pane.grid.select(page.pane.model.uuid_at(row))
    settle(page)
    return page.panel.uuid


def ids_in(session: Session, kind: ListKind) -> list[str]:
    """Return what a list shows now."""
    return listing.list_ids(session.reader, listing.query_of(session.reader, kind))


def inspections_in(session: Session) -> list[str]:
    """Return the inspections of the ledger."""
    return ids_in(session, ListKind.INSPECTIONS)


def issues_in(session: Session) -> list[str]:
    """Return the issues of the ledger."""
    return ids_in(session, ListKind.ISSUES)


def inspections_page(qtbot: KeepsWidgets, session: Session) -> InspectionsPage:
    """Show 督察检查."""
    return _shown(qtbot, InspectionsPage(session))


def packages_in(session: Session) -> list[str]:
    """Return the packages sealed so far."""
    return ids_in(session, ListKind.SUBMISSIONS)


def submissions_page_of(qtbot: KeepsWidgets, session: Session) -> SubmissionsPage:
    """Show 报送."""
    return _shown(qtbot, SubmissionsPage(session))


def letters_page(qtbot: KeepsWidgets, session: Session) -> LettersPage:
    """Show 文书."""
    return _shown(qtbot, LettersPage(session))


def _shown(qtbot: KeepsWidgets, page: P) -> P:
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    return page


def press(part: QWidget, key: str) -> None:
    """Press the button of this wording key."""
    part.findChild(QPushButton, key).click()


def send(session: Session, kind: LetterKind, dated: date = practice.TODAY) -> Letter:
    """Dispatch a letter, never dated ahead: to the first unit late, or on the first inspection."""
    dated = min(dated, session.reader.clock.today())
    if kind is LetterKind.RECTIFICATION_NOTICE:
        request = LetterRequest(kind=kind, dated_on=dated, inspection_uuid=inspections_in(session)[0])
    else:
        unit = letters.propose(session.reader)[0].unit_uuid
        request = LetterRequest(kind=kind, dated_on=dated, unit_uuid=unit)
    sent: list[Letter] = []
    session.write(lambda ws, _: letters.dispatch(ws, request), on_done=lambda out: sent.append(out.value))
    session.jobs.wait()
    return sent[0]


def letter_dialog(qtbot: KeepsWidgets, session: Session, **request: Any) -> LetterDialog:
    """Open the dialog of a letter with its first preview drawn."""
    dialog = LetterDialog(session, LetterRequest(dated_on=practice.TODAY, **request))
    qtbot.addWidget(dialog)
    dialog.show()
    session.jobs.wait()
    return dialog


def numbers_in(session: Session) -> list[str]:
    """Return the numbers in the register of letters."""
    query = listing.query_of(session.reader, ListKind.LETTERS)
    rows = listing.list_rows(session.reader, query, listing.list_ids(session.reader, query))
    return [row.document_number for row in rows]
