from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

from core.domain.listing import ListKind
from core.exporting.book import new_book
from core.exporting.ledger_styles import LedgerStyles
from core.exporting.period_sheet import write_periods
from core.statistics.period_figures import PeriodFigures, Span, Standing, Turn, line_of_period


def test_a_period_is_a_line_of_numbers_with_rates_that_name_their_ground(tmp_path: Path):
    june = Span(date(2020, 6, 1), date(2020, 6, 30), "2020-06")
    line = line_of_period(
        june,
        ListKind.MEASURES,
        date(2020, 9, 1),
        {"a": Standing(open=True), "b": Standing(open=True)},
        {
            "a": Standing(open=False, due=june.last, done=True, finished=june.first),
            "b": Standing(open=True, due=june.last),
        },
        [Turn("a", before=True, after=False)],
    )
    found = PeriodFigures(
        kind=ListKind.MEASURES,
        as_of=date(2020, 9, 1),
        batch="",
        begun=date(2020, 1, 1),
        lines=(line,),
        names={"a": "1/1", "b": "1/2"},
    )
    with new_book(tmp_path / "a.xlsx") as book:
        write_periods(book.sheet("甲"), "容城县", [found], LedgerStyles.of(book))
    title, heads, told, _ = openpyxl.load_workbook(tmp_path / "a.xlsx").active.iter_rows(values_only=True)
    assert title[0] == "容城县措施（按时期）（截至2020年9月1日）"
    shown = dict(zip(heads, told, strict=True))
    assert (shown["期初未完成"], shown["完成"], shown["期末未完成"], shown["到期"]) == (2, 1, 1, 2)
    assert (shown["完成率"], shown["按期率"]) == ("50.0%（1/2）", "50.0%（1/2）")
