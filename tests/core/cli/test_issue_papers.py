from __future__ import annotations

import pytest

from tests.core.cli.test_issue_records import one

__all__ = ["one"]


@pytest.fixture
def proof(tmp_path):
    path = tmp_path / "公示截图.txt"
    path.write_text("截图", encoding="utf-8")
    return path


def test_a_note_moves_its_measure_and_brings_its_file(one, proof):
    one("measures", "add", "2020-001", "修订制度")
    code, said, people = one(
        "notes", "add", "2020-001", "已修订", "--measure", "1", "--on", "2020-08-01", "--percent", "100",
        "--by", "李四", "--source", "电话", "--period", "2020-08", "--status", "已完成", "--file", proof,
    )  # fmt: skip
    assert (code, said["on"]) == (0, "2020-08-01")
    assert "2020年8月1日" in people
    assert one("notes", "add", "2020-001", "整体推进")[1]["on"] == "2020-08-17"
    _, said, people = one("notes", "list", "2020-001")
    assert "1  2020年8月1日  （第 1 条措施）已修订  李四" in people
    first, second = said["notes"]
    assert (first["measure"], first["percent"], first["by"], first["period"]) == (1, 100, "李四", "2020-08")
    assert (second["measure"], second["text"]) == (None, "整体推进")
    (measure,) = one("measures", "list", "2020-001")[1]["measures"]
    assert (measure["status"], measure["finished_on"]) == ("done", "2020-08-01")
    (file,) = one("evidence", "list", "2020-001")[1]["evidence"]
    assert (file["name"], file["proves"]) == ("公示截图.txt", "进展")


def test_a_note_is_taken_out_by_its_number(one):
    for text in ("第一次", "第二次"):
        one("notes", "add", "2020-001", text)
    gone = one("notes", "list", "2020-001")[1]["notes"][0]["text"]
    assert one("notes", "remove", "2020-001", "1")[0] == 0
    (kept,) = one("notes", "list", "2020-001")[1]["notes"]
    assert {gone, kept["text"]} == {"第一次", "第二次"}
    code, said, _ = one("notes", "remove", "2020-001", "2")
    assert (code, said["error"]["code"]) == (1, "unknown_note")


def test_a_share_beyond_the_whole_is_refused(one):
    code, said, _ = one("notes", "add", "2020-001", "超额", "--percent", "120")
    assert (code, said["error"]["code"]) == (1, "not_valid")


def test_files_prove_an_issue_a_measure_a_criterion_or_a_slot(one, proof):
    one("measures", "add", "2020-001", "修订制度")
    one("criteria", "add", "2020-001", "制度健全")
    for where in ((), ("--measure", "1"), ("--criterion", "1"), ("--slot", "见人")):
        assert one("evidence", "add", "2020-001", "--file", proof, *where)[1]["files"] == ["公示截图.txt"]
    found = one("evidence", "list", "2020-001")[1]["evidence"]
    assert sorted(each["proves"] for each in found) == ["措施", "检验标准", "见人", "问题"]
    number = next(each["number"] for each in found if each["proves"] == "见人")
    assert one("evidence", "remove", "2020-001", str(number))[1]["file"] == "公示截图.txt"
    assert len(one("evidence", "list", "2020-001")[1]["evidence"]) == 3
    for words, rule in (
        (("remove", "2020-001", "9"), "unknown_file"),
        (("add", "2020-001", "--file", proof, "--criterion", "9"), "unknown_criterion"),
    ):
        code, said, _ = one("evidence", *words)
        assert (code, said["error"]["code"]) == (1, rule)


def test_files_are_attached_to_an_inspection_by_its_own_number(begun, proof):
    made = begun("inspections", "add", "--title", "检查", "--started", "2020-08-01", "--unit", "县公安局")
    code = made[1]["code"]
    assert begun("evidence", "add", code, "--file", proof, "--inspection")[0] == 0
    (file,) = begun("evidence", "list", code, "--inspection")[1]["evidence"]
    assert (file["number"], file["proves"]) == (1, "督察检查")
    assert begun("evidence", "remove", code, "1", "--inspection")[0] == 0


def test_a_file_that_is_not_there_is_the_matter_of_the_machine(one, tmp_path):
    code, _, _ = one("evidence", "add", "2020-001", "--file", tmp_path / "没有.txt")
    assert code == 3
