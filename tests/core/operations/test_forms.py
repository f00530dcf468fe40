from __future__ import annotations

from core.clock import FixedClock
from core.operations import forms, ledgers


def test_a_half_typed_form_is_kept_over_a_restart_and_dropped(ws):
    forms.save_form(ws, "new:issue", '{"text": "半"}')
    ws.close()
    again = ledgers.open_ledger(ws.folder, FixedClock.on(ws.clock.today()))
    assert forms.load_form(again, "new:issue") == '{"text": "半"}'
    forms.drop_form(again, "new:issue")
    assert forms.load_form(again, "new:issue") is None
    again.close()
