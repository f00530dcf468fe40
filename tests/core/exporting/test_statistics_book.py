from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

from core.domain.listing import ListKind, Punctuality, Timeliness
from core.exporting.statistics_book import Book, write_statistics
from core.statistics.figures import Cell, Dimension, Statistics, line_of, table_of


def test_a_sheet_shows_numbers_as_numbers_and_rates_with_their_ground(tmp_path: Path):
    cells = [
        Cell(
            values={Dimension.AREA: area},
            timeliness=moment,
            punctuality=Punctuality.NOT_JUDGED,
            closed=False,
            count=count,
            dated_open=0,
            days_open=0,
            days_late=0,
        )
        for area, moment, count in (("=1+1", Timeliness.DONE, 1), ("", Timeliness.IN_TIME, 2))
    ]
    found = Statistics(
        kind=ListKind.MEASURES,
        as_of=date(2026, 11, 22),
        batch="",
        whole=line_of("", ListKind.MEASURES, (), cells),
        tables=(table_of(Dimension.AREA, ListKind.MEASURES, (), cells),),
    )
    write_statistics(tmp_path / "a.xlsx", Book(office="容城县", tables=[found]))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    rows = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert rows[0][0] == "容城县整改统计（截至2026年11月22日）"
    heads = rows[1]
    whole = dict(zip(heads, rows[2], strict=True))
    assert (whole["总数"], whole["已完成"], whole["完成率"]) == (3, 1, "33.3%（1/3）")
    assert whole["平均逾期"] is None
    assert [line[0] for line in rows[3:]] == ["方面", "=1+1", "（未填）"]
    assert sheet["A5"].data_type == "s"
