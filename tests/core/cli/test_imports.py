"""The command ``import`` says in every form what was kept out, what is alike and what came in closed."""

from __future__ import annotations

from core.cli.imports import COMMANDS

HEAD = "问题编号,问题,整改措施,责任单位,整改时限,状态\n"


def put(folder, name, *rows):
    path = folder / name
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_a_closure_of_a_known_issue_waits_for_its_ground_and_names_what_is_missing(begun, tmp_path):
    open_ones = ("A-2,学习不经常,,县公安局,,登记", "A-6,普法不深入,,县司法局,2020年12月底,登记")
    begun("import", put(tmp_path, "a.csv", *open_ones))
    closed = put(tmp_path, "b.csv", *(row.replace("登记", "已销号") for row in open_ones))
    _, tried, told = begun("import", closed, "--dry-run")
    assert len(tried["held"]) == 2
    for missing in (
        "还没有能确定的完成时限",
        "还没有整改措施",
        "五见",
        "佐证",
        "检验标准",
        "核验还没有全部通过",
    ):
        assert missing in tried["held"][0]
        assert missing in told
    _, said, people = begun("import", closed)
    assert said["held"] == tried["held"]
    assert said["issues"]["updated"] == 0
    assert "A-2 现为“登记”" in people
    assert begun("stats")[1]["closed"] == 0
    begun("import", closed, "--status-ground", "省里复核意见")
    assert begun("stats")[1]["closed"] == 2
    assert begun("import", closed)[1]["held"] == []


def test_one_moved_by_hand_is_not_skipped_silently(begun, tmp_path):
    row = "A-3,学习不经常,培训,县公安局,2020年12月底,登记"
    begun("import", put(tmp_path, "a.csv", row))
    assert begun("move", "A-3", "--to", "整改中")[0] == 0
    held = begun("import", put(tmp_path, "b.csv", row.replace("登记", "已销号")))[1]["held"]
    assert "A-3 已在台账里办到“整改中”" in held[0]
    assert "还有整改措施没有完成" in held[0]


def test_what_comes_in_closed_is_history_and_counted_so(begun, tmp_path):
    path = put(tmp_path, "a.csv", "A-2,学习不经常,,县公安局,,已销号", "A-3,普法不深入,,县司法局,,登记")
    assert begun("import", path, "--dry-run")[1]["closed_before"] == 1
    _, said, people = begun("import", path)
    assert said["closed_before"] == 1
    assert "1 个问题导入前已销号" in people
    assert begun("import", path)[1]["closed_before"] == 0


def test_an_alike_row_is_named_and_may_be_said_to_be_the_same(begun, tmp_path):
    begun("import", put(tmp_path, "a.csv", "S-1,学习不经常,,县公安局,2023年9月底,登记"), "--batch", "2023")
    other = put(tmp_path, "c11.csv", "Z-9,学习不经常,,县教育局,2024年9月底,登记")
    assert begun("import", other, "--batch", "2024", "--same", "S-8")[1]["error"]["code"] == "no_such_like"
    _, tried, told = begun("import", other, "--batch", "2024", "--dry-run", "--same", "Z-9")
    assert (tried["issues"]["new"], tried["doubts"]) == (0, [])
    _, said, told = begun("import", other, "--batch", "2024")
    assert (said["issues"]["new"], said["issues"]["updated"]) == (1, 0)
    assert said["doubts"][0] in told


def test_the_command_stands_alone():
    assert list(COMMANDS) == ["import"]


def test_a_workbook_gets_no_name_of_another_kind(filled, tmp_path):
    for kind in ("ledger", "issues", "four-lists", "statistics"):
        code, said, told = filled("export", kind, "--out", tmp_path / "x.txt")
        assert (code, said["error"]["code"]) == (1, "other_suffix")
        assert "x.xlsx" in told
    assert not (tmp_path / "x.txt").exists()
