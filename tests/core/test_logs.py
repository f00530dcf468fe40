from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import logs


@pytest.fixture
def own_log(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A log file of the test's own, and the root logger put back afterwards."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    root.handlers = [each for each in before if not isinstance(each, logs.Log)]
    path = tmp_path / "ledger.log"
    monkeypatch.setattr(logs, "log_file", lambda: path)
    yield path
    for handler in root.handlers:
        if handler not in before:
            handler.close()
    root.handlers, root.level = before, level


def test_a_mistake_is_written_with_its_trace(own_log: Path) -> None:
    logs.start_log()
    assert logs.log_path() == own_log
    try:
        raise RuntimeError("boom")
    except RuntimeError:
        logging.getLogger("core.test").exception("command %s failed", "x")
    written = own_log.read_text("utf-8")
    assert "command x failed" in written
    assert "RuntimeError: boom" in written


def test_starting_twice_writes_each_line_once(own_log: Path) -> None:
    logs.start_log()
    logs.start_log()
    logging.getLogger("core.test").info("only once")
    assert own_log.read_text("utf-8").count("only once") == 1


def test_a_disk_that_refuses_the_log_never_stops_the_program(own_log: Path) -> None:
    own_log.mkdir()
    logs.start_log()
    logging.getLogger("core.test").error("nowhere to go")
