from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import openpyxl

from core.clock import FixedClock
from core.domain.drafts import IssueDraft
from core.operations import acceptance, issues, period_figures, statistics_book
from core.operations import statistics as figures
from core.statistics.figures import Figure
from core.workspace import Workspace
from tests.core.conftest import DAY


def values(path: Path) -> list[list[list[object]]]:
    book = openpyxl.load_workbook(path)
    return [[[cell.value for cell in line] for line in sheet.iter_rows()] for sheet in book.worksheets]


def test_the_workbook_holds_every_line_of_every_table(practice, tmp_path: Path):
    path = statistics_book.export_statistics(practice, tmp_path / "统计.xlsx")
    book = openpyxl.load_workbook(path)
    for kind, sheet in zip(figures.KINDS, book.worksheets, strict=False):
        found = figures.statistics(practice, kind)
        lines = sum(len(table.lines) for table in found.tables)
        assert sheet.max_row == 3 + len(found.tables) + lines
        assert sheet.cell(3, 2).value == found.whole.number(Figure.ALL)


def test_the_periods_and_the_shares_stand_on_sheets_of_their_own(practice, tmp_path: Path):
    path = statistics_book.export_statistics(practice, tmp_path / "统计.xlsx")
    *_, by_issues, by_measures, shares = values(path)
    for kind, sheet in zip(figures.KINDS, (by_issues, by_measures), strict=True):
        assert [line[0] for line in sheet[2:-1]] == ["2020年8月", "2020年第三季度", "2020年下半年", "2020年"]
        (line,) = period_figures.by_cycle(practice, kind, period_figures.CYCLES[0]).lines
        assert sheet[2][1:14] == [len(uuids) for uuids in line.rows.values()]
    told = {line[0]: tuple(line[1:3]) for line in shares[2:]}
    assert told["检验标准达到"] == (0, acceptance.acceptance(practice).criteria.whole)
    assert told["回头看反弹"] == (0, 0)


def test_the_workbook_of_a_past_day_is_as_it_was(practice, tmp_path: Path):
    then = values(statistics_book.export_statistics(practice, tmp_path / "then.xlsx"))
    later = Workspace(practice.ledger, FixedClock.on(DAY + timedelta(days=40)))
    issues.register_issue(later, IssueDraft(text="后来的"))
    again = values(statistics_book.export_statistics(later, tmp_path / "again.xlsx", day=DAY))
    assert again == then
    assert values(statistics_book.export_statistics(later, tmp_path / "now.xlsx")) != then
