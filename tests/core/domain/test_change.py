from __future__ import annotations

from core.domain.change import NOTHING_CHANGED, ChangeRecord


def test_a_change_names_its_tables() -> None:
    change = ChangeRecord(7, "issue.revise", (("issue", "a"), ("issue", "b"), ("measure", "*")))
    assert change.tables == {"issue", "measure"}
    assert change.touches("letter", "measure")
    assert not change.touches("letter")


def test_nothing_changed_touches_nothing() -> None:
    assert NOTHING_CHANGED.sequence == 0
    assert not NOTHING_CHANGED.touches("issue")
