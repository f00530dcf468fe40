from __future__ import annotations

import re
import unicodedata
from datetime import date

import openpyxl
import pytest

from core.domain.deadline import Confidence
from core.errors import Cancelled, Refused
from core.importing.spreadsheet import propose
from tests.core.importing.ledger_files import HEADER, PRACTICE, measures, read, texts, write


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


def test_one_header_row_without_area_is_enough(tmp_path):
    rows = [HEADER, [1, "案卷不规范", "1、培训；2、考核", "市司法局、市财政局", "2023年8月底前"]]
    proposal = read(write(tmp_path / "a.xlsx", rows))
    assert texts(proposal) == ["案卷不规范"]
    assert measures(proposal) == ["培训", "考核"]
    assert proposal.issues[0].field("area") == ""
    assert proposal.issues[0].deadline.due == date(2023, 8, 31)


def test_the_sheet_with_the_best_header_is_read_and_the_others_are_named(tmp_path):
    notes = [["填表说明"], ["一律据实填写"]]
    path = write(tmp_path / "a.xlsx", [HEADER, [1, "甲", "乙", "丙", ""]], other_sheets=[("说明", notes)])
    proposal = read(path)
    assert proposal.sheet == "台账"
    assert any("说明" in warning for warning in proposal.warnings)


def test_without_any_year_deadlines_are_left_to_a_person(tmp_path):
    proposal = read(write(tmp_path / "a.xlsx", [HEADER, [1, "甲", "", "", "8月底"]]), anchor=None)
    assert proposal.issues[0].deadline.due is None
    assert proposal.issues[0].deadline.confidence is Confidence.TO_CONFIRM


def test_a_given_anchor_beats_the_sheets_own_day():
    proposal = propose(PRACTICE, anchor=date(2021, 1, 1))
    assert proposal.anchor == date(2021, 1, 1)
    assert {i.deadline.due for i in proposal.issues if i.deadline.raw == "力争年内"} == {date(2021, 12, 31)}


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
