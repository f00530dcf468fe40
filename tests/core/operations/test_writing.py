from __future__ import annotations

import pytest

from core.domain.unit import Unit
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations.writing import at_once, change, excerpt, outcome, require
from core.store import records
from core.workspace import Workspace


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
        require([Violation("units", "required"), Violation("b", "percent_range")])
    assert refusal.value.facts["reasons"] == "责任单位：此项必填；完成比例应在 0 到 100 之间"
    require([])


def test_an_excerpt_is_one_short_line():
    assert excerpt("一\n二  三") == "一 二 三"
    assert excerpt("字" * 40, 10) == "字" * 9 + "…"


@at_once
def _enter(ws, name):
    require([] if name else [Violation("name", "required")])
    assert ws.ledger.connection.in_transaction
    with change(ws, "office.revise") as tx:
        unit = tx.add(Unit(uuid=new_uuid(), name=name))
    return outcome(ws, tx, unit)


def test_an_act_looks_and_writes_in_one_transaction_and_tells_after_it(ws):
    begun = []
    ws.ledger.connection.set_trace_callback(begun.append)
    open_when_told = []
    ws.events.subscribe(lambda _: open_when_told.append(ws.ledger.connection.in_transaction))
    _enter(ws, "甲")
    ws.ledger.connection.set_trace_callback(None)
    assert [each for each in begun if each.startswith(("BEGIN", "COMMIT"))] == ["BEGIN IMMEDIATE", "COMMIT"]
    assert (begun[0], begun[-1]) == ("BEGIN IMMEDIATE", "COMMIT")
    assert open_when_told == [False]


def test_an_act_that_is_refused_leaves_no_transaction_behind(ws):
    with pytest.raises(Refused):
        _enter(ws, "")
    assert not ws.ledger.connection.in_transaction
    assert _enter(ws, "乙").value.name == "乙"


def test_an_act_on_a_ledger_for_reading_is_refused_as_ever(ws):
    reader = Workspace.open(ws.folder, ws.clock, read_only=True)
    unlocked = at_once(lambda ws: change(ws, "office.revise").__enter__())
    with pytest.raises(Refused, match="read_only"):
        unlocked(reader)
    reader.close()
