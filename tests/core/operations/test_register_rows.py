from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.issue import Issue
from core.domain.people import OperatorDraft
from core.domain.register import RegisterEntry
from core.errors import Refused
from core.operations import history, offices, people, register_rows
from core.operations.register_definitions import shipped
from core.operations.units import unit_names
from core.store import records
from tests.core.operations.registered import an_issue

HEAD = "建议种类\t发出机关\t收到日期\t建议内容\t承办单位\t别的\n"
GOOD = "检察建议\t县检察院\t2020年8月3日\t规范裁量\t县司法局\tx\n"


def read(ws, text, key="suggestions"):
    return register_rows.read_rows(ws, shipped()[key], text)


def test_rows_under_headings_are_read_entered_and_taken_back_in_one_step(ws):
    found = read(ws, HEAD + GOOD * 2)
    assert found.headed
    assert found.heads[-1] == ""
    assert [row.new_units for row in found.good] == [("县司法局",)] * 2
    entered = register_rows.enter_rows(ws, "suggestions", [row.draft for row in found.good]).value
    assert [entry.code for entry in entered] == ["建议2020-001", "建议2020-002"]
    assert entered[0].values["received_on"] == "2020-08-03"
    assert unit_names(ws).count("县司法局") == 1
    history.undo(ws)
    assert records.find(ws.ledger, RegisterEntry) == []


def test_a_wrong_row_says_why_and_is_not_among_the_good(ws):
    found = read(ws, HEAD + GOOD + "提醒\t\t八月\t\t\n")
    assert len(found.good) == 1
    assert any(said.startswith("收到日期：") for said in found.rows[1].wrong)
    assert any(said.startswith("发出机关：") for said in found.rows[1].wrong)
    with pytest.raises(Refused, match="not_valid"):
        register_rows.enter_rows(ws, "suggestions", [row.draft for row in found.rows])
    assert records.find(ws.ledger, RegisterEntry) == []


def test_without_headings_the_order_of_the_list_is_taken_and_numbers_become_links(ws):
    an_issue(ws, code="RC-1")
    found = read(
        ws, "编号\t专项名称\t种类\t开始日期\t涉及的问题\nA1\t乙\t治理\t2020-1-1\tRC-1、RC-7\n", "campaigns"
    )
    assert found.rows[0].wrong == ("涉及的问题：没有 RC-7",)
    block = "编号\t专项名称\t种类\t开始日期\t涉及的问题\n"
    found = read(ws, block + "A1\t乙\t治理\t2020-1-1\tRC-1\nA1\t丙\t治理\t2020-1-1\t\n", "campaigns")
    assert [bool(row.wrong) for row in found.rows] == [False, True]
    plain = read(ws, "乙\t治理\t\t2020-1-1\n", "campaigns")
    assert not plain.headed
    assert plain.rows[0].draft.values == {"name": "乙", "kind": "治理", "started_on": "2020-01-01"}


def test_under_the_rule_of_two_a_paste_asks_for_nobody_and_strikes_nothing_off(ws):
    """Two persons stand for what cannot be taken back quietly; an entry can, and closes no issue."""
    issue = an_issue(ws, code="RC-1")
    people.add_operator(ws, OperatorDraft(name="李芳"))
    offices.revise_settings(ws, replace(ws.settings, two_person=True))
    block = "专项名称\t种类\t开始日期\t结束日期\t涉及的问题\n乙\t治理\t2020-1-1\t2020-1-31\tRC-1\n"
    found = read(ws, block, "campaigns")
    assert found.rows[0].wrong == ()
    register_rows.enter_rows(ws, "campaigns", [row.draft for row in found.good])
    newest = history.entries(ws)[0]
    assert "双人复核" not in newest.summary
    assert records.get(ws.ledger, Issue, issue.uuid).status is issue.status
    history.undo(ws)
    assert records.find(ws.ledger, RegisterEntry) == []
