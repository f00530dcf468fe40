"""From a clue one sees its inspections and the issues found there, and from those the clue (row 14)."""

from __future__ import annotations

from core.domain.register import LinkTarget
from core.operations import inspections, register_traces, registers
from core.operations.dossiers import issue_dossier
from core.operations.register_definitions import shipped
from tests.core.operations.registered import a_clue, an_inspection, an_issue


def test_a_clue_leads_to_its_inspections_and_what_they_found_and_back(ws):
    visit = an_inspection(ws, "案卷缺页")
    linked = an_issue(ws, "罚没挂钩")
    problem = inspections.inspection_dossier(ws, visit.uuid).problems[0]
    found = inspections.raise_issue(ws, problem.uuid).value
    links = {"inspections": (visit.uuid,), "issues": (linked.uuid,)}
    clue = a_clue(ws, links, result="属实", informant="张三")
    made = registers.raise_issue(ws, clue.uuid).value
    steps = register_traces.trace(ws, clue.uuid)
    assert [(step.record.code, step.via) for step in steps] == [
        (visit.code, ""),
        (linked.code, ""),
        (made.code, ""),
        (found.code, visit.code),
    ]
    ways = {}
    for issue in (linked, found, made):
        (back,) = issue_dossier(ws, issue.uuid).related
        assert (back.uuid, back.register_name) == (clue.uuid, "问题线索")
        assert "张三" not in back.text
        ways[issue.code] = (back.label, bool(back.link_uuid), back.via)
    assert ways == {
        linked.code: ("相关问题", True, ""),
        found.code: ("", False, visit.code),
        made.code: ("转入问题", False, ""),
    }
    (beside,) = inspections.inspection_dossier(ws, visit.uuid).related
    assert (beside.code, beside.timeliness, beside.due is not None) == (clue.code, "due_soon", True)
    assert register_traces.related(ws, LinkTarget.UNIT, visit.uuid) == ()


def test_registers_that_can_speak_of_an_issue_are_offered_in_their_order(ws):
    offered = [each.key for each in register_traces.registers_for(ws, LinkTarget.ISSUE)]
    assert offered[:4] == ["publications", "clues", "transfers", "accountability"]
    assert set(offered[4:]) == {
        "campaigns",
        "interviews",
        "joint_supervision",
        "practices",
        "results",
        "satisfaction",
        "peer_reviews",
        "scores",
    }
    assert [each.key for each in register_traces.registers_for(ws, LinkTarget.LETTER)] == [
        "transfers",
        "interviews",
        "scores",
    ]


def test_an_entry_is_told_in_one_line_without_names_of_persons():
    values = {"source": "媒体反映", "content": "乱\n罚款", "informant": "张三", "issues": "RC-001"}
    assert register_traces.entry_text(shipped()["clues"], values) == "媒体反映  乱 罚款"


def test_a_day_and_a_flag_are_said_in_words():
    clues = shipped()["clues"]
    assert register_traces.said(clues.field("received_on"), "2020-07-01") == "2020年7月1日"
    assert register_traces.said(clues.field("problem_found"), "yes") == "是"
    assert register_traces.said(clues.field("content"), "甲") == "甲"
