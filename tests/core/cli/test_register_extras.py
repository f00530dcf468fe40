from __future__ import annotations

from openpyxl import load_workbook

HEAD = "建议种类\t发出机关\t收到日期\t建议内容\n"


def test_rows_of_a_file_are_entered_and_a_wrong_one_is_named(begun, tmp_path):
    file = tmp_path / "rows.txt"
    file.write_text(HEAD + "检察建议\t县检察院\t2020年6月1日\t甲\n提醒\t乙\t2020-1-1\t丙\n", encoding="utf-8")
    code, said, people = begun("registers", "suggestions", "--rows", file)
    assert (code, said["entered"], list(said["wrong"])) == (0, ["建议2020-001"], ["2"])
    assert "第 2 行没有登记" in people
    assert begun("registers", "suggestions", "--rows", tmp_path / "none.txt")[0] != 0
    assert begun("registers", "--rows", file)[1]["error"]["code"] == "register_not_named"


def test_the_year_is_told_and_written(begun, tmp_path):
    begun("registers", "meetings", "--add", "kind=调研", "held_on=2020-01-02", "title=甲")
    code, said, _ = begun("registers", "--year", "2020", "--out", tmp_path / "y.xlsx")
    assert (code, said["year"]) == (0, 2020)
    assert load_workbook(tmp_path / "y.xlsx").active["B3"].value == "会议与调研"
    found = begun("registers", "--year", "2020")[1]["registers"]
    meetings = next(each for each in found if each["key"] == "meetings")
    assert (meetings["shelf"], meetings["entries"], meetings["due"]) == ("会议与名册", 1, 0)


def test_points_are_proposed_and_accepted(begun, tmp_path):
    begun("registers", "score_rules", "--add", "year=2020", "event=亮点工作", "points=2")
    begun("registers", "practices", "--add", "title=甲", "unit=县司法局", "noted_on=2020-01-02")
    code, said, people = begun("registers", "--scores", "--year", "2020")
    assert (code, said["proposed"][0]["points"], said["units"]) == (0, "2", [])
    assert "亮点2020-001" in people
    code, said, _ = begun("registers", "--accept", "--year", "2020", "--out", tmp_path / "s.xlsx")
    assert (said["accepted"], said["units"][0]["total"], said["proposed"]) == (1, "2", [])
    assert (tmp_path / "s.xlsx").is_file()


def test_a_definition_goes_to_a_file_and_comes_from_one(begun, tmp_path):
    file = tmp_path / "清欠.toml"
    assert begun("registers", "清欠", "--definition", file)[0] == 0
    text = file.read_text(encoding="utf-8").replace("清欠", "拖欠").replace('"arrears"', '"debts"')
    file.write_text(text, encoding="utf-8")
    code, said, people = begun("registers", "--define", file)
    assert code == 0, said
    assert (code, said["name"], said["key"]) == (0, "拖欠", "own_1")
    assert "10 个栏目" in people
    again = begun("registers", "拖欠")[1]
    assert [field["label"] for field in again["fields"]][:2] == ["登记日期", "欠款单位"]
    assert begun("registers", "--definition", file)[1]["error"]["code"] == "register_not_named"
