from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from core.clock import FixedClock
from core.errors import Cancelled, Refused
from core.operations import ledgers
from core.workspace import Workspace
from ui.jobs import reader
from ui.jobs.reader import ReadingThread

CLOCK = FixedClock.on(date(2026, 11, 22))
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def reading(qtbot, tmp_path: Path) -> Iterator[ReadingThread]:
    folder = tmp_path / "ledger"
    ledgers.create_ledger(folder, ledgers.new_office("容城县委依法治县办", "rcx"), CLOCK).close()
    made = ReadingThread(lambda: Workspace.open(folder, CLOCK, read_only=True))
    yield made
    made.close()


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that never waits for an answer."""
    monkeypatch.setattr(reader, "PATIENCE_S", 0)


def endless(begun: threading.Event) -> Callable[[Workspace], object]:
    """Return a question that ends only when it is interrupted."""

    def work(workspace: Workspace) -> object:
        begun.set()
        return workspace.ledger.connection.execute(ENDLESS).fetchall()

    return work


def test_a_quick_answer_is_there_before_asking_returns(reading: ReadingThread):
    seen: list[object] = []
    reading.ask(QObject(), lambda ws: (threading.get_ident(), ws.office.code), seen.append, seen.append)
    assert seen[0][0] != threading.get_ident()
    assert seen[0][1] == "rcx"
    assert not reading.busy


def test_a_slow_answer_comes_later_and_in_our_thread(reading: ReadingThread, hasty: None):
    seen: list[object] = []
    go = threading.Event()
    asker = QObject()
    reading.ask(asker, lambda _: go.wait(60), lambda _: seen.append(threading.get_ident()), seen.append)
    assert seen == []
    assert reading.busy
    go.set()
    reading.wait()
    assert seen == [threading.get_ident()]


def test_a_newer_question_interrupts_the_older_one_of_the_same_asker(reading: ReadingThread, hasty: None):
    seen: list[object] = []
    begun = threading.Event()
    asker = QObject()
    reading.ask(asker, endless(begun), seen.append, seen.append)
    assert begun.wait(60)
    reading.ask(asker, lambda _: "newer", seen.append, seen.append)
    reading.wait()
    assert seen == ["newer"]


def test_a_question_that_has_not_begun_is_forgotten_unasked(reading: ReadingThread, hasty: None):
    seen: list[object] = []
    asked: list[str] = []
    go = threading.Event()
    first, second = QObject(), QObject()
    reading.ask(first, lambda _: go.wait(60), seen.append, seen.append)
    reading.ask(second, lambda _: asked.append("older"), seen.append, seen.append)
    reading.ask(second, lambda _: asked.append("newer"), seen.append, seen.append)
    go.set()
    reading.wait()
    assert asked == ["newer"]
    assert seen == [True, None]


def test_questions_of_different_askers_are_all_answered(reading: ReadingThread, hasty: None):
    seen: list[object] = []
    askers = [QObject() for _ in range(3)]
    for place, asker in enumerate(askers):
        reading.ask(asker, lambda _, each=place: each, seen.append, seen.append)
    reading.wait()
    assert seen == [0, 1, 2]


def test_an_error_is_told_to_the_one_who_asked_and_the_thread_lives_on(reading: ReadingThread):
    seen: list[object] = []
    asker = QObject()

    def refuse(_: Workspace) -> None:
        raise Refused("read_only")

    reading.ask(asker, refuse, lambda _: seen.append("done"), lambda error: seen.append(error.code))
    reading.ask(asker, lambda _: "next", seen.append, seen.append)
    assert seen == ["read_only", "next"]


def test_a_query_that_is_interrupted_says_cancelled_like_all_stopped_work(
    reading: ReadingThread, hasty: None
):
    ended: list[BaseException] = []
    begun = threading.Event()
    asker = QObject()

    def work(workspace: Workspace) -> None:
        begun.set()
        try:
            workspace.ledger.connection.execute(ENDLESS).fetchall()
        except Cancelled as error:
            ended.append(error)
            raise

    reading.ask(asker, work, ended.append, ended.append)
    assert begun.wait(60)
    reading.forget(asker)
    reading.ask(QObject(), lambda _: None, lambda _: None, ended.append)
    reading.wait()
    assert [type(error) for error in ended] == [Cancelled]


def test_a_widget_that_is_gone_gets_no_answer(reading: ReadingThread, hasty: None):
    import shiboken6

    seen: list[object] = []
    go = threading.Event()
    asker = QObject()
    reading.ask(asker, lambda _: go.wait(60), seen.append, seen.append)
    shiboken6.delete(asker)
    go.set()
    reading.wait()
    assert seen == []


def test_closing_gives_up_what_is_being_asked(reading: ReadingThread, hasty: None):
    seen: list[object] = []
    begun = threading.Event()
    reading.ask(QObject(), endless(begun), seen.append, seen.append)
    assert begun.wait(60)
    reading.close()
    assert seen == []
    assert not reading.busy


def test_nobody_waits_behind_a_question_that_is_still_being_answered(
    reading: ReadingThread, monkeypatch: pytest.MonkeyPatch
):
    seen: list[object] = []
    go, first, second = threading.Event(), QObject(), QObject()
    monkeypatch.setattr(reader, "PATIENCE_S", 0)
    reading.ask(first, lambda _: go.wait(60), lambda _: seen.append("first"), seen.append)
    monkeypatch.setattr(reader, "PATIENCE_S", 600)
    reading.ask(second, lambda _: "second", seen.append, seen.append)
    assert seen == []
    go.set()
    reading.wait()
    assert seen == ["first", "second"]
