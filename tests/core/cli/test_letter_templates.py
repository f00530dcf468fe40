from __future__ import annotations

from core.letter_shelf import shipped_text


def test_a_template_is_handed_out_checked_kept_and_given_up(filled, tmp_path):
    file = tmp_path / "提示函.toml"
    assert filled("letters", "template", "提示函", "--out", file)[0] == 0
    assert file.read_text("utf-8") == shipped_text("reminder")
    text = file.read_text("utf-8").replace('name = "提示函"', 'name = "温馨提示函"')
    file.write_text(text, "utf-8")
    assert filled("letters", "template", "reminder", "--check", file)[:2] == (
        0,
        {"kind": "reminder", "found": []},
    )
    assert filled("letters", "template", "reminder", "--set", file)[1]["name"] == "温馨提示函"
    lines = filled("letters", "template")[1]["templates"]
    assert [line["state"] for line in lines if line["name"] == "温馨提示函"] == ["edited"]
    assert "温馨提示函" in {kind["name"] for kind in filled("letters", "kinds")[1]["kinds"]}
    assert filled("letters", "template", "温馨提示函")[1]["text"] == text
    assert filled("letters", "template", "reminder", "--reset")[0] == 0
    assert filled("letters", "template", "reminder", "--reset")[0] == 1


def test_a_wrong_file_is_refused_with_its_line_and_a_new_kind_is_added(filled, tmp_path):
    file = tmp_path / "x.toml"
    file.write_text("name = \n", "utf-8")
    code, said, people = filled("letters", "template", "reminder", "--check", file)
    assert (code, said["found"][0]["place"]) == (1, "line:1")
    assert "第 1 行" in people
    assert filled("letters", "template", "reminder", "--set", file)[0] == 1
    assert filled("letters", "template", "--reset")[0] == 1
    file.write_text(shipped_text("reminder").replace('name = "提示函"', 'name = "关心函"'), "utf-8")
    assert filled("letters", "template", "own_care", "--set", file)[0] == 0
    assert "own_care" in {kind["identifier"] for kind in filled("letters", "kinds")[1]["kinds"]}


def test_conditions_of_release_are_set_by_name_or_words_and_refuse_the_letter(filled, tmp_path):
    file = tmp_path / "x.toml"
    own = (
        shipped_text("supervision")
        .replace('name = "督办函"', 'name = "关心函"')
        .replace("needs =", "# was\nneeds =")
    )
    file.write_text(own, "utf-8")
    filled("letters", "template", "own_care", "--set", file)
    code, said, people = filled("letters", "template", "关心函", "--needs", "done", "问题已经销号")
    assert (code, said["needs"]) == (0, ["done", "closed"])
    assert "事项已全部完成整改（done）" in people
    text = filled("letters", "template", "own_care")[1]["text"]
    assert (
        text.replace('needs = ["done", "closed"]\n', "").strip()
        == own.replace('needs = ["borne"]\n', "").strip()
    )
    assert "发出条件：事项已全部完成整改" in filled("letters", "kinds")[2]
    unit = filled("letters", "propose")[1]["proposals"][0]["unit_name"]
    letter = ("letters", "dispatch", "--kind", "关心函", "--unit", unit, "--dated", "2020-08-17")
    assert filled(*letter, "--out", tmp_path / "out")[0] == 1
    assert filled("letters", "template", "own_care", "--needs")[1]["needs"] == []
    assert filled(*letter, "--out", tmp_path / "out")[0] == 0
    assert filled("letters", "template", "own_care", "--needs", "天气好")[0] == 1
    assert filled("letters", "template", "supervision", "--needs")[1]["needs"] == ["borne"]
