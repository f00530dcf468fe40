from __future__ import annotations

import json
from dataclasses import replace

import pytest

from core.errors import Refused
from core.operations import history, offices


def test_a_changed_office_is_kept_and_undone(ws):
    offices.revise_office(ws, replace(offices.office(ws), phone="0312-5610000"))
    assert ws.office.phone == "0312-5610000"
    history.undo(ws)
    assert ws.office.phone == ""


@pytest.mark.parametrize(
    "change",
    [
        {"name": " "},
        {"code": ""},
        {"code": "容城"},
        {"code": "rc x"},
        {"code": "rc/x"},
        {"superior_code": "张三"},
    ],
)
def test_an_office_without_name_or_plain_code_is_refused(ws, change):
    with pytest.raises(Refused, match="not_valid"):
        offices.revise_office(ws, replace(ws.office, **change))


def test_settings_of_a_later_version_stay_when_ours_change(ws):
    later = replace(ws.office, settings=json.dumps({"of_tomorrow": 1, "reminder_days": [30, 7]}))
    offices.revise_office(ws, later)
    assert ws.settings.reminder_days == (30, 7)
    assert ws.soon == 30
    offices.revise_settings(ws, replace(ws.settings, reply_limit_days=10))
    kept = json.loads(ws.office.settings)
    assert (kept["of_tomorrow"], kept["reply_limit_days"]) == (1, 10)
