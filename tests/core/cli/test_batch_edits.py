from __future__ import annotations


def test_several_issues_are_looked_at_and_then_changed(filled):
    codes = ("2020-001", "2020-002")
    _, told, _ = filled("edit-issues", *codes, "--unit", "县财政局", "--dry-run")
    assert [line["code"] for line in told["lines"]] == list(codes)
    assert all(line["changes"] for line in told["lines"])
    code, told, _ = filled("edit-issues", *codes, "--unit", "县财政局")
    assert (code, told) == (0, {"changed": 2, "kept": []})
    _, told, _ = filled("edit-issues", *codes, "--unit", "县财政局", "--dry-run")
    assert all(not line["changes"] for line in told["lines"])


def test_an_unknown_batch_changes_nothing(filled):
    code, told, _ = filled("edit-issues", "2020-001", "--batch", "没有这批")
    assert (code, told["error"]["code"]) == (1, "unknown_batch")


def test_a_deadline_that_names_no_day_is_taken_and_told(filled):
    _, _, people = filled("edit-issues", "2020-001", "--deadline", "胡写", "--dry-run")
    assert "请注意：完成时限的写法读不出日期" in people
    _, _, people = filled("edit-issues", "2020-001", "--deadline", "2020年底前", "--dry-run")
    assert "请注意" not in people
