from __future__ import annotations

import dataclasses
import hashlib
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
import python_calamine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from core.domain.listing import Timeliness
from core.domain.measure import MeasureStatus
from core.errors import Cancelled, Environment
from core.exporting import book as book_module
from core.exporting.ledger_book import FIRST_BODY_ROW, META_SHEET, write_ledger
from core.exporting.ledger_lines import LEDGER_COLUMNS, LedgerHeading, LedgerLine, Paper
from core.exporting.texts import clean_text
from tests.core.exporting.practice_lines import practice_lines

PLACE = {column.key: number for number, column in enumerate(LEDGER_COLUMNS)}


def heading(**changes) -> LedgerHeading:
    facts = {
        "title": "保定市法治政府建设实地督察反馈意见整改台账",
        "office_name": "市委全面依法治市委员会办公室",
        "office_code": "130600",
        "as_of": date(2020, 6, 1),
        "exported_at": datetime(2020, 6, 1, 9, tzinfo=UTC),
        "basis": "保依法治市办〔2020〕3号",
    }
    return LedgerHeading(**{**facts, **changes})


def one_line(**texts: str) -> LedgerLine:
    """Return the practice ledger's issue 2 (three measures) with some of its texts replaced."""
    line = practice_lines()[1]
    issue = {key.removeprefix("issue_"): text for key, text in texts.items() if key.startswith("issue_")}
    measure = {key: text for key, text in texts.items() if not key.startswith("issue_")}
    first = dataclasses.replace(line.measures[0], **measure)
    return LedgerLine(issue=dataclasses.replace(line.issue, **issue), measures=(first, *line.measures[1:]))


def rows_of(path: Path) -> list[list[object]]:
    sheet = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return sheet.to_python(skip_empty_area=False)


def test_the_practice_ledger_comes_out_row_for_row(tmp_path):
    path = tmp_path / "台账.xlsx"
    lines = practice_lines()
    written = write_ledger(path, heading(), lines)
    assert (written.issues, written.measures, written.rows) == (22, 54, 54)
    rows = rows_of(path)
    body = rows[FIRST_BODY_ROW : FIRST_BODY_ROW + 54]
    issues = [row for row in body if row[PLACE["code"]]]
    assert [row[PLACE["issue"]] for row in issues] == [line.issue.text for line in lines]
    assert [row[PLACE["measure"]] for row in body] == [m.text for line in lines for m in line.measures]
    assert issues[2][PLACE["deadline_due"]] == date(2020, 12, 31)
    assert issues[2][PLACE["deadline_raw"]] == "2020年"


def test_heading_and_foot_are_those_of_the_paper_form(tmp_path):
    path = tmp_path / "a.xlsx"
    write_ledger(path, heading(preparer="李明"), practice_lines())
    rows = rows_of(path)
    assert rows[0][0] == "保定市法治政府建设实地督察反馈意见整改台账"
    assert rows[1][0] == "填报单位：市委全面依法治市委员会办公室      依据：保依法治市办〔2020〕3号"
    assert rows[1][PLACE["leader"]] == "截至日期：2020年6月1日"
    assert [rows[2][PLACE["units"]], rows[3][PLACE["units"]], rows[3][PLACE["leader"]]] == [
        "责任",
        "责任单位",
        "责任领导",
    ]
    assert rows[-2][0] == "合计"
    assert rows[-2][PLACE["issue"]] == "问题22项"
    assert rows[-1][0] == "填表人：李明"


def test_the_total_row_counts_the_rows_above_it(tmp_path):
    path = tmp_path / "a.xlsx"
    lines = practice_lines()
    write_ledger(path, heading(), lines)
    measures = [measure for line in lines for measure in line.measures]
    done = sum(m.status in (MeasureStatus.DONE, MeasureStatus.VERIFIED) for m in measures)
    late = sum(m.timeliness is Timeliness.OVERDUE for m in measures)
    total = rows_of(path)[-2]
    assert total[PLACE["measure"]] == f"整改措施54条，已完成{done}条，逾期{late}条"
    overdue = sum(line.issue.timeliness is Timeliness.OVERDUE for line in lines)
    assert f"逾期{overdue}项" in str(total[PLACE["units"]])


def test_cells_of_an_issue_reach_over_its_measures(tmp_path):
    path = tmp_path / "a.xlsx"
    write_ledger(path, heading(), practice_lines())
    merged = {str(found) for found in openpyxl.load_workbook(path).worksheets[0].merged_cells.ranges}
    assert {"A1:N1", "F3:G3", "K3:L3", "A3:A4", "D6:D8", "B6:B8", "N6:N8"} <= merged
    assert not any(found.startswith(("E6:", "J6:", "K6:")) for found in merged)


def test_an_area_is_named_again_on_the_next_page(tmp_path):
    path = tmp_path / "a.xlsx"
    write_ledger(path, heading(), practice_lines())
    sheet = openpyxl.load_workbook(path).worksheets[0]
    first_break = sheet.row_breaks.brk[0].id
    assert sheet["A5"].value == sheet.cell(first_break + 1, 1).value
    assert f"A5:A{first_break}" in {str(found) for found in sheet.merged_cells.ranges}


def test_the_sheet_prints_across_on_one_page_width_with_repeated_heads(tmp_path):
    path = tmp_path / "a.xlsx"
    for paper, code in ((Paper.A4, 9), (Paper.A3, 8)):
        write_ledger(path, heading(paper=paper), practice_lines())
        sheet = openpyxl.load_workbook(path).worksheets[0]
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", code)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$3:$4"
        assert sheet.freeze_panes == "D5"
        assert "第&P页" in str(sheet.oddFooter.center.text) or "第&P页" in str(sheet.oddFooter.center)
        assert [sheet[cell].font.name for cell in ("A1", "A3", "E5")] == ["方正小标宋简体", "黑体", "仿宋"]
        assert sheet["E5"].font.size == 12
        assert all(sheet.cell(row, 5).border.left.style == "thin" for row in range(3, 60))


def test_the_same_input_gives_the_same_bytes(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_ledger(tmp_path / name, heading(), practice_lines())
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_hidden_sheet_tells_whose_rows_these_are_and_whether_they_were_changed(tmp_path):
    path = tmp_path / "a.xlsx"
    lines = practice_lines()
    written = write_ledger(path, heading(), lines)
    workbook = openpyxl.load_workbook(path)
    meta = workbook[META_SHEET]
    assert meta.sheet_state == "hidden"
    rows = [[cell for cell in row if cell is not None] for row in meta.iter_rows(values_only=True)]
    facts = {row[0]: row[1] for row in rows if row[0] != "row"}
    assert (facts["office_code"], facts["template"]) == ("130600", "1.0")
    assert facts["exported_at"] == "2020-06-01T09:00:00+00:00"
    assert facts["digest"] == written.digest
    named = {row[1]: row[2:] for row in rows if row[0] == "row"}
    assert named[6] == [lines[1].issue.uuid, lines[1].measures[0].uuid]
    assert len(named) == 54
    digest = hashlib.sha256()
    for row in rows_of(path)[FIRST_BODY_ROW : FIRST_BODY_ROW + written.rows]:
        texts = [f"{c.year}年{c.month}月{c.day}日" if isinstance(c, date) else str(c) for c in row[:14]]
        digest.update(("\x1f".join(texts) + "\x1f\x1e").encode())
    assert digest.hexdigest() == written.digest


def test_progress_of_the_issue_and_of_its_measures_are_both_kept(tmp_path):
    path = tmp_path / "a.xlsx"
    write_ledger(path, heading(), [one_line(progress="已印发", issue_progress="正在推进")])
    assert rows_of(path)[FIRST_BODY_ROW][PLACE["progress"]] == "总体进展：正在推进\n已印发"
    write_ledger(path, heading(), [one_line(issue_progress="正在推进")])
    assert [row[PLACE["progress"]] for row in rows_of(path)[FIRST_BODY_ROW:][:3]] == ["正在推进", "", ""]


def test_an_issue_without_measures_is_a_row_of_its_own(tmp_path):
    path = tmp_path / "a.xlsx"
    line = practice_lines()[2]
    write_ledger(path, heading(), [LedgerLine(issue=line.issue)])
    row = rows_of(path)[FIRST_BODY_ROW]
    assert (row[PLACE["issue"]], row[PLACE["measure"]], row[PLACE["deadline_raw"]]) == (
        "纲要任务落实",
        "",
        "2020年",
    )


def test_a_ledger_without_issues_still_is_a_ledger(tmp_path):
    path = tmp_path / "a.xlsx"
    assert write_ledger(path, heading(), []).rows == 0
    assert rows_of(path)[FIRST_BODY_ROW][PLACE["issue"]] == "问题0项"


_ODD = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "=1+1",
            '=HYPERLINK("http://x")',
            "+8610",
            "-5%",
            "@市",
            "'引号",
            " 前后空格 ",
            "第一行\n第二行\n\n",
            "䶮𠮷㐂😀\U0003106c",
            "<r><t>标签</t></r>",
            "<r>",
            "a & b < c",
            "2020-01-01",
            "007",
            "TRUE",
            "_x0041_",
            "http://example.org",
            "\t制表",
            "\x00\x07坏\ud800字符",
        ]
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(issue=_ODD, measure=_ODD, note=_ODD, area=_ODD)
def test_every_text_is_read_back_as_it_was_and_nothing_is_a_formula(tmp_path, issue, measure, note, area):
    path = tmp_path / "a.xlsx"
    write_ledger(
        path, heading(), [one_line(issue_text=issue, text=measure, issue_note=note, issue_area=area)]
    )
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    wanted = [clean_text(text) for text in (area, issue, measure, note)]
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [sheet.cell(FIRST_BODY_ROW + 1, PLACE[key] + 1) for key in ("area", "issue", "measure", "note")]
    # openpyxl leaves the file format's own escapes (_x005F_ for _) to its caller
    assert [unescape(cell.value or "") for cell in cells] == wanted
    assert {cell.data_type for cell in cells if cell.value} <= {"s", "inlineStr"}
    row = rows_of(path)[FIRST_BODY_ROW]
    assert [row[PLACE[key]] for key in ("area", "issue", "measure", "note")] == wanted


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5%", "@市"])
def test_text_that_looks_like_a_formula_stays_text_when_a_person_edits_the_cell(tmp_path, text):
    path = tmp_path / "a.xlsx"
    write_ledger(path, heading(), [one_line(text=text)])
    sheet = openpyxl.load_workbook(path).worksheets[0]
    row = FIRST_BODY_ROW + 1
    assert sheet.cell(row, PLACE["measure"] + 1).quotePrefix
    assert not sheet.cell(row + 1, PLACE["measure"] + 1).quotePrefix


@pytest.mark.parametrize(
    ("key", "name"), [("measure", "text"), ("issue", "issue_text"), ("note", "issue_note")]
)
def test_a_text_no_cell_can_hold_goes_on_below_and_loses_nothing(tmp_path, key, name):
    path = tmp_path / "a.xlsx"
    text = "".join(f"第{number}条😀" for number in range(12_000))
    write_ledger(path, heading(), [one_line(**{name: text}), practice_lines()[2]])
    cells = [str(row[PLACE[key]]) for row in rows_of(path)[FIRST_BODY_ROW:]]
    joined = "".join(cell.removeprefix("（接上行）") for cell in cells if "😀" in cell)
    assert joined == text


def test_a_text_higher_than_a_row_may_be_is_given_several_rows(tmp_path):
    path = tmp_path / "a.xlsx"
    text = "整改措施要求具体可查。" * 100
    write_ledger(path, heading(), [one_line(text=text)])
    sheet = openpyxl.load_workbook(path).worksheets[0]
    span = next(r for r in sheet.merged_cells.ranges if r.coord.startswith(f"E{FIRST_BODY_ROW + 1}:"))
    heights = [sheet.row_dimensions[row].height for row in range(span.min_row, span.max_row + 1)]
    assert max(heights) <= 409.5
    assert sum(heights) > len(text) / 16 * 14
    assert sheet.cell(FIRST_BODY_ROW + 1, PLACE["measure"] + 1).value == text


def test_a_person_can_stop_and_the_old_file_stays(tmp_path):
    class Impatient:
        def step(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled

    path = tmp_path / "a.xlsx"
    path.write_bytes(b"the old one")
    with pytest.raises(Cancelled):
        write_ledger(path, heading(), practice_lines(), Impatient())
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.xlsx", b"the old one")]


def test_a_file_that_does_not_read_back_is_never_given_its_name(tmp_path, monkeypatch):
    monkeypatch.setattr(book_module, "_row_count", lambda archive, name: 1)
    with pytest.raises(Environment) as error:
        write_ledger(tmp_path / "a.xlsx", heading(), practice_lines())
    assert error.value.code == "export_not_verified"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_an_environment_error(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Environment):
        write_ledger(tmp_path / "file" / "a.xlsx", heading(), practice_lines())
