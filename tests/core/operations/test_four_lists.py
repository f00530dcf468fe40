"""四个清单: totals agree whatever the ledger holds, and a linked measure is counted once."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.listing import ListKind, Timeliness
from core.domain.review import ExtensionDraft
from core.domain.unit import UnitRole
from core.operations import four_lists, issues, links, measures, reviews
from core.operations.dossiers import issue_dossier
from core.operations.statistics import statistics
from core.statistics.figures import Figure
from tests.core.operations.whole_issue import begun, closed


@pytest.fixture
def messy(ws, tmp_path):
    """A closed issue, one with two units and a measure shared with another, one with nothing at all."""
    first = closed(ws, tmp_path)
    both = (
        UnitName("市司法局", UnitRole.LEAD),
        UnitName("市财政局"),
        UnitName("市审计局", UnitRole.SUPPORTING),
    )
    second = issues.register_issue(ws, IssueDraft(text="问题二", units=both, deadline_raw="长期坚持")).value
    for text in ("措施一", "措施二"):
        measures.add_measure(ws, second.uuid, MeasureDraft(text=text))
    third = issues.register_issue(ws, IssueDraft(text="=没有措施也没有单位")).value
    shared = issue_dossier(ws, second.uuid).measures[0].measure
    links.link_measure(ws, third.uuid, shared.uuid)
    return first, second, third


def test_the_four_totals_agree_with_each_other_and_with_the_statistics(ws, messy):
    found = four_lists.four_lists(ws)
    assert [each.key for each in found] == ["issues", "measures", "duties", "effects"]
    (total, *others) = [each.totals for each in found]
    assert others == [total] * 3
    assert (total.issues, total.measures, total.measures_done) == (3, 3, 1)
    whole = {kind: statistics(ws, kind).whole for kind in (ListKind.ISSUES, ListKind.MEASURES)}
    assert whole[ListKind.ISSUES].number(Figure.ALL) == total.issues
    assert whole[ListKind.MEASURES].number(Figure.ALL) == total.measures
    for state in Timeliness:
        assert whole[ListKind.ISSUES].number(Figure(state.value)) == total.states[state]


def test_a_shared_measure_stands_once_and_says_where_else_it_serves(ws, messy):
    _, second, third = messy
    rows = [row.cells for row in four_lists.four_lists(ws)[1].rows]
    told = [cells for cells in rows if "措施一" in cells[3]]
    assert [(cells[0], cells[3]) for cells in told] == [(second.code, f"措施一（同时用于 {third.code}）")]
    assert [cells[3] for cells in rows if cells[0] == third.code] == ["（尚未制定措施）"]


def test_the_list_of_duties_names_every_part_and_who_has_none(ws, messy):
    rows = {row.cells[1]: row.cells for row in four_lists.four_lists(ws)[2].rows}
    assert rows[messy[1].code][3:6] == ("市司法局", "市财政局", "市审计局")
    assert rows[messy[2].code][4] == "（未定责任单位）"


def test_the_list_of_effects_counts_files_and_names_the_day(ws, messy):
    cells = four_lists.four_lists(ws)[3].rows[0].cells
    assert cells[6] == "1"
    assert cells[7] != ""


def test_one_workbook_holds_four_sheets_with_the_same_totals_line(practice, tmp_path):
    path = four_lists.export_four_lists(practice, tmp_path / "四个清单.xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["问题清单", "整改清单", "责任清单", "效果清单"]
    lines = set()
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows
        texts = [str(row[0].value) for row in sheet.iter_rows()]
        lines |= {text for text in texts if text.startswith("合计")}
        assert any("合计一致" in text for text in texts)
    assert len(lines) == 1


def test_progress_stands_in_the_list_of_measures_and_is_never_called_a_result(ws):
    issue = issues.register_issue(ws, IssueDraft(text="甲", progress="已开展两轮培训")).value
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="培训"))
    found = {each.key: each.rows[0].cells for each in four_lists.four_lists(ws)}
    assert found["measures"][-1] == "已开展两轮培训"
    assert found["effects"][4] == ""
    draft = IssueDraft(text="甲", code=issue.code, progress="已开展两轮培训", seen_result="培训全覆盖")
    issues.revise_issue(ws, issue.uuid, issue.revision, draft)
    assert four_lists.four_lists(ws)[3].rows[0].cells[4] == "培训全覆盖"


def test_an_extended_limit_is_told_by_its_new_day_in_every_list(ws, tmp_path):
    """问题清单 went on saying 2020年 of an issue that had been given until June 2027."""
    issue = begun(ws, tmp_path)
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="另一条"))
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="自有时限", deadline_raw="2020年11月底"))
    given = ExtensionDraft(new_due=date(2027, 6, 30), by="县长", dated=ws.clock.today(), ground="资金到位迟")
    reviews.extend(ws, issue.uuid, given)
    problems, rectified = four_lists.four_lists(ws)[:2]
    assert "2027年6月30日" in problems.rows[0].cells
    assert ["2027年6月30日" in row.cells for row in rectified.rows] == [True, True, False]
    assert "2020年11月底" in rectified.rows[2].cells
