"""Report texts: every figure is the ledger's own, and a part with nothing to say is left out."""

from __future__ import annotations

import pytest

from core.domain.drafts import IssueDraft, UnitName
from core.domain.listing import ListKind
from core.operations import issues
from core.operations.report_text import ReportKind, report, write_text
from core.operations.statistics import statistics
from core.statistics.figures import Figure
from tests.core.operations.whole_issue import closed


def test_the_three_parts_hold_the_figures_of_the_statistics(practice):
    text = report(practice, ReportKind.WORK).text
    heads = [text.index(head) for head in ("一、整改成效", "二、存在问题", "三、下一步安排")]
    assert heads == sorted(heads)
    whole = statistics(practice, ListKind.ISSUES).whole
    assert f"共有问题{whole.number(Figure.ALL)}个" in text
    assert f"仍有{whole.number(Figure.OVERDUE)}个问题逾期" in text
    assert text.count("2020-") >= whole.number(Figure.OVERDUE)


@pytest.mark.parametrize("kind", ReportKind)
def test_an_empty_ledger_gives_a_text_without_holes(ws, kind):
    text = report(ws, kind).text
    assert "{" not in text
    assert "共有问题0个" in text
    assert "逾期未完成的问题" in text or kind is ReportKind.PUBLICATION


def test_the_publication_names_results_and_nothing_unfinished(ws, tmp_path):
    first = closed(ws, tmp_path)
    issues.register_issue(ws, IssueDraft(text="还没改的问题", units=(UnitName("市财政局"),), leader="张三"))
    text = report(ws, ReportKind.PUBLICATION).text
    assert f"1.{first.text}。整改情况：有。" in text
    assert "还没改的问题" not in text
    assert "张三" not in text


def test_the_file_is_text_that_windows_programs_read(tmp_path):
    path = write_text("一\n二\n", tmp_path / "情况.txt")
    assert path.read_bytes().decode("utf-8-sig") == "一\r\n二\r\n"


def _numbers(text: str) -> list[list[str]]:
    """Return by part how its lines are numbered."""
    parts = text.split("\n\n")[1:]
    return [[line.strip()[:2] for line in part.splitlines() if line.strip()[1:2] == "是"] for part in parts]


def test_lines_are_numbered_as_they_are_printed(ws):
    assert _numbers(report(ws, ReportKind.WORK).text) == [[], [], []]
    issues.register_issue(ws, IssueDraft(text="没有时限", units=(UnitName("市财政局"),)))
    issues.register_issue(
        ws, IssueDraft(text="到期未改", units=(UnitName("市财政局"),), deadline_raw="2020年6月底前")
    )
    assert _numbers(report(ws, ReportKind.WORK).text) == [[], ["一是", "二是"], ["一是", "二是", "三是"]]


def test_what_a_line_says_of_an_issue_is_in_official_marks_and_no_bracket_stands_in_another(ws):
    units = (UnitName("各县(市、区)和相关市直单位"),)
    first = issues.register_issue(
        ws,
        IssueDraft(
            text="账款清偿缓慢,进度不明",
            area="三、优化营商环境",
            units=units,
            deadline_raw="2020年3月底(推进会)前",
        ),
    ).value
    text = report(ws, ReportKind.WORK).text
    assert (
        f"{first.code} 账款清偿缓慢，进度不明：各县（市、区）和相关市直单位，2020年3月底（推进会）前。"
        in text
    )
    assert "\n　　优化营商环境：问题1个" in text
    nobody = issues.register_issue(ws, IssueDraft(text="无人承担", deadline_raw="2020年4月底前")).value
    assert f"{nobody.code} 无人承担：未定责任单位，2020年4月底前。" in report(ws, ReportKind.WORK).text


def test_areas_stand_in_the_order_of_the_document_not_by_size(ws):
    for number, area in enumerate(("三、监督方面", "一、学习方面", "一、学习方面"), 1):
        issues.register_issue(ws, IssueDraft(code=f"甲-{number}", text=f"问题{number}", area=area))
    text = report(ws, ReportKind.WORK).text
    assert 0 < text.index("监督方面") < text.index("学习方面")
