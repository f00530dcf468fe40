from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import python_calamine

from core.domain.cells import cell_text
from core.domain.inspection import InspectionKind
from core.domain.letter import LetterKind, LetterState
from core.domain.listing import COLUMNS, ListKind
from core.domain.people import LiaisonState
from core.domain.plan import PlanLevel, TaskState
from core.domain.rows import (
    InspectionRow,
    LeaderRow,
    LetterRow,
    LiaisonRow,
    ListRow,
    PlanRow,
    SubmissionRow,
    TaskRow,
    UnitRow,
)
from core.exporting.table_book import write_table
from core.wording import word
from tests.core.exporting.practice_lines import practice_lines

ROWS: dict[ListKind, list[ListRow]] = {
    ListKind.ISSUES: [line.issue for line in practice_lines()],
    ListKind.MEASURES: [measure for line in practice_lines() for measure in line.measures],
    ListKind.INSPECTIONS: [
        InspectionRow(
            uuid="1",
            code="DC-2026-001",
            started_on=date(2026, 3, 4),
            kind=InspectionKind.SPECIAL,
            title="=行政执法专项督察",
            units="县市场监管局、县城管局",
            people="张䶮、李明",
            problems=3,
            problems_raised=0,
        )
    ],
    ListKind.LETTERS: [
        LetterRow(
            uuid="2",
            document_number="雄法督〔2026〕3号",
            kind=LetterKind.SUPERVISION,
            title="关于限期整改的督办函",
            addressee="县司法局",
            dated_on=date(2026, 3, 5),
            reply_due=None,
            state=LetterState.DISPATCHED,
            void_reason="",
            file_name="a.pdf",
        )
    ],
    ListKind.SUBMISSIONS: [
        SubmissionRow(
            uuid="3",
            period="2026-Q2",
            sequence=1,
            sealed_on=date(2026, 7, 3),
            target_name="市委依法治市办",
            nil=True,
            issues=0,
            measures=0,
            file_name="x.zip",
        )
    ],
    ListKind.UNITS: [
        UnitRow(uuid="4", name="县司法局", aliases="", liaison="王五", phone="0312", issues=2, overdue=1)
    ],
    ListKind.LIAISONS: [
        LiaisonRow(
            uuid="5",
            unit="县司法局",
            liaison="王五",
            post="科员",
            phone="0312",
            since=date(2026, 1, 1),
            until=None,
            liaison_state=LiaisonState.CURRENT,
            duties="报送整改进展、收集佐证材料",
            note="",
        )
    ],
    ListKind.LEADERS: [
        LeaderRow(
            uuid="6",
            leader="张伟",
            aliases="张副县长",
            post="副县长",
            leader_office="县政府",
            held=3,
            hard=1,
            closed=1,
            overdue=1,
            visits=2,
            last_visit=date(2026, 5, 6),
            note="",
        )
    ],
    ListKind.TASKS: [
        TaskRow(
            uuid="5",
            task_number="12",
            plan="省方案",
            position=1,
            area="行政执法",
            text="健全三项制度",
            deadline_words="2020年年底前",
            responsible="各县（市、区）",
            task_criteria="制度印发",
            task_state=TaskState.CLAIMED,
            claim_unit="县司法局",
            claimed_by="王敏",
            answered_on=date(2020, 8, 17),
            issue_codes="2020-001",
            decline_reason="",
        )
    ],
    ListKind.PLANS: [
        PlanRow(
            uuid="6",
            name="省方案",
            plan_level=PlanLevel.PROVINCE,
            issuer="省委依法治省办",
            document_number="冀依法治省办〔2020〕7号",
            issued_on=date(2020, 5, 1),
            parent="",
            tasks=3,
            claimed=1,
            unclaimed=1,
            declined=1,
            done=0,
            issues=1,
        )
    ],
}


def _read(path: Path) -> list[list[object]]:
    sheet = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return sheet.to_python(skip_empty_area=False)


def _as_text(cell: object) -> str:
    if isinstance(cell, date):
        return f"{cell.year}年{cell.month}月{cell.day}日"
    return str(int(cell)) if isinstance(cell, float) else str(cell)


@pytest.mark.parametrize("kind", list(COLUMNS))
def test_a_list_comes_out_as_the_window_shows_it(tmp_path, kind):
    path = tmp_path / "清单.xlsx"
    columns = [column for column in COLUMNS[kind] if column.shown]
    write_table(path, "督察问题清单", columns, ROWS[kind])
    rows = _read(path)
    assert rows[0][0] == "督察问题清单"
    assert rows[1] == [word(f"columns.{column.key}") for column in columns]
    shown = [[cell_text(column, row) for column in columns] for row in ROWS[kind]]
    assert [[_as_text(cell) for cell in row] for row in rows[2:]] == shown


def test_days_and_numbers_stay_days_and_numbers(tmp_path):
    path = tmp_path / "a.xlsx"
    columns = COLUMNS[ListKind.INSPECTIONS]
    write_table(path, "督察检查", columns, ROWS[ListKind.INSPECTIONS])
    row = dict(zip([column.key for column in columns], _read(path)[2], strict=True))
    assert (row["started_on"], row["problems"], row["problems_raised"]) == (date(2026, 3, 4), 3, 0)
    sheet = openpyxl.load_workbook(path).active
    assert sheet["B3"].number_format == 'yyyy"年"m"月"d"日"'
    assert (sheet.print_title_rows, sheet.freeze_panes, sheet.auto_filter.ref) == ("$2:$2", "A3", "A2:L3")


def test_a_list_holds_no_formula(tmp_path):
    path = tmp_path / "a.xlsx"
    write_table(path, "=标题", COLUMNS[ListKind.INSPECTIONS], ROWS[ListKind.INSPECTIONS])
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    assert _read(path)[0][0] == "=标题"
    assert _read(path)[2][3] == "=行政执法专项督察"


def test_an_empty_list_has_its_head(tmp_path):
    path = tmp_path / "a.xlsx"
    write_table(path, "单位", COLUMNS[ListKind.UNITS], [])
    assert len(_read(path)) == 2
