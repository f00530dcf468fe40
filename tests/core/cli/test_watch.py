from __future__ import annotations

import json

import pytest

from core.cli.parser import build_parser
from core.cli.run import run
from core.domain.drafts import IssueDraft, UnitName
from core.operations import issues

NOTICE = (
    "2020年部分节假日安排\n七、国庆节、中秋节：10月1日至8日放假调休，共8天。"
    "9月27日（周日）、10月10日（周六）上班。"
)


@pytest.fixture
def told(ws, capsys):
    """Run a command on the ledger and return (exit code, JSON)."""
    issues.register_issue(ws, IssueDraft(code="W-1", text="案卷", track="基层", units=(UnitName("甲"),)))
    ws.close()

    def ask(*words, code=0):
        line = [*words, "--ledger", str(ws.folder), "--today", "2020-08-17", "--json"]
        assert run(build_parser().parse_args(line)) == code
        return json.loads(capsys.readouterr().out)

    return ask


def test_duties_are_added_ticked_excused_and_counted(told):
    added = told(
        "duties", "add", "--text", "听取汇报", "--rule", "每季度第1个月20日前", "--from", "2020-01-01"
    )
    assert added == {"code": "定期-001", "cycle": "quarterly"}
    assert told("duties", "tick", "定期-001", "--period", "2020年第一季度")["period"] == "2020-Q1"
    told("duties", "excuse", "定期-001", "--period", "2020Q2", "--note", "机构改革")
    found = told("duties", "list")
    assert (found["due"], found["done"], found["overdue"]) == (2, 1, 1)
    refused = told("duties", "tick", "定期-001", "--period", "2020-05", code=1)
    assert refused["error"]["code"] == "not_valid"
    assert "可写 2020-Q1 至" in refused["error"]["message"]


def test_dispatches_are_added_and_the_silent_level_named(told):
    told("dispatches", "rule", "基层", "--upper", "每季度", "--lower", "monthly")
    held = ("--level", "县级", "--way", "会议", "--points", "进展", "--person", "乙")
    added = told("dispatches", "add", *held, "--link", "W-1")
    assert added == {"code": "调度2020-001", "track": "基层"}
    found = told("dispatches", "list")
    assert found["missing"] == [{"track": "基层", "level": "upper", "period": "2020-Q3"}]


def test_an_issue_is_handed_down_and_signed_for(told):
    handed = told("signatures", "hand-down", "W-1", "--on", "2020-08-10")
    assert handed == {"code": "W-1", "units": 1, "sign_due": "2020-08-13"}
    assert [each["unit"] for each in told("signatures", "list")["waiting"]] == ["甲"]
    told("signatures", "sign", "--issue", "W-1", "--on", "2020-08-11", "--by", "丙")
    assert told("signatures", "list")["waiting"] == []
    assert told("signatures", "sign", "--issue", "W-1", code=1)["error"]["code"] == "sign_which_unit"


def test_a_notice_is_tried_kept_shown_and_removed(told, tmp_path):
    file = tmp_path / "通知.txt"
    file.write_text(NOTICE, encoding="utf-8")
    tried = told("calendar", "add", "--file", str(file), "--dry-run")
    assert (tried["year"], len(tried["days"]), tried["wrong"]) == (2020, 10, [])
    assert told("calendar", "show")["years"] == []
    told("calendar", "add", "--paste", NOTICE)
    assert [len(each["holidays"]) for each in told("calendar", "show")["years"]] == [8]
    wrong = NOTICE.replace("共8天", "共7天")
    refused = told("calendar", "add", "--paste", wrong, code=1)
    assert refused["error"]["code"] == "calendar_not_agreeing"
    told("calendar", "remove", "2020")
    assert told("calendar", "show")["years"] == []
    file.write_bytes(b"\xff\xfe\x00")
    assert told("calendar", "add", "--file", str(file), code=1)["error"]["code"] == "calendar_no_text"


def test_a_notice_that_cannot_be_read_is_refused_by_what_is_missing(told):
    nothing = told("calendar", "add", "--paste", "乱写", code=1)["error"]
    assert (nothing["code"], "哪一年" in nothing["message"]) == ("calendar_no_notice_year", True)
    empty = told("calendar", "add", "--paste", "2020年放假安排", code=1)["error"]
    assert empty["code"] == "calendar_no_days"
    glued = "2020年部分节假日安排的通知一、元旦：1月1日放假。二、清明节：4月4日至6日放假，共3天。"
    said = told("calendar", "add", "--paste", glued, code=1)["error"]
    assert (said["code"], "一、元旦" in said["message"]) == ("calendar_not_agreeing", True)
    assert told("calendar", "show")["years"] == []
