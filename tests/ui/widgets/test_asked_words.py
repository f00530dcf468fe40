"""Words that take long to find come into the list when they are read; the line is typed in meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication

from core.domain.listing import ListKind
from core.operations import listing
from tests.ui.steps import KeepsWidgets, held_reading
from ui.session import Session
from ui.widgets.asked_words import AskedWords
from ui.widgets.text_edits import LineEdit


def test_a_line_is_entered_at_once_and_its_words_follow(
    full: Session, qtbot: KeepsWidgets, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = AskedWords(full, listing.choices, ListKind.ISSUES, "code")
    with held_reading(full, monkeypatch):
        line = LineEdit(words)
        qtbot.addWidget(line)
        QApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
        assert line.completer().model().rowCount() == 0
    assert line.completer().model().rowCount() == len(words()) == 22
