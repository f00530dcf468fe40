from __future__ import annotations

import pytest

from core.domain.unit import Unit
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations.writing import change, excerpt, outcome, require
from core.store import records


def test_a_change_is_told_once_and_an_empty_one_not_at_all(ws):
    heard = []
    ws.events.subscribe(heard.append)
    with change(ws, "office.revise") as tx:
        unit = tx.add(Unit(uuid=new_uuid(), name="甲"))
    made = outcome(ws, tx, unit)
    with change(ws, "office.revise") as tx:
        tx.replace(made.value)
    assert outcome(ws, tx, None).change.sequence == 0
    assert heard == [made.change]


def test_a_failure_inside_leaves_nothing(ws):
    def broken():
        with change(ws, "office.revise") as tx:
            tx.add(Unit(uuid=new_uuid(), name="甲"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert records.find(ws.ledger, Unit) == []


def test_every_violation_is_named_in_one_refusal():
    with pytest.raises(Refused) as refusal:
        require([Violation("a", "required"), Violation("b", "percent_range")])
    assert refusal.value.facts["reasons"] == "此项必填；完成比例应在 0 到 100 之间"
    require([])


def test_an_excerpt_is_one_short_line():
    assert excerpt("一\n二  三") == "一 二 三"
    assert excerpt("字" * 40, 10) == "字" * 9 + "…"
