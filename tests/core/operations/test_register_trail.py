from __future__ import annotations

from core.domain.register import RegisterDraft
from core.operations import history, registers
from core.operations.register_trail import entry_differences
from tests.core.operations.registered import CLUE, a_clue, an_issue


def told(ws, uuid):
    newest = history.entries(ws, uuid)[0].sequence
    return [(each.field, each.before, each.after) for each in entry_differences(ws, newest, uuid)]


def test_an_entry_tells_what_changed_by_the_names_of_its_own_fields(ws):
    first, second = an_issue(ws, "一"), an_issue(ws, "二")
    entry = a_clue(ws, {"issues": (first.uuid,)})
    assert ("收到日期", "", "2020年7月1日") in told(ws, entry.uuid)
    assert ("相关问题", "", first.code) in told(ws, entry.uuid)
    values = CLUE | {"problem_found": "yes", "closed_on": "2020-08-01", "result": "属实"}
    draft = RegisterDraft(code="线索甲", values=values, links={"issues": (second.uuid,)})
    registers.revise_entry(ws, entry.uuid, 1, draft)
    assert told(ws, entry.uuid) == [
        ("编号", entry.code, "线索甲"),
        ("核查结果", "", "属实"),
        ("是否发现问题", "", "是"),
        ("查结日期", "", "2020年8月1日"),
        ("相关问题", first.code, ""),
        ("相关问题", "", second.code),
    ]
    made = registers.raise_issue(ws, entry.uuid).value
    assert told(ws, entry.uuid) == [("转入问题", "", made.code)]
    history.undo(ws)
    assert told(ws, entry.uuid)[0][0] == "转入问题"
