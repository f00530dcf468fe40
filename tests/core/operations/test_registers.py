from __future__ import annotations

import pytest

from core.domain.issue import Issue, IssueOrigin
from core.domain.listing import ListKind
from core.domain.register import RegisterDraft, RegisterEntry
from core.errors import Refused
from core.operations import history, issues, registers, statistics
from core.operations.units import unit_names
from core.statistics.figures import Dimension, Figure
from core.store import records

SUGGESTION = {
    "kind": "司法建议",
    "sender": "县人民法院",
    "received_on": "2020-08-03",
    "content": "完善案卷归档",
    "unit": "县司法局",
}
INDICATOR = {
    "year": "2020",
    "number": "12",
    "indicator": "行政规范性文件合法性审核率",
    "state": "未达标",
    "gap": "两件文件未经审核",
    "requirement": "补充审核并建立台账",
    "unit": "县司法局",
    "due": "2020-10-31",
}


def draft(code="", **values):
    return RegisterDraft(code=code, values=values)


def stored(ws):
    return records.find(ws.ledger, RegisterEntry, order="code")


def test_an_entry_is_numbered_by_its_year_and_read_back_as_it_was_typed(ws):
    entry = registers.add_entry(ws, "suggestions", draft(**SUGGESTION)).value
    assert entry.code == "建议2020-001"
    assert registers.draft_of(ws, entry.uuid).values == SUGGESTION
    assert registers.add_entry(ws, "suggestions", draft(**SUGGESTION)).value.code == "建议2020-002"
    older = draft(**(SUGGESTION | {"received_on": "2019-08-03"}))
    assert registers.add_entry(ws, "suggestions", older).value.code == "建议2019-001"


def test_a_unit_nobody_knew_is_entered_and_an_alias_becomes_its_name(ws):
    registers.add_entry(ws, "suggestions", draft(**SUGGESTION))
    assert unit_names(ws) == ["县司法局"]
    again = registers.add_entry(ws, "suggestions", draft(**(SUGGESTION | {"unit": "县 司法局"}))).value
    assert again.values["unit"] == "县司法局"
    assert unit_names(ws) == ["县司法局"]


def test_what_the_rules_refuse_is_not_kept(ws):
    with pytest.raises(Refused, match="not_valid"):
        registers.add_entry(ws, "suggestions", draft(kind="司法建议"))
    registers.add_entry(ws, "suggestions", draft("甲1", **SUGGESTION))
    assert [each.rule for each in registers.check_entry(ws, "suggestions", draft("甲1", **SUGGESTION))] == [
        "entry_code_taken"
    ]
    with pytest.raises(Refused, match="unknown_register"):
        registers.add_entry(ws, "nothing", draft())
    assert len(stored(ws)) == 1


def test_a_revision_replaces_and_an_old_form_is_refused(ws):
    entry = registers.add_entry(ws, "suggestions", draft(**SUGGESTION)).value
    replied = SUGGESTION | {"replied_on": "2020-08-10"}
    told = registers.revise_entry(ws, entry.uuid, entry.revision, draft(**replied)).value
    assert (told.values, told.code, told.revision) == (replied, entry.code, 2)
    with pytest.raises(Refused, match="changed_meanwhile"):
        registers.revise_entry(ws, entry.uuid, entry.revision, draft(**SUGGESTION | {"content": "另一件"}))


def test_undo_takes_back_every_act_in_turn_and_redo_brings_it_again(ws):
    entry = registers.add_entry(ws, "suggestions", draft(**SUGGESTION)).value
    registers.revise_entry(ws, entry.uuid, 1, draft(**SUGGESTION | {"content": "改后"}))
    registers.remove_entry(ws, entry.uuid)
    assert stored(ws) == []
    history.undo(ws)
    assert stored(ws)[0].values["content"] == "改后"
    history.undo(ws)
    assert stored(ws)[0].values == SUGGESTION
    history.undo(ws)
    assert stored(ws) == []
    history.redo(ws)
    assert stored(ws)[0].values == SUGGESTION


def test_a_gap_becomes_an_issue_with_unit_requirement_and_deadline_once(ws):
    entry = registers.add_entry(ws, "self_check", draft(**INDICATOR)).value
    assert registers.may_raise(ws, entry.uuid)
    issue = registers.raise_issue(ws, entry.uuid).value
    found = issues.draft_of(ws, issue.uuid)
    assert (found.text, found.goal) == (INDICATOR["gap"], INDICATOR["requirement"])
    assert (found.origin, [unit.name for unit in found.units]) == (IssueOrigin.SELF_CHECK, ["县司法局"])
    assert found.deadline_raw == "2020年10月31日前"
    assert issue.deadline.due is not None
    assert entry.code in found.note
    assert not registers.may_raise(ws, entry.uuid)
    with pytest.raises(Refused, match="entry_raised"):
        registers.raise_issue(ws, entry.uuid)


@pytest.mark.parametrize(
    ("source", "origin"),
    [
        ("上级交办", IssueOrigin.CLUE),
        ("12345热线转办", IssueOrigin.HOTLINE),
        ("媒体反映", IssueOrigin.MEDIA),
        ("互评收集", IssueOrigin.PEER_REVIEW),
    ],
)
def test_an_issue_of_a_clue_tells_by_which_way_it_came(ws, source, origin):
    clue = {"source": source, "received_on": "2020-07-01", "content": "乱罚款", "result": "属实"}
    entry = registers.add_entry(ws, "clues", draft(**clue)).value
    assert registers.raise_issue(ws, entry.uuid).value.origin is origin
    table = statistics.statistics(ws, ListKind.ISSUES).table(Dimension.ORIGIN)
    assert [line.value for line in table.lines if line.number(Figure.ALL)] == [origin.value]


def test_a_removed_issue_lets_its_entry_go_and_undo_ties_them_again(ws):
    entry = registers.add_entry(ws, "self_check", draft(**INDICATOR)).value
    issue = registers.raise_issue(ws, entry.uuid).value
    issues.remove_issue(ws, issue.uuid)
    assert stored(ws)[0].issue_uuid is None
    assert registers.may_raise(ws, entry.uuid)
    history.undo(ws)
    assert stored(ws)[0].issue_uuid == issue.uuid
    registers.remove_entry(ws, entry.uuid)
    assert [each.uuid for each in records.find(ws.ledger, Issue)] == [issue.uuid]


def test_an_entry_without_a_gap_or_of_another_register_makes_no_issue(ws):
    whole = registers.add_entry(ws, "self_check", draft(**(INDICATOR | {"gap": ""}))).value
    other = registers.add_entry(ws, "suggestions", draft(**SUGGESTION)).value
    for entry in (whole, other):
        with pytest.raises(Refused, match="entry_no_issue"):
            registers.raise_issue(ws, entry.uuid)
    assert records.find(ws.ledger, Issue) == []
