"""Sessions on ledgers that a clerk has worked in."""

from __future__ import annotations

import pytest

from tests.ui.practice import empty_session, full_session, register_folder
from ui.pages.settings_page import SettingsPage

__all__ = ["empty_session", "full_session", "register_folder", "settings"]


@pytest.fixture
def settings(qtbot, full_session):
    """Return the settings page of the practice ledger, shown, every section built."""
    page = SettingsPage(full_session)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    for key in reversed(page.tabs.names()):
        page.tabs.choose(key)
    full_session.jobs.wait()
    return page
