from __future__ import annotations

import pytest

PLAN = ("plan", "--title", "涉企案卷检查", "--unit", "安新县", "雄县", "--when", "二季度", "--basis", "计划")
VISIT = (
    "add", "--title", "涉企案卷检查", "--unit", "安新县", "--joint", "市司法局", "--started", "2020-05-06",
    "--way", "实地", "案卷评查", "--kind", "案卷评查", "--theme", "涉企", "--basis", "计划", "--plan", "涉企",
    "--files", "2000余", "--files-good", "30", "--found", "112", "--solved", "104", "--long-term", "8",
    "--count", "查阅材料=400余份", "筛查=13.7万件", "--measures-taken", "120", "--measures-done", "40",
)  # fmt: skip


@pytest.fixture
def done(begun):
    begun("inspections", *PLAN)
    assert begun("inspections", *VISIT)[0] == 0
    return begun


def test_a_case_file_review_is_entered_and_its_counts_agree(done):
    code, said, people = done("inspections", "list", "--year", "2020")
    (row,) = said["inspections"]
    assert (code, row["found"], row["solved"], row["long_term"], row["open"]) == (0, 112, 104, 8, 0)
    assert row["rectified"] == {"part": 104, "whole": 112, "percent": "92.9"}
    assert row["completion"]["percent"] == "33.3"
    assert "92.9%（104/112）" in people
    assert done("inspections", "list", "--year", "2019")[1]["inspections"] == []


def test_a_repeated_visit_and_counts_that_disagree_are_told_but_entered(done):
    code, said, people = done(
        "inspections", "add", "--title", "再查", "--unit", "安新县", "--started", "2020-07-06",
        "--theme", "涉企", "--basis", "x", "--found", "10", "--solved", "3",
    )  # fmt: skip
    assert (code, [each["rule"] for each in said["warnings"]]) == (0, ["balance_off", "revisited"])
    assert "督查2020-001" in people


def test_sums_say_how_exact_they_are(done):
    _, said, people = done("inspections", "figures", "--year", "2020")
    assert said["whole"]["totals"]["files"] == {"value": 2000, "qualifier": "over"}
    assert said["whole"]["codes"]["files"] == ["督查2020-001"]
    assert [count["words"] for count in said["counts"]] == ["400余份", "13.7万件"]
    assert "整改率  92.9%（104/112）" in people


def test_the_plan_says_what_was_done(done, tmp_path):
    _, said, people = done("inspections", "plan")
    assert (said["planned"], said["done"], said["missed"], said["rate"]["percent"]) == (2, 1, 1, "50.0")
    assert "50.0%（1/2）" in people
    pasted = tmp_path / "plan.tsv"
    pasted.write_text("事项\t对象\n信访督察\t雄县\n", encoding="utf-8")
    assert done("inspections", "plan", "--year", "2021", "--paste", pasted)[1] == {"year": 2021, "added": 1}
    assert done("inspections", "plan", "--paste", tmp_path / "none")[0] == 3
    assert done("inspections", "plan", "--out", tmp_path / "p.xlsx")[1]["path"].endswith("p.xlsx")


def test_coverage_names_the_inspections_of_every_cell(done, tmp_path):
    _, said, people = done("inspections", "coverage", "--year", "2020")
    assert said["units"] == [{"unit": "安新县", "cells": {"1": [], "2": ["督查2020-001"], "3": [], "4": []}}]
    assert said["rate"] == {"part": 1, "whole": 1, "percent": "100.0"}
    assert "覆盖率：100.0%（1/1）" in people
    for action in ("coverage", "figures"):
        assert done("inspections", action, "--out", tmp_path / "x.xlsx")[0] == 0


def test_a_conclusion_is_objected_to_and_decided(done):
    code = "督查2020-001"
    assert (
        done("inspections", "recheck", code, "--by", "安新县", "--dated", "2020-07-30", "--reason", "不符")[0]
        == 1
    )
    given = ("--text", "总体较好", "--made", "2020-07-01", "--delivered", "2020-07-03")
    assert done("inspections", "conclude", code, *given)[1]["recheck_until"] == "2020-08-03"
    asked = done(
        "inspections", "recheck", code, "--by", "安新县", "--dated", "2020-07-30", "--reason", "不符"
    )
    assert (asked[0], asked[1]["due"], asked[1]["late"]) == (0, "2020-08-31", False)
    decided = ("--by", "李", "--dated", "2020-08-10", "--text", "事实清楚")
    assert done("inspections", "decide", code, "--result", "维持", *decided)[1]["result"] == "upheld"
    assert (
        done("inspections", "decide", code, "--result", "维持", *decided)[1]["error"]["code"]
        == "recheck_none"
    )


def test_archive_and_blank_forms_are_written(done, tmp_path):
    code = "督查2020-001"
    _, said, _ = done("inspections", "archive", code, "--out", tmp_path / "案卷.zip")
    assert [paper["sort"] for paper in said["papers"]] == ["plan", "record"]
    assert (tmp_path / "案卷.zip").is_file()
    assert done("inspections", "archive", code, "--catalogue", "--out", tmp_path / "c.xlsx")[0] == 0
    _, said, people = done("inspections", "forms", code, "--out", tmp_path / "forms")
    assert len(said["paths"]) == 1
    assert "已生成自查表 1 份" in people


def test_a_count_nobody_can_read_is_refused(begun):
    given = ("--title", "x", "--unit", "甲", "--started", "2020-05-06", "--count", "很多")
    assert begun("inspections", "add", *given)[1]["error"]["code"] == "unknown_count"


def test_numbers_days_and_times_that_cannot_be_are_refused(begun):
    bad = ("inspections", "add", "--title", "x", "--unit", "甲", "--basis", "x")
    assert begun(*bad, "--started", "2020-05-06", "--files", "-5")[1]["error"]["code"] == "unknown_count"
    ahead = begun(*bad, "--started", "2021-08-17")[1]["error"]
    assert (ahead["code"], "开始日期：" in ahead["message"]) == ("not_valid", True)
    twice = begun(*bad, "--started", "2020-05-06", "--files", "30", "--count", "卷宗=1000余册")[1]["error"]
    assert "“卷宗”已在“审查卷宗”里填写" in twice["message"]
    plan = ("inspections", "plan", "--title", "案卷检查", "--basis", "计划", "--when")
    for when in ("五季度", "某时", "二季度、五季度"):
        refused = begun(*plan, when)[1]["error"]
        assert (refused["code"], when in refused["message"]) == ("not_valid", True)
    assert begun(*plan, "二季度、四季度")[0] == 0
    assert begun("inspections", "plan")[1]["items"][0]["months"] == [4, 5, 6, 10, 11, 12]


def test_case_files_counted_by_name_stand_in_the_one_sum_of_case_files(done):
    more = ("--title", "再查", "--unit", "雄县", "--started", "2020-07-06", "--basis", "x")
    done("inspections", "add", *more, "--count", "卷宗=1000余册")
    _, said, people = done("inspections", "figures")
    assert said["whole"]["totals"]["files"] == {"value": 3000, "qualifier": "over"}
    assert len(said["whole"]["codes"]["files"]) == 2
    assert "卷宗" not in [count["name"] for count in said["counts"]]
    assert people.count("卷宗") == 1
