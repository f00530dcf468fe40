from __future__ import annotations

from dataclasses import replace

import pytest

from core.clock import FixedClock
from core.errors import Cancelled, Environment
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


def test_a_query_that_nobody_waits_for_any_more_is_cancelled(ws):
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    ws.stop_when(lambda: True)
    with pytest.raises(Cancelled):
        ws.ledger.connection.execute(endless)
    ws.stop_when(lambda: False)
    assert ws.office.name
