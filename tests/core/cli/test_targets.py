"""Criteria, milestones and links by commands alone, each answer telling how things stand then."""

from __future__ import annotations

import pytest

from core.clock import FixedClock
from core.operations import ledgers
from tests.core.operations import whole_issue

BY = ("--by", "李核", "--dated", "2020-08-01")


@pytest.fixture
def call_on(begun, tmp_path):
    """Call a command; 2020-001 and 2020-002 have everything closure asks for."""
    ws = ledgers.open_ledger(tmp_path / "l", FixedClock.on(whole_issue.DAY))
    for text in ("法律顾问作用发挥不够", "案卷评查不规范"):
        whole_issue.begun(ws, tmp_path, text=text, criteria="1.培训不少于20次；2.制度健全")
    ws.close()
    return begun


def test_criteria_are_split_answered_and_listed(call_on, tmp_path):
    assert call_on("criteria", "list", "2020-001")[1]["criteria"] == []
    code, said, people = call_on("criteria", "split", "2020-001")
    assert (code, [each["target"] for each in said["criteria"]]) == (0, ["20", ""])
    assert "1．培训不少于20次：未答复（目标 不少于 20次，实际 未报）" in people
    code, said, _ = call_on("criteria", "answer", "2020-001", "1", "--actual", "21", *BY)
    assert (code, said["criteria"][0]["state"], said["criteria"][0]["answered_by"]) == (0, "met", "李核")
    proof = tmp_path / "制度汇编.txt"
    proof.write_text("汇编", encoding="utf-8")
    code, said, _ = call_on("criteria", "answer", "2020-001", "2", "--answer", "未达到", *BY, "--file", proof)
    assert (said["criteria"][1]["state"], said["criteria"][1]["evidence"]) == ("not_met", ["制度汇编.txt"])
    call_on(
        "criteria",
        "add",
        "2020-001",
        "投诉",
        "--compare",
        "不超过",
        "--target",
        "3",
        "--word",
        "起",
        "--measure",
        "1",
    )
    code, said, _ = call_on("criteria", "list", "2020-001")
    assert [(each["measure"], each["text"]) for each in said["criteria"]][-1] == (1, "投诉")
    figures = call_on("stats")[1]["acceptance"]
    assert (figures["criteria"], figures["unanswered"]) == ({"part": 1, "whole": 3}, 1)
    assert len(call_on("criteria", "remove", "2020-001", "3")[1]["criteria"]) == 2
    code, said, _ = call_on("criteria", "answer", "2020-001", "9", "--answer", "met", *BY)
    assert (code, said["error"]["code"]) == (1, "unknown_criterion")


def test_milestones_are_added_reported_and_listed(call_on):
    assert call_on("milestones", "split", "2020-001")[1]["error"]["code"] == "no_stages"
    due = ("--due", "2020-07-31")
    code, said, people = call_on(
        "milestones", "add", "2020-001", *due, "--target", "完成七成", "--percent", "70"
    )
    assert (code, said["milestones"][0]["state"], said["milestones"][0]["lacking"]) == (0, "behind", "70")
    assert "完成七成：落后" in people
    call_on("milestones", "report", "2020-001", "1", "--percent", "60", *BY)
    code, said, _ = call_on("milestones", "report", "2020-001", "1", "--percent", "75")
    assert (code, said["milestones"][0]["state"]) == (0, "late")
    assert [each["percent"] for each in said["milestones"][0]["reports"]] == [60, 75]
    assert call_on("milestones", "remove", "2020-001", "1")[1]["milestones"] == []
    assert call_on("milestones", "list", "2020-001")[0] == 0


def test_links_are_made_listed_and_taken_away(call_on):
    assert "还没有关联" not in call_on("links", "list", "2020-001")[2]
    code, said, people = call_on("links", "add", "2020-001", "--measure", "2020-002", "1")
    assert (code, said["measures"]) == (0, [{"issue": "2020-002", "position": 1}])
    assert "问题 2020-002 的措施 1" in people
    assert call_on("links", "list", "2020-002")[1]["shared"] == [{"position": 1, "issue": "2020-001"}]
    assert call_on("links", "add", "2020-002", "--issue", "2020-001")[1]["alike"] == ["2020-001"]
    call_on("criteria", "split", "2020-001")
    file = ("--evidence", "制度.txt")
    before = call_on("links", "list", "2020-001")[1]["evidence"][0]["records"]
    for where in (("--criterion", "2"), ("--own-measure", "1"), ("--slot", "见人")):
        code, said, _ = call_on("links", "add", "2020-001", *file, *where)
        assert code == 0
    assert said["evidence"][0]["records"] == before + 3
    for where in (("--criterion", "2"), ("--own-measure", "1"), ("--slot", "seen_person")):
        code, said, _ = call_on("links", "remove", "2020-001", *file, *where)
        assert code == 0
    assert said["evidence"][0]["records"] == before
    assert call_on("links", "remove", "2020-001", "--measure", "2020-002", "1")[1]["measures"] == []
    assert call_on("links", "remove", "2020-001", "--issue", "2020-002")[1]["alike"] == []
    for wrong, error in (
        (("--issue", "2020-002"), "not_linked"),
        (("--evidence", "没有.txt"), "unknown_evidence"),
    ):
        assert call_on("links", "remove", "2020-001", *wrong)[1]["error"]["code"] == error
