"""The look for an issue told before: known for the words asked about, forgotten when the ledger changes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication

from core.domain.drafts import IssueDraft
from core.domain.issue import Issue
from core.operations import issues
from core.store import records
from tests.ui.steps import held_reading
from ui.pages.alike_look import AlikeLook
from ui.session import Session


@pytest.fixture
def look(full: Session, qtbot: object) -> AlikeLook:
    return AlikeLook(full)


def test_an_issue_told_before_is_named(full: Session, look: AlikeLook) -> None:
    known = records.find(full.reader.ledger, Issue)[0]
    warned = look.warnings(IssueDraft(text=f"{known.text}。"), "")
    assert warned is not None
    assert [each.rule for each in warned] == ["issue_alike"]


def test_a_late_answer_is_told_with_the_words_asked_about(
    full: Session, look: AlikeLook, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, str]] = []
    look.ended.connect(lambda *words: told.append(words))
    with held_reading(full, monkeypatch):
        assert look.warnings(IssueDraft(text="第一件没人说过的事"), "") is None
        assert look.warnings(IssueDraft(text="第二件没人说过的事"), "") is None
    assert told == [("", "第二件没人说过的事")]
    assert look.warnings(IssueDraft(text="第二件没人说过的事"), "") == []


def test_a_change_of_the_ledger_asks_anew(full: Session, look: AlikeLook) -> None:
    draft = IssueDraft(text="一件没有人曾经说过的全新事情")
    assert look.warnings(draft, "") == []
    full.write(lambda ws, _: issues.register_issue(ws, draft))
    full.jobs.wait()
    QCoreApplication.processEvents()
    assert look.warnings(draft, "")
