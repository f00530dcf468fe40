from __future__ import annotations

from dataclasses import replace

import pytest

from core.clock import FixedClock
from core.errors import Environment
from core.operations import offices
from core.settings import Settings
from core.workspace import Workspace, settings_of


def test_settings_travel_with_the_ledger(ws):
    offices.revise_settings(ws, Settings(reminder_days=(10, 5)))
    ws.close()
    again = Workspace.open(ws.folder, FixedClock.on(ws.clock.today()))
    assert again.settings == Settings(reminder_days=(10, 5))
    assert again.soon == 10
    again.close()


def test_an_office_without_settings_has_the_usual_ones(ws):
    assert settings_of(replace(ws.office, settings="{}")) == Settings()


def test_a_missing_ledger_is_a_sentence(tmp_path, ws):
    with pytest.raises(Environment, match="ledger_missing"):
        Workspace.open(tmp_path / "none", ws.clock)
