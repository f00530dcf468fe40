from __future__ import annotations

from datetime import date

from core.domain.deadline import Confidence, DeadlineKind
from core.domain.unit import UnitRole
from core.wording import word
from tests.core.importing.ledger_files import HEADER, read, texts, write


def test_a_row_keeps_its_key_when_number_deadline_and_progress_change(tmp_path):
    first = read(write(tmp_path / "a.xlsx", [HEADER, [1, "案卷不规范", "培训", "市司法局", "8月底"]]))
    second = read(
        write(
            tmp_path / "b.xlsx",
            [HEADER, [1, "新问题", "", "", ""], [2, "案卷 不规范", "培训", "市司法局", "9月底"]],
        )
    )
    assert first.issues[0].key == second.issues[1].key
    assert first.issues[0].key != second.issues[0].key


def test_equal_rows_get_keys_of_their_own(tmp_path):
    rows = [HEADER, [1, "案卷不规范", "培训", "甲局", ""], [2, "案卷不规范", "培训", "乙局", ""]]
    keys = [issue.key for issue in read(write(tmp_path / "a.xlsx", rows)).issues]
    assert keys[1] == f"{keys[0]}-2"


def test_measures_in_rows_of_their_own_under_a_merged_issue_belong_to_it(tmp_path):
    rows = [
        HEADER,
        [1, "案卷不规范", "培训", "甲局", "8月底"],
        ["", "", "考核", "乙局", "年底前"],
        [2, "公示不及时", "整改", "丙局", "9月底"],
    ]
    proposal = read(write(tmp_path / "a.xlsx", rows, merges=["A2:A3", "B2:B3"]))
    first = proposal.issues[0]
    assert texts(proposal) == ["案卷不规范", "公示不及时"]
    assert [(m.text, m.row, m.deadline.due) for m in first.measures] == [
        ("培训", 2, date(2023, 8, 31)),
        ("考核", 3, date(2023, 12, 31)),
    ]
    assert [[unit.name for unit in m.units] for m in first.measures] == [["甲局"], ["乙局"]]
    assert [unit.name for unit in first.units] == ["甲局", "乙局"]
    assert (first.deadline.raw, first.deadline.due) == ("年底前", date(2023, 12, 31))


def test_a_deadline_merged_over_all_measures_is_the_issues(tmp_path):
    rows = [HEADER, [1, "案卷不规范", "培训", "甲局", "8月底"], ["", "", "考核"]]
    proposal = read(write(tmp_path / "a.xlsx", rows, merges=["A2:A3", "B2:B3", "D2:D3", "E2:E3"]))
    issue = proposal.issues[0]
    assert issue.deadline.due == date(2023, 8, 31)
    assert all(m.deadline.kind is DeadlineKind.UNSET and m.units == () for m in issue.measures)


def test_unit_columns_keep_their_parts(tmp_path):
    rows = [
        ["序号", "存在问题", "整改举措", "牵头单位", "责任单位", "配合单位", "督导单位"],
        [1, "案卷不规范", "培训", "市司法局", "市公安局", "市财政局,市教育局", "市委依法治市办"],
    ]
    units = read(write(tmp_path / "a.xlsx", rows)).issues[0].units
    assert [(unit.name, unit.role) for unit in units] == [
        ("市司法局", UnitRole.LEAD),
        ("市公安局", UnitRole.DUTY),
        ("市财政局", UnitRole.SUPPORTING),
        ("市教育局", UnitRole.SUPPORTING),
        ("市委依法治市办", UnitRole.SUPERVISING),
    ]


def test_real_days_and_excel_serials_are_deadlines(tmp_path):
    rows = [HEADER, [1, "甲", "", "", date(2023, 8, 31)], [2, "乙", "", "", 45169]]
    deadlines = [issue.deadline for issue in read(write(tmp_path / "a.xlsx", rows)).issues]
    assert [(d.raw, d.due) for d in deadlines] == [
        ("2023-08-31", date(2023, 8, 31)),
        ("45169", date(2023, 8, 31)),
    ]


def test_a_start_column_anchors_counted_deadlines_and_is_kept(tmp_path):
    rows = [[*HEADER, "交办日期"], [1, "甲", "", "", "收到之日起30日内", date(2023, 3, 1)]]
    issue = read(write(tmp_path / "a.xlsx", rows)).issues[0]
    assert issue.deadline.due == date(2023, 3, 31)
    assert issue.extra == (("交办日期", "2023-03-01"),)


def test_unknown_columns_are_kept_beside_the_issue_and_named(tmp_path):
    rows = [[*HEADER, "下一步计划", "下一步计划"], [1, "甲", "", "", "", "走访", "座谈"]]
    proposal = read(write(tmp_path / "a.xlsx", rows))
    assert proposal.issues[0].extra == (("下一步计划", "走访"), ("下一步计划(2)", "座谈"))
    assert any("下一步计划" in warning for warning in proposal.warnings)


def test_only_a_year_as_anchor_leaves_month_words_open(tmp_path):
    rows = [["2023年整改台账"], HEADER, [1, "甲", "", "", "8月底"], [2, "乙", "", "", "月底前"]]
    proposal = read(write(tmp_path / "a.xlsx", rows), anchor=None)
    assert proposal.issues[0].deadline.due == date(2023, 8, 31)
    assert proposal.issues[1].deadline.due is None
    assert proposal.issues[1].deadline.confidence is Confidence.TO_CONFIRM
    assert any("2023年" in warning for warning in proposal.warnings)


def test_what_is_missing_or_doubtful_is_said_on_the_issue(tmp_path):
    rows = [HEADER, [1, "甲", "", "", ""], [2, "乙", "培训", "各县和市直单位", "8月前"]]
    first, second = read(write(tmp_path / "a.xlsx", rows)).issues
    assert first.reasons == (
        word("importing.reason_no_deadline"),
        word("importing.reason_no_units"),
        word("importing.reason_no_measures"),
    )
    assert second.reasons == (
        word("importing.reason_confirm_deadline", raw="8月前"),
        word("importing.reason_joined_units", unit="各县和市直单位"),
    )
