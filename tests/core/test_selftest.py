from __future__ import annotations

import pytest

from core import selftest
from core.errors import Refused
from core.operations import exports


def test_every_step_passes_from_source():
    assert selftest.run() == [
        "bring_in", "enter", "undo", "stand_beside", "inspect",
        "print_letters", "export", "pack", "keep_safe",
    ]  # fmt: skip


def test_a_step_that_does_nothing_is_found_out(monkeypatch):
    def nothing(_ws, path, *_):
        path.write_bytes(b"")
        return path

    monkeypatch.setattr(exports, "export_ledger", nothing)
    with pytest.raises(Refused, match="self_test_failed"):
        selftest.run()
