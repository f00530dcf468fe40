"""Templates from the command line: recognised, kept, shown, written by, removed."""

from __future__ import annotations

import json

import openpyxl

from tests.core.operations.test_template_filling import their_form


def test_a_form_is_recognised_filled_and_its_template_removed(filled, tmp_path):
    form = their_form(tmp_path / "表.xlsx", empty=200)
    code, told, _ = filled("templates", "recognise", form, "--name", "上报")
    assert code == 0
    assert told["template"]["columns"][1] | {"words": []} == {
        "source": "issue.text",
        "heading": "存在问题",
        "fixed": "",
        "day": "chinese",
        "words": [],
    }
    code, told, _ = filled("export", "--template", "上报", "--into", form, "--out", tmp_path / "报.xlsx")
    assert (code, told["unfilled"]) == (0, ["备注栏目"])
    assert openpyxl.load_workbook(tmp_path / "报.xlsx")["附件2"]["B3"].value
    changed = tmp_path / "模板.json"
    _, told, _ = filled("templates", "show", "上报")
    changed.write_text(json.dumps(told["template"] | {"rows": "measure"}), "utf-8")
    assert filled("templates", "keep", changed)[1]["template"]["revision"] == 2
    code, told, _ = filled("export", "--template", "上报", "--out", tmp_path / "新.xlsx")
    assert told["rows"] > 22
    assert filled("templates", "remove", "上报")[0] == 0
    assert filled("templates", "list")[1] == {"templates": []}


def test_what_cannot_be_written_is_refused(filled, tmp_path):
    form = their_form(tmp_path / "表.xlsx", empty=1)
    filled("templates", "recognise", form, "--name", "上报")
    out = tmp_path / "报.xlsx"
    code, told, _ = filled("export", "--template", "上报", "--into", form, "--out", out)
    assert (code, told["error"]["code"]) == (1, "form_occupied")
    assert not out.exists()
    assert filled("export", "--out", out)[1]["error"]["code"] == "no_template_named"
    (tmp_path / "x.json").write_text("{}", "utf-8")
    assert filled("templates", "keep", tmp_path / "x.json")[1]["error"]["code"] == "template_file_wrong"
