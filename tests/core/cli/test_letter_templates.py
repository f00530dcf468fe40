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
