"""A start opens the ledger aside, and only where a window can be shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.operations import ledgers
from core.wording import word
from tests.ui.conftest import CLOCK
from ui import app, start
from ui.jobs import display
from ui.models.recent_ledgers import remember_last
from ui.session import Opening, Session


@pytest.fixture
def folder(tmp_path: Path, qtbot) -> Path:
    Session.create(tmp_path / "ledger", ledgers.new_office("某县", "BM01"), CLOCK).close()
    return tmp_path / "ledger"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Opening | None]:
    """What would be shown; the window itself is not made."""
    seen: list[Opening | None] = []
    monkeypatch.setattr(app, "show", lambda opening: seen.append(opening) or 0)
    return seen


def test_the_named_ledger_is_being_opened_when_the_window_is_made(folder: Path, asked: list[Opening | None]):
    assert start.run(str(folder)) == 0
    session = asked[0].session()
    assert session.folder == folder
    session.close()


def test_without_a_name_it_is_the_last_one_and_without_any_the_window_asks(
    folder: Path, asked: list[Opening | None]
):
    assert start.run() == 0
    assert asked == [None]
    remember_last(folder)
    start.run()
    asked[1].session().close()


def test_where_no_window_can_be_shown_no_ledger_is_locked(
    folder: Path, asked: list[Opening | None], monkeypatch: pytest.MonkeyPatch, capsys
):
    monkeypatch.setattr(display, "is_there", lambda: False)
    assert start.run(str(folder)) == 3
    assert asked == []
    assert capsys.readouterr().err.strip() == word("errors.no_display")
    Session.open(folder, CLOCK).close()


def test_what_is_wrong_with_a_ledger_is_told_by_the_window_and_not_by_the_start(
    folder: Path, asked: list[Opening | None]
):
    first = Session.open(folder, CLOCK)
    assert start.run(str(folder)) == 0
    with pytest.raises(Exception, match="ledger_in_use"):
        asked[0].session()
    first.close()
    Session.open(folder, CLOCK).close()
