"""Papers of many records from the command line, over a real ledger."""

from __future__ import annotations

from core.cli import commands
from core.cli.papers import COMMANDS
from core.cli.parser import build_parser
from tests.core.operations.whole_issue import begun


def told(ws, *words):
    args = build_parser().parse_args([*words, "--ledger", str(ws.folder)])
    ws.close()
    return {**commands.COMMANDS, **COMMANDS}[args.command](args)


def test_the_book_tells_what_is_missing_and_where_each_file_belongs(ws, tmp_path):
    issue = begun(ws, tmp_path)
    found = told(ws, "evidence-book", issue.code, "--out", str(tmp_path / "册.zip"))
    assert found.data["path"].is_file()
    (page,) = found.data["issues"]
    assert page["code"] == issue.code
    assert page["sections"][-1]["evidence"][0]["name"] == "制度.txt"
    assert page["gaps"]
    assert issue.code in found.lines[1]


def test_the_report_is_told_or_written(ws, tmp_path):
    begun(ws, tmp_path)
    assert "三、下一步安排" in told(ws, "report", "work").lines[0]
    path = told(ws, "report", "publication", "--out", str(tmp_path / "公开.txt")).data["path"]
    assert "共有问题1个" in path.read_text(encoding="utf-8-sig")


def test_lists_and_forms_are_kinds_of_export(ws, tmp_path):
    begun(ws, tmp_path)
    told(ws, "export", "four-lists", "--out", str(tmp_path / "四.xlsx"))
    assert (tmp_path / "四.xlsx").is_file()
    told(ws, "export", "unit-forms", "--unit", "市司法局", "--out", str(tmp_path / "表"))
    assert [each.name[:4] for each in (tmp_path / "表").iterdir()] == ["市司法局"]
