from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from ledger_files import HEADER, PRACTICE, measures, read, texts, write

from core.domain.deadline import Confidence, DeadlineKind
from core.domain.issue import IssueStatus
from core.domain.unit import UnitRole
from core.errors import Cancelled, Refused
from core.importing.sheet import read_workbook_quickly
from core.importing.sheet_pure import read_workbook_purely
from core.importing.spreadsheet import propose


@pytest.fixture(scope="module")
def practice():
    return propose(PRACTICE)


def bare(text):
    text = re.sub(r"(^|\n)\s*(\d+\.|[一二三四五]是)", "", text)
    return re.sub(r"[\s;；/]+", "", unicodedata.normalize("NFKC", text))


def test_the_practice_ledger_has_22_issues_in_four_areas_and_55_measures(practice):
    counts = [7, 3, 9, 3]
    areas = list(dict.fromkeys(issue.field("area") for issue in practice.issues))
    assert [sum(i.field("area") == area for i in practice.issues) for area in areas] == counts
    assert areas[1] == "二、依法行政制度体系和依法决策机制方面"
    assert sum(len(issue.measures) for issue in practice.issues) == 55
    assert practice.rejected == ()


def test_the_head_of_the_practice_ledger_is_read(practice):
    assert practice.title == "保定市法治政府建设实地督察反馈意见整改台账"
    assert practice.reporter == "市委全面依法治市委员会办公室"
    assert practice.basis == "保依法治市办〔2020〕3号"
    assert practice.as_of == practice.anchor == date(2020, 6, 1)
    assert dict(practice.columns)["整改责任/落实单位"] == "units"


def test_stated_and_listed_counts_are_compared_in_one_sentence(practice):
    (warning,) = practice.warnings
    assert "25项（7+4+11+3）" in warning
    assert "22项" in warning
    assert [count for _, count in practice.stated_counts] == [7, 4, 11, 3]


def test_numbered_and_spoken_measures_are_measures_of_their_own(practice):
    by_text = {issue.field("text"): [m.text for m in issue.measures] for issue in practice.issues}
    assert by_text["第一责任人职责履行"] == [
        "落实国家规定和省实施办法",
        "履职情况写入年终述职",
        "落实党组中心组和政府常务会集体学法",
    ]
    assert by_text["同类案件处罚标准不统一、案卷不规范"] == [
        "自由裁量基准",
        "案卷评查和重大处罚备案",
        "规范案卷",
        "过错责任倒查",
    ]
    assert by_text["法律顾问作用发挥"] == ["修订法律顾问制度实施意见并以两办名义印发", "经费纳入预算"]
    assert by_text["纲要任务落实"] == ["印发2020年度工作要点(保依法治市委〔2020〕2号)"]


def test_units_are_split_but_never_inside_brackets(practice):
    by_text = {i.field("text"): [unit.name for unit in i.units] for i in practice.issues}
    assert by_text["安全生产执法规范化专业化"] == ["市监察支队各大队", "各县(市、区)执法大队"]
    assert by_text["年度法治建设情况报告不够重视"] == ["各部门", "市纪委监委"]
    assert by_text["法律顾问作用发挥"] == ["市司法局", "市律师协会"]
    assert by_text["督察方式和结果运用"] == ["市、县两级法治建设议事协调机构"]
    assert by_text["清理拖欠民营中小企业账款"] == ["各县(市、区)和相关市直单位"]
    assert len(by_text["领导干部学法用法"]) == 4


@pytest.mark.parametrize(
    ("text", "raw", "kind", "due", "sure"),
    [
        ("第一责任人职责履行", "年终述职", "by_date", date(2020, 12, 31), False),
        ("纲要任务落实", "2020年", "by_date", date(2020, 12, 31), True),
        ("重点任务和示范创建", "6月份(推进会)", "by_date", date(2020, 6, 30), False),
        ("清理拖欠民营中小企业账款", "5月底70%以上,6月底全部清偿", "staged", date(2020, 6, 30), True),
        ("法律顾问作用发挥", "近期", "unset", None, False),
        ("执法证件和服装不统一", "按省统一部署", "unset", None, True),
        ("安全生产执法规范化专业化", "力争年内", "by_date", date(2020, 12, 31), False),
        ("督察工作落实", "年度", "by_date", date(2020, 12, 31), False),
        ("容错纠错机制", "", "unset", None, True),
    ],
)
def test_deadlines_of_the_practice_ledger_keep_their_words(practice, text, raw, kind, due, sure):
    deadline = next(issue.deadline for issue in practice.issues if issue.field("text") == text)
    assert (deadline.raw, deadline.kind, deadline.due) == (raw, kind, due)
    assert (deadline.confidence is Confidence.CERTAIN) is sure


def test_nothing_of_the_practice_sheet_is_lost(practice):
    kept = [text for _, text in practice.surroundings]
    kept += [header for header, _ in practice.columns]
    for issue in practice.issues:
        kept += [text for _, text in issue.fields]
        kept += [issue.deadline.raw, issue.raw_units, "".join(m.text for m in issue.measures)]
        kept += [text for _, text in issue.extra]
    everything = "\0".join(map(bare, kept))
    sheet = openpyxl.load_workbook(PRACTICE).active
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) == 123
    assert [text for text in cells if bare(text) not in everything] == []


def test_totals_and_signatures_are_kept_with_their_addresses(practice):
    around = dict(practice.surroundings)
    assert around["C27"] == "22项"
    assert around["A28"] == "填表人:"
    assert around["A5"] == "一、学习贯彻重要指示和决策部署方面(7项)"


def test_both_readers_give_the_same_rows_and_merges():
    quick, pure = list(read_workbook_quickly(PRACTICE)), list(read_workbook_purely(PRACTICE))
    by_place = [replace(s, merges=tuple(sorted(s.merges, key=lambda m: (m.top, m.left)))) for s in quick]
    assert by_place == [
        replace(s, merges=tuple(sorted(s.merges, key=lambda m: (m.top, m.left)))) for s in pure
    ]
    assert quick[0].merges


def test_both_readers_give_the_same_text_for_every_kind_of_cell(tmp_path):
    rows = [[date(2023, 8, 31), 45169, 0.1 + 0.2, True, "=1+1", " 甲\r\n乙 ", "", "末"], [], ["", "", 7]]
    path = write(tmp_path / "cells.xlsx", rows)
    quick, pure = list(read_workbook_quickly(path)), list(read_workbook_purely(path))
    assert quick == pure
    assert quick[0].rows[0][:4] == ("2023-08-31", "45169", "0.3", "TRUE")
    assert quick[0].rows[2] == ("", "", "7")


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


def test_one_header_row_without_area_is_enough(tmp_path):
    rows = [HEADER, [1, "案卷不规范", "1、培训；2、考核", "市司法局、市财政局", "2023年8月底前"]]
    proposal = read(write(tmp_path / "a.xlsx", rows))
    assert texts(proposal) == ["案卷不规范"]
    assert measures(proposal) == ["培训", "考核"]
    assert proposal.issues[0].field("area") == ""
    assert proposal.issues[0].deadline.due == date(2023, 8, 31)


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


def test_a_flat_table_that_repeats_the_issue_makes_one_issue(tmp_path):
    rows = [HEADER, [1, "案卷不规范", "培训", "甲局", ""], [1, "案卷不规范", "考核", "甲局", ""]]
    proposal = read(write(tmp_path / "a.xlsx", rows))
    assert measures(proposal) == ["培训", "考核"]


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


def test_sections_between_rows_give_the_area(tmp_path):
    rows = [HEADER, ["一、执法方面（2项）"], [1, "甲"], [2, "乙"], ["二、普法方面（2项）"], [1, "丙"]]
    proposal = read(write(tmp_path / "a.xlsx", rows, merges=["A2:E2", "A5:E5"]))
    assert [issue.field("area") for issue in proposal.issues] == [
        "一、执法方面",
        "一、执法方面",
        "二、普法方面",
    ]
    assert any("4项（2+2）" in warning for warning in proposal.warnings)


def test_an_area_column_that_lost_its_merged_cells_is_filled_down(tmp_path):
    rows = [["方面", *HEADER], ["执法", 1, "甲"], ["", 2, "乙"], ["普法", 1, "丙"]]
    proposal = read(write(tmp_path / "a.xlsx", rows))
    assert [issue.field("area") for issue in proposal.issues] == ["执法", "执法", "普法"]


def test_two_header_rows_without_merged_cells_are_joined(tmp_path):
    rows = [
        ["序号", "问题", "责任", "", "时限"],
        ["", "", "单位", "领导", ""],
        [1, "甲", "市司法局", "张三", "年底"],
    ]
    proposal = read(write(tmp_path / "a.xlsx", rows))
    assert [field for _, field in proposal.columns] == ["sequence", "text", "units", "leader", "deadline_raw"]
    assert proposal.issues[0].field("leader") == "张三"


def test_headers_match_with_spaces_brackets_and_prefixes(tmp_path):
    rows = [
        ["序 号", "督察反馈\n问题", "整改 措施（具体）", "整改责任单位", "整改完成时限"],
        [1, "甲", "乙", "丙", "年底"],
    ]
    fields = [field for _, field in read(write(tmp_path / "a.xlsx", rows)).columns]
    assert fields == ["sequence", "text", "measures", "units", "deadline_raw"]


def test_unknown_columns_are_kept_beside_the_issue_and_named(tmp_path):
    rows = [[*HEADER, "下一步计划", "下一步计划"], [1, "甲", "", "", "", "走访", "座谈"]]
    proposal = read(write(tmp_path / "a.xlsx", rows))
    assert proposal.issues[0].extra == (("下一步计划", "走访"), ("下一步计划(2)", "座谈"))
    assert any("下一步计划" in warning for warning in proposal.warnings)


def test_the_sheet_with_the_best_header_is_read_and_the_others_are_named(tmp_path):
    notes = [["填表说明"], ["一律据实填写"]]
    path = write(tmp_path / "a.xlsx", [HEADER, [1, "甲", "乙", "丙", ""]], other_sheets=[("说明", notes)])
    proposal = read(path)
    assert proposal.sheet == "台账"
    assert any("说明" in warning for warning in proposal.warnings)


def test_a_numbered_row_without_an_issue_is_rejected_and_its_words_kept(tmp_path):
    rows = [HEADER, [1, "甲", "", "", ""], [2, "", "培训", "丙局", "年底"]]
    proposal = read(write(tmp_path / "a.xlsx", rows))
    assert [rejection.row for rejection in proposal.rejected] == [3]
    assert ("C3", "培训") in proposal.surroundings


def test_column_numbers_and_repeated_headers_are_no_issues(tmp_path):
    rows = [HEADER, ["1", "2", "3", "4", "5"], [1, "甲", "", "", ""], HEADER, [2, "乙", "", "", ""]]
    assert texts(read(write(tmp_path / "a.xlsx", rows))) == ["甲", "乙"]


def test_only_a_year_as_anchor_leaves_month_words_open(tmp_path):
    rows = [["2023年整改台账"], HEADER, [1, "甲", "", "", "8月底"], [2, "乙", "", "", "月底前"]]
    proposal = read(write(tmp_path / "a.xlsx", rows), anchor=None)
    assert proposal.issues[0].deadline.due == date(2023, 8, 31)
    assert proposal.issues[1].deadline.due is None
    assert proposal.issues[1].deadline.confidence is Confidence.TO_CONFIRM
    assert any("2023年" in warning for warning in proposal.warnings)


def test_without_any_year_deadlines_are_left_to_a_person(tmp_path):
    proposal = read(write(tmp_path / "a.xlsx", [HEADER, [1, "甲", "", "", "8月底"]]), anchor=None)
    assert proposal.issues[0].deadline.due is None
    assert proposal.issues[0].deadline.confidence is Confidence.TO_CONFIRM


def test_a_given_anchor_beats_the_sheets_own_day():
    proposal = propose(PRACTICE, anchor=date(2021, 1, 1))
    assert proposal.anchor == date(2021, 1, 1)
    assert {i.deadline.due for i in proposal.issues if i.deadline.raw == "力争年内"} == {date(2021, 12, 31)}


def test_formulas_without_a_stored_result_are_named(tmp_path):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    for row in (HEADER, [1, "甲", '="培"&"训"', "", ""]):
        book.active.append(row)
    book.save(path)
    assert any("C2" in warning for warning in read(path).warnings)


def test_far_off_formatting_and_a_stray_cell_do_not_matter(tmp_path):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    for row in (HEADER, [1, "甲", "乙", "丙", ""]):
        book.active.append(row)
    book.active.cell(5000, 3, "远处")
    for number in range(3, 3000):
        book.active.cell(number, 2).alignment = openpyxl.styles.Alignment(wrap_text=True)
    book.save(path)
    proposal = read(path)
    assert texts(proposal) == ["甲"]
    assert any("1000" in warning for warning in proposal.warnings)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_tables_are_read_in_every_usual_encoding(tmp_path, encoding):
    path = tmp_path / "台账.csv"
    path.write_bytes('序号,问题内容,整改措施\r\n1,执法不规范𠮷,"1.培训；\n2.考核"\r\n'.encode(encoding))
    proposal = read(path)
    assert texts(proposal) == ["执法不规范𠮷"]
    assert measures(proposal) == ["培训", "考核"]


def test_a_sheet_without_a_ledger_is_refused(tmp_path):
    with pytest.raises(Refused) as refused:
        read(write(tmp_path / "a.xlsx", [["姓名", "电话"], ["张三", "1"]]))
    assert refused.value.code == "import_no_header"


def test_a_header_without_rows_is_refused(tmp_path):
    with pytest.raises(Refused) as refused:
        read(write(tmp_path / "a.xlsx", [HEADER]))
    assert refused.value.code == "import_no_rows"


def test_reading_can_be_cancelled():
    class Stop:
        def step(self, done, total, what=""):
            raise Cancelled

    with pytest.raises(Cancelled):
        propose(PRACTICE, progress=Stop())
