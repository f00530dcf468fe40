"""Runs of which another process has certainly drawn a part: this one waits with its own until then."""

from __future__ import annotations

import threading

import pytest

from core.letters import crew, drawn_run

_PATIENCE_S = 30.0


def watched(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Have this process wait with its first piece; return the event of the first result from elsewhere."""
    arrived = threading.Event()
    finish, draw = crew._Job.finish, drawn_run._Drawing.__call__

    def finished(job, result):
        finish(job, result)
        if threading.current_thread() is not threading.main_thread():
            arrived.set()

    def drawn(drawing, piece):
        assert arrived.wait(_PATIENCE_S)
        return draw(drawing, piece)

    monkeypatch.setattr(crew._Job, "finish", finished)
    monkeypatch.setattr(drawn_run._Drawing, "__call__", drawn)
    return arrived
