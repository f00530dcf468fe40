from __future__ import annotations

from core.progress import SILENT, Silent


def test_silent_progress_lets_every_step_pass() -> None:
    assert isinstance(SILENT, Silent)
    assert [SILENT.step(done, 3, "x") for done in range(4)] == [None] * 4
