"""Sessions on ledgers that a clerk has worked in, and the dialog of a letter to a unit that is late."""

from __future__ import annotations

import pytest

from core.domain.letter import LetterKind
from tests.ui import steps
from tests.ui.practice import empty_session, full_session, register_folder
from ui.dialogs import letter_dialog

__all__ = ["dialog", "empty_session", "full_session", "register_folder", "says_yes"]


@pytest.fixture
def dialog(qtbot, full_session):
    """Return the dialog of a 督办函, its first preview drawn."""
    return steps.letter_dialog(qtbot, full_session, kind=LetterKind.SUPERVISION)


@pytest.fixture
def says_yes(monkeypatch):
    """Answer every question of the dialog with yes, and return what it asked."""
    asked = []
    monkeypatch.setattr(letter_dialog, "ask", lambda _parent, text, _yes: asked.append(text) or True)
    return asked
