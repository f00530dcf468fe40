"""What a careful clerk expects of the ledgers in ``ledgers.py``, and that nothing of any of them is lost."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest

from core.domain.deadline import Confidence, DeadlineKind
from core.domain.issue import IssueStatus
from core.domain.proposal import Proposal
from core.importing.delimited import read_text_table
from tests.core.importing import ledgers, ledgers_of_cells
from tests.core.importing.ledger_files import measures, read, texts

ALL = (
    *ledgers.BUILDERS,
    ledgers_of_cells.measures,
    ledgers_of_cells.units,
    ledgers_of_cells.deadlines,
    ledgers_of_cells.states,
)
NAMED = attrgetter("__name__")


@cache
def proposal_of(builder) -> Proposal:
    with TemporaryDirectory() as folder:
        return read(builder(Path(folder)), anchor=None)


def fields(proposal, name):
    return [issue.field(name) for issue in proposal.issues]


def units(issue):
    return " ".join(f"{unit.role.value}:{unit.name}" for unit in issue.units)


_NUMBERS = re.compile(
    r"(?:^|(?<=[\s；;。，,：:、)])|(?<=[\u4e00-\u9fff]))(?:"
    r"[(\[【]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-h])(?:[.、)\]】:,]|\s|[是要](?=\w))|第[一二三],|措施[一二]:|[•-])"
)
_CIRCLED = re.compile(r"[①-⒛]")
_PARTS = re.compile(r"[\s;,、/|+()（）【】:]+|牵头|配合|(?:主要)?责任单位|单位|按职责分工负责|等$")


def plain(text):
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def bare(text):
    """Return ``text`` without numbers of measures, separators and the words that say a unit's part."""
    unnumbered = _NUMBERS.sub("", unicodedata.normalize("NFKC", _CIRCLED.sub("", text)).lower())
    return _PARTS.sub("", unnumbered)


def cells_of(path, left):
    """Yield every non-empty cell as a person sees it, without the sheets ``left``."""
    if path.suffix == ".csv":
        yield from (cell for row in read_text_table(path).rows for cell in row if cell)
        return
    for sheet in openpyxl.load_workbook(path, data_only=True):
        for row in sheet.iter_rows() if sheet.title not in left else ():
            for cell in row:
                if cell.value is not None and str(cell.value).strip():
                    yield as_seen(cell)


def as_seen(cell):
    if isinstance(cell.value, datetime):
        midnight = cell.value.time() == datetime.min.time()
        return cell.value.date().isoformat() if midnight else cell.value.isoformat(sep=" ")
    if "%" in cell.number_format:
        return f"{cell.value * 100:.6g}%"
    return str(cell.value)


def everything_of(proposal):
    yield from (text for _, text in proposal.surroundings)
    for header, _ in proposal.columns:
        yield header
        yield from header.split("/")
    for issue in proposal.issues:
        yield from (text for pair in (*issue.fields, *issue.extra) for text in pair)
        yield from (issue.deadline.raw, issue.raw_units, issue.status_raw)
        yield "".join(measure.text for measure in issue.measures)
        yield from (measure.deadline.raw for measure in issue.measures)


@pytest.mark.parametrize("builder", ALL, ids=NAMED)
def test_nothing_of_any_ledger_is_lost(builder, tmp_path):
    path = builder(tmp_path)
    proposal = read(path, anchor=None)
    kept = "\0".join(map(plain, everything_of(proposal)))
    kept_bare = "\0".join(map(bare, everything_of(proposal)))
    named = " ".join(proposal.warnings)
    left = {sheet for sheet in ("封面", "周报", "6月", "7月") if sheet in named}
    lost = {cell for cell in cells_of(path, left) if plain(cell) not in kept and bare(cell) not in kept_bare}
    assert lost == set()


@pytest.mark.parametrize("builder", ALL, ids=NAMED)
def test_every_row_of_a_ledger_is_an_issue_and_none_is_refused(builder):
    proposal = proposal_of(builder)
    assert proposal.rejected == ()
    assert all(issue.field("text") for issue in proposal.issues)
    assert len({issue.key for issue in proposal.issues}) == len(proposal.issues)


@pytest.mark.parametrize(
    ("builder", "issues", "measured"),
    [
        (ledgers.environment, 3, 0),
        (ledgers.closure, 3, 0),
        (ledgers.points, 3, 3),
        (ledgers.clues, 3, 3),
        (ledgers.inspection, 3, 8),
        (ledgers.supervision, 3, 0),
        (ledgers.instructions, 2, 0),
        (ledgers.audit, 2, 3),
        (ledgers.patrol, 3, 8),
        (ledgers.plan, 2, 5),
        (ledgers.indicators, 3, 0),
        (ledgers.notice, 2, 0),
        (ledgers.register, 2, 0),
        (ledgers.petitions, 2, 0),
        (ledgers.printed, 4, 7),
        (ledgers.counties, 6, 6),
        (ledgers.months, 2, 2),
        (ledgers.comma, 2, 3),
        (ledgers.rich, 2, 4),
        (ledgers.flat, 3, 6),
        (ledgers.numbered_rows, 3, 5),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_issues_and_measures_are_counted_as_a_clerk_counts_them(builder, issues, measured):
    proposal = proposal_of(builder)
    assert len(proposal.issues) == issues
    assert sum(len(issue.measures) for issue in proposal.issues) == measured


@pytest.mark.parametrize(("cell", "wanted"), ledgers_of_cells.MEASURE_CELLS)
def test_every_way_to_number_measures_is_read(cell, wanted):
    row = [cell for cell, _ in ledgers_of_cells.MEASURE_CELLS].index(cell)
    assert measures(proposal_of(ledgers_of_cells.measures), row) == wanted


@pytest.mark.parametrize(("cell", "wanted"), ledgers_of_cells.UNIT_CELLS)
def test_every_way_to_name_several_units_is_read(cell, wanted):
    row = [cell for cell, _ in ledgers_of_cells.UNIT_CELLS].index(cell)
    assert units(proposal_of(ledgers_of_cells.units).issues[row]) == wanted


@pytest.mark.parametrize(
    ("number", "wanted"),
    list(enumerate(ledgers_of_cells.DEADLINES)),
    ids=[str(each[0]) for each in ledgers_of_cells.DEADLINES],
)
@pytest.mark.parametrize("anchor", [None, date(2023, 2, 15)], ids=["sheets-day", "given-day"])
def test_every_deadline_expression_of_the_dossier_is_read(number, wanted, anchor):
    deadline = anchored(anchor)[number]
    _, kind, due, standing, cycle = wanted
    read_as = (deadline.kind, str(deadline.due or ""), deadline.standing, deadline.cycle or "")
    assert read_as == (kind, due, standing, cycle)


@cache
def anchored(anchor):
    with TemporaryDirectory() as folder:
        proposal = read(ledgers_of_cells.deadlines(Path(folder)), anchor=anchor)
    return [issue.deadline for issue in proposal.issues]


@pytest.mark.parametrize(
    ("number", "wanted"),
    list(enumerate(ledgers_of_cells.STATES)),
    ids=[each[0] for each in ledgers_of_cells.STATES],
)
def test_every_status_word_of_the_dossier_is_read_and_kept(number, wanted):
    issue = proposal_of(ledgers_of_cells.states).issues[number]
    assert (issue.status_raw.strip(), issue.status, issue.deadline.standing) == (
        wanted[0].strip(),
        *wanted[1:],
    )


def test_the_full_issue_column_wins_over_one_for_what_still_hinders():
    proposal = proposal_of(ledgers.clues)
    assert texts(proposal)[1] == "拖欠民企工程款100项"
    assert dict(proposal.issues[1].extra)["存在问题"] == "资金缺口大"
    assert proposal.issues[1].field("progress") == "支付60%"
    assert proposal.issues[0].deadline.due == date(2023, 11, 30)


def test_begin_and_end_under_one_header_are_told_apart():
    issue = proposal_of(ledgers.audit).issues[0]
    assert issue.deadline.due == date(2023, 12, 31)
    assert dict(issue.extra)["整改期限/起"] == "2023-01-01"
    assert dict(issue.extra)["整改完成率"] == "60%"


def test_the_column_of_states_is_the_one_that_is_filled():
    proposal = proposal_of(ledgers.supervision)
    assert [issue.status_raw for issue in proposal.issues] == ["未办结", "已办结", "未按期整改"]
    assert units(proposal.issues[0]) == "duty:县公安局 duty:县交通运输局"
    assert [issue.deadline.due for issue in proposal.issues] == [
        date(2023, 3, 16),
        date(2023, 4, 30),
        date(2023, 4, 17),
    ]


def test_indicators_stand_in_for_issues_and_shares_are_seen_as_percentages():
    proposal = proposal_of(ledgers.indicators)
    assert texts(proposal)[1] == "行政机关负责人出庭率"
    assert proposal.issues[1].field("progress") == "92%"
    assert dict(proposal.issues[1].extra)["目标值"] == "100%"


def test_measures_numbered_down_the_rows_lose_their_numbers_and_keep_their_own_deadlines():
    proposal = proposal_of(ledgers.patrol)
    assert measures(proposal) == ["每月集中学习一次", "建立督学机制", "年底考核"]
    assert [measure.deadline.due for measure in proposal.issues[0].measures] == [
        date(2023, 6, 4),
        date(2023, 6, 30),
        date(2023, 12, 31),
    ]
    assert proposal.as_of == date(2023, 5, 20)
    assert fields(proposal, "area") == ["党的领导方面", "党的领导方面", "党的建设方面"]
    assert fields(proposal, "leader") == ["张某", "李某", "王某"]


def test_pages_subtotals_and_signatures_of_a_printed_ledger_are_no_issues():
    proposal = proposal_of(ledgers.printed)
    assert texts(proposal) == ["专题学习少", "述法流于形式", "案卷不规范", "证件过期"]
    assert fields(proposal, "area") == ["一、党的领导方面"] * 2 + ["二、行政执法方面"] * 2
    assert proposal.stated_counts == (("一、党的领导方面", 2), ("二、行政执法方面", 3))
    assert proposal.title == "某市法治政府建设实地督察反馈意见整改台账"
    assert units(proposal.issues[0]) == "duty:市委组织部 duty:市司法局"
    assert proposal.issues[3].deadline.confidence is Confidence.TO_CONFIRM


def test_sheets_of_one_kind_are_read_together_and_say_where_an_issue_stood():
    proposal = proposal_of(ledgers.counties)
    assert fields(proposal, "area") == [county for county in ledgers.COUNTIES for _ in range(2)]
    assert {county in proposal.sheet for county in ledgers.COUNTIES} == {True}
    assert any("合在一起" in warning for warning in proposal.warnings)
    assert any("封面" in warning for warning in proposal.warnings)
    assert ("雄县!A5", "合计") in proposal.surroundings
    assert proposal.as_of == date(2023, 7, 31)


def test_the_same_ledger_once_a_month_is_read_once_and_the_rest_is_named():
    proposal = proposal_of(ledgers.months)
    assert proposal.sheet == "5月"
    assert fields(proposal, "area") == ["", ""]
    assert any("6月、7月" in warning and "没有重复读入" in warning for warning in proposal.warnings)


def test_a_text_table_in_gb18030_keeps_rare_characters_quotes_and_breaks():
    proposal = proposal_of(ledgers.comma)
    assert texts(proposal) == ['案卷"不规范",程序不全', "㙟镇执法力量弱（含䶮某）"]
    assert measures(proposal) == ["评查", "通报"]
    assert proposal.issues[1].deadline.due == date(2022, 6, 30)


def test_mixed_headers_find_their_fields_and_unknown_ones_are_kept():
    proposal = proposal_of(ledgers.rich)
    first, second = proposal.issues
    assert first.field("text") == "执法全过程记录不完整"
    assert units(first) == "lead:县司法局 duty:县公安局 supporting:县财政局 supervising:市司法局"
    assert dict(first.extra)["自定义甲"] == "甲值"
    assert dict(first.extra)["完成比例"] == "45%"
    assert len(first.field("progress")) == 8000
    assert [measure.text for measure in second.measures] == ["配备法制员", "全员培训"]
    assert (first.status, second.status) == (IssueStatus.REGISTERED, IssueStatus.SELF_CHECKED)
    assert proposal.title == "整改台账"


def test_a_flat_table_gathers_the_measures_of_an_issue():
    proposal = proposal_of(ledgers.flat)
    assert measures(proposal) == ["开展评查", "通报结果", "组织培训"]
    assert fields(proposal, "area") == ["执法", "执法", "学习"]


def test_rows_numbered_by_measure_belong_to_their_merged_issue():
    proposal = proposal_of(ledgers.numbered_rows)
    assert texts(proposal) == ["规范性文件审查不严", "罚缴分离不到位", "运动式执法"]
    assert fields(proposal, "leader") == ["李某", "李某", "王某"]
    assert proposal.issues[2].deadline.kind is DeadlineKind.STANDING
    assert proposal.stated_counts == (("一、科学立法", 1), ("二、严格执法", 2))


@pytest.mark.parametrize("builder", ALL, ids=NAMED)
def test_the_same_file_is_recognised_row_by_row(builder, tmp_path):
    again = read(builder(tmp_path), anchor=None)
    assert [issue.key for issue in again.issues] == [issue.key for issue in proposal_of(builder).issues]
