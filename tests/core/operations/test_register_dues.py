from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.clock import FixedClock
from core.domain.deadline import Cycle
from core.domain.issue import IssueStatus
from core.domain.lifecycle import Statement
from core.domain.register import RegisterDraft
from core.operations import issues, register_definitions, register_dues, registers
from core.operations.overview import overview
from tests.core.operations.registered import a_clue, an_issue


def enter(ws, key, **values):
    return registers.add_entry(ws, key, RegisterDraft(values=values)).value


def test_what_is_due_stands_by_its_day_over_all_registers(ws):
    late = a_clue(ws, received_on="2020-06-01")
    a_clue(ws, received_on="2020-06-01", closed_on="2020-08-01")
    a_clue(ws, received_on="2020-08-10")
    near = enter(ws, "filings", title="办法", unit="县司法局", issued_on="2020-08-10")
    enter(ws, "meetings", kind="调研", held_on="2020-08-10", title="调研")
    found = overview(ws).entries_due
    assert [(item.uuid, item.register_name, item.due, item.days_left) for item in found] == [
        (late.uuid, "问题线索", date(2020, 7, 31), -17),
        (near.uuid, "规范性文件备案", date(2020, 8, 25), 8),
    ]
    assert "乱罚款" in found[0].text


def test_a_ledger_without_entries_reads_no_register_at_all(ws, monkeypatch):
    monkeypatch.setattr(register_definitions, "shipped_one", lambda key: pytest.fail(key))
    assert register_dues.due_entries(ws) == ()


def test_an_issue_kept_up_for_good_asks_for_its_look_back(ws):
    issue = an_issue(ws)
    for status in (IssueStatus.CLAIMED, IssueStatus.RECTIFYING):
        issues.move_issue(ws, issue.uuid, status)
    said = Statement(by="王", dated=date(2020, 8, 17), ground="长期", cycle=Cycle.QUARTERLY)
    issues.move_issue(ws, issue.uuid, IssueStatus.STANDING, statement=said)
    assert overview(ws).look_backs == ()
    later = replace(ws, clock=FixedClock.on(date(2020, 12, 1)))
    (look,) = register_dues.due_look_backs(later)
    assert (look.code, look.due, look.timeliness) == (issue.code, date(2020, 11, 17), "overdue")
    assert overview(later).look_backs == (look,)
