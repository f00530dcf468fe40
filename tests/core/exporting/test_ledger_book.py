from __future__ import annotations

import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from core.errors import Cancelled, Environment
from core.exporting.ledger_book import FIRST_BODY_ROW, write_ledger
from core.exporting.ledger_lines import LedgerLine
from core.exporting.texts import clean_text
from tests.core.exporting.practice_lines import PLACE, heading, one_line, practice_lines, rows_of


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
    assert rows[-1][0] == "填报人：李明"


def test_the_same_input_gives_the_same_bytes(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_ledger(tmp_path / name, heading(), practice_lines())
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


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


def test_a_person_can_stop_and_the_old_file_stays(tmp_path):
    class Impatient:
        def step(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled

    path = tmp_path / "a.xlsx"
    path.write_bytes(b"the old one")
    with pytest.raises(Cancelled):
        write_ledger(path, heading(), practice_lines(), Impatient())
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.xlsx", b"the old one")]


def test_a_folder_that_cannot_be_written_is_an_environment_error(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Environment):
        write_ledger(tmp_path / "file" / "a.xlsx", heading(), practice_lines())
