"""The window's tests: dressed as in real life, habits in their own folder, one practice ledger for all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from core.clock import FixedClock
from core.operations import ledgers, practice
from tests.ui.steps import settle
from ui.app import make_application
from ui.dialogs import letter_leaving
from ui.jobs import reader
from ui.main_window import MainWindow
from ui.pages import overview_page
from ui.pages.ledger_page import LedgerPage
from ui.session import Session

CLOCK = FixedClock.on(date(2020, 12, 10))


@pytest.fixture(scope="session", autouse=True)
def dressed_application(tmp_path_factory: pytest.TempPathFactory) -> object:
    scope = QSettings.Scope.UserScope
    QSettings.setPath(QSettings.Format.IniFormat, scope, str(tmp_path_factory.mktemp("habits")))
    return make_application()


@pytest.fixture(autouse=True)
def no_habits(tmp_path: Path) -> None:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "habits"))


@pytest.fixture(autouse=True)
def patient_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the window wait for every answer of the ledger, however busy the machine is."""
    monkeypatch.setattr(reader, "PATIENCE_S", 60)
    monkeypatch.setattr(overview_page, "AFTER_PAINTING_MS", 0)


@pytest.fixture(autouse=True)
def words_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a letter's dialog close at the end of a test, whatever was typed in it."""
    monkeypatch.setattr(letter_leaving, "ask_leaving", lambda _: "discard")


@pytest.fixture(scope="session")
def practice_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return practice.practice_ledger(tmp_path_factory.mktemp("practice"), CLOCK, examples=False)


@pytest.fixture
def full(practice_folder: Path, tmp_path: Path) -> Iterator[Session]:
    """A session on a copy of the practice ledger: 22 issues."""
    folder = tmp_path / "full"
    shutil.copytree(practice_folder, folder)
    session = Session.open(folder, CLOCK)
    yield session
    session.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Session]:
    """A session on a new ledger without a single record."""
    session = Session.create(tmp_path / "empty", ledgers.new_office("容城县委依法治县办", "rcx"), CLOCK)
    yield session
    session.close()


@pytest.fixture
def window(full: Session) -> Iterator[MainWindow]:
    yield from shown(full)


@pytest.fixture
def empty_window(empty: Session) -> Iterator[MainWindow]:
    yield from shown(empty)


def shown(session: Session) -> Iterator[MainWindow]:
    made = MainWindow(session)
    made.resize(1360, 860)
    made.show()
    yield made
    made.hide()
    made.deleteLater()


@pytest.fixture
def page(window: MainWindow) -> LedgerPage:
    """The issue ledger with the 22 issues of the practice ledger."""
    return ledger_page(window)


@pytest.fixture
def empty_page(empty_window: MainWindow) -> LedgerPage:
    """The issue ledger without an issue."""
    return ledger_page(empty_window)


def ledger_page(window: MainWindow) -> LedgerPage:
    window.go("ledger")
    settle(window)
    made = window.page("ledger")
    assert isinstance(made, LedgerPage)
    return made
