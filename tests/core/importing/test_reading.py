from __future__ import annotations

import pytest

from core.domain.issue import IssueStatus
from tests.core.importing.ledger_files import HEADER, measures, read, texts, write


def test_a_flat_table_that_repeats_the_issue_makes_one_issue(tmp_path):
    rows = [HEADER, [1, "案卷不规范", "培训", "甲局", ""], [1, "案卷不规范", "考核", "甲局", ""]]
    proposal = read(write(tmp_path / "a.xlsx", rows))
    assert measures(proposal) == ["培训", "考核"]


def test_a_column_of_state_words_is_status_whatever_its_header_says(tmp_path):
    rows = [
        ["序号", "问题", "整改情况"],
        [1, "甲", "已完成"],
        [2, "乙", "整改中"],
        [3, "丙", "已完成并长期坚持"],
        [4, "丁", ""],
    ]
    issues = read(write(tmp_path / "a.xlsx", rows)).issues
    assert [issue.status for issue in issues] == [
        IssueStatus.SELF_CHECKED,
        IssueStatus.RECTIFYING,
        IssueStatus.SELF_CHECKED,
        IssueStatus.REGISTERED,
    ]
    assert issues[2].status_raw == "已完成并长期坚持"
    assert issues[2].deadline.standing


def test_a_column_of_prose_is_progress(tmp_path):
    rows = [["序号", "问题", "整改情况"], [1, "甲", "已完成"], [2, "乙", "正在征求意见，预计月底印发"]]
    issues = read(write(tmp_path / "a.xlsx", rows)).issues
    assert [issue.field("progress") for issue in issues] == ["已完成", "正在征求意见，预计月底印发"]


def test_an_area_column_that_lost_its_merged_cells_is_filled_down(tmp_path):
    rows = [["方面", *HEADER], ["执法", 1, "甲"], ["", 2, "乙"], ["普法", 1, "丙"]]
    proposal = read(write(tmp_path / "a.xlsx", rows))
    assert [issue.field("area") for issue in proposal.issues] == ["执法", "执法", "普法"]


def test_a_numbered_row_without_an_issue_is_rejected_and_its_words_kept(tmp_path):
    rows = [HEADER, [1, "甲", "", "", ""], [2, "", "培训", "丙局", "年底"]]
    proposal = read(write(tmp_path / "a.xlsx", rows))
    assert [rejection.row for rejection in proposal.rejected] == [3]
    assert ("C3", "培训") in proposal.surroundings


def test_a_row_without_issue_and_number_goes_on_with_the_one_above(tmp_path):
    rows = [HEADER, [1, "甲", "培训", "甲局", "年底"], ["", "", "考核", "", ""]]
    proposal = read(write(tmp_path / "a.xlsx", rows))
    assert measures(proposal) == ["培训", "考核"]
    assert proposal.rejected == ()


def test_the_same_row_twice_stays_two_issues(tmp_path):
    rows = [HEADER, [1, "甲", "培训", "甲局", "年底"], [1, "甲", "培训", "甲局", "年底"]]
    assert texts(read(write(tmp_path / "a.xlsx", rows))) == ["甲", "甲"]


CODED = ["问题编号", "问题", "整改措施", "责任单位"]


def test_the_same_text_under_two_numbers_stays_two_issues(tmp_path):
    rows = [CODED, ["R-1", "学习不经常", "培训", "甲局"], ["R-2", "学习不经常", "考核", "乙局"]]
    issues = read(write(tmp_path / "a.xlsx", rows)).issues
    assert [issue.field("code") for issue in issues] == ["R-1", "R-2"]
    assert [len(issue.measures) for issue in issues] == [1, 1]


def test_a_number_written_once_or_again_beside_a_further_measure_stays_one_issue(tmp_path):
    for second in ("", "R-1"):
        rows = [CODED, ["R-1", "学习不经常", "培训", "甲局"], [second, "学习不经常", "考核", "甲局"]]
        proposal = read(write(tmp_path / "a.xlsx", rows))
        assert [issue.field("code") for issue in proposal.issues] == ["R-1"]
        assert measures(proposal) == ["培训", "考核"]


def test_a_row_with_a_number_of_its_own_and_no_issue_joins_no_other(tmp_path):
    rows = [CODED, ["R-1", "学习不经常", "培训", "甲局"], ["R-2", "", "考核", "乙局"]]
    proposal = read(write(tmp_path / "a.xlsx", rows))
    assert [issue.field("code") for issue in proposal.issues] == ["R-1"]
    assert [rejection.row for rejection in proposal.rejected] == [3]


def test_numbers_beside_one_merged_text_never_run_into_one_number(tmp_path):
    rows = [CODED, ["R-1", "学习不经常", "培训", "甲局"], ["R-2", "", "考核", "甲局"]]
    (issue,) = read(write(tmp_path / "a.xlsx", rows, merges=["B2:B3"])).issues
    assert issue.field("code") == "R-1"
    assert ("其他编号", "R-2") in issue.extra
    assert any("R-2" in reason for reason in issue.reasons)


@pytest.mark.parametrize(
    ("said", "own"),
    [
        (("R-1", "R-2"), True),
        (("2024-001", "2024-002"), True),
        ((1, 2), False),
        (("（一）", "（二）"), False),
    ],
)
def test_a_column_called_number_is_the_issues_own_where_it_does_not_just_count(tmp_path, said, own):
    rows = [["编号", *CODED[1:]], [said[0], "甲", "培训", "甲局"], [said[1], "乙", "考核", "乙局"]]
    issues = read(write(tmp_path / "a.xlsx", rows)).issues
    assert [bool(issue.field("code")) for issue in issues] == [own, own]
