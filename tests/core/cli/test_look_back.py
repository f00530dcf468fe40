from __future__ import annotations

from tests.core.cli.test_issue_records import TEXT, one

__all__ = ["one"]


def test_health_lists_by_severity_and_its_exit_code_says_whether_something_must_be_mended(filled):
    code, said, people = filled("health")
    found = [each["severity"] for each in said["findings"]]
    assert found == sorted(found, key=lambda severity: severity != "error")
    assert (said["errors"], said["warnings"]) == (found.count("error"), found.count("warning"))
    assert code == (1 if said["errors"] else 0)
    assert all(each["message"] in people for each in said["findings"])
    only = filled("health", "--errors")[1]
    assert {each["severity"] for each in only["findings"]} <= {"error"}


def test_health_of_a_ledger_in_order_exits_with_none_and_of_a_broken_one_with_one(begun, tmp_path):
    code, said, people = begun("health")
    assert (code, said["findings"]) == (0, [])
    assert "没有发现" in people
    proof = tmp_path / "公示.txt"
    proof.write_text("截图", encoding="utf-8")
    begun("issues", "add", "公示不及时")
    begun("evidence", "add", "2020-001", "--file", proof)
    digest = begun("evidence", "list", "2020-001")[1]["evidence"][0]["sha256"]
    (kept,) = (tmp_path / "l").rglob(f"*{digest[2:]}*")
    kept.unlink()
    code, said, people = begun("health")
    assert (code, said["errors"]) == (1, 1)
    assert said["findings"][0] | {"uuid": ""} == {
        "severity": "error",
        "rule": "evidence_missing",
        "list": "issues",
        "uuid": "",
        "title": "公示.txt",
        "message": "佐证材料的文件不在台账文件夹里，请从备份恢复",
    }
    assert "必须改正  公示.txt：佐证材料的文件不在台账文件夹里" in people


def test_changes_are_undone_and_redone_in_turn(one):
    assert one("issues", "set", "2020-001", "--set", "方面=公正司法")[0] == 0
    code, said, people = one("undo")
    assert (code, said["undone"]) == (0, "修改问题 2020-001")
    assert "修改问题 2020-001" in people
    assert one("issues", "show", "2020-001")[1]["area"] == "严格执法"
    assert one("redo")[1]["redone"] == "修改问题 2020-001"
    assert one("issues", "show", "2020-001")[1]["area"] == "公正司法"
    assert one("redo")[0] == 1


def test_the_timeline_of_an_issue_tells_every_field_before_and_after(one):
    one("issues", "set", "2020-001", "--set", "方面=公正司法")
    one("measures", "add", "2020-001", "修订制度")
    code, said, people = one("history", "2020-001", "--details")
    assert code == 0
    assert [each["operation"] for each in said["entries"]] == [
        "measure.add",
        "issue.revise",
        "issue.register",
    ]
    assert {"field": "问题的方面", "before": "严格执法", "after": "公正司法"} in said["entries"][1][
        "differences"
    ]
    assert "严格执法 → 公正司法" in people
    assert said["entries"][0]["actor"] == "王经办"
    assert len(one("history", "2020-001", "--limit", "1")[1]["entries"]) == 1


def test_the_journal_of_the_ledger_shows_what_undo_would_take_back(one):
    said = one("history")[1]
    assert TEXT in said["entries"][0]["summary"]
    assert said["undo"] == said["entries"][0]["summary"]
    assert said["redo"] is None
    code, said, _ = one("history", "没有")
    assert (code, said["error"]["code"]) == (1, "unknown_code")


def test_the_timeline_of_a_duty_goes_by_its_number(begun):
    code = begun("duties", "add", "--text", "报送进展", "--rule", "每月5日")[1]["code"]
    assert [each["operation"] for each in begun("history", code)[1]["entries"]] == ["duty.add"]
