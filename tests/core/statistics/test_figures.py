from __future__ import annotations

from datetime import date

import pytest

from core.domain.listing import Filter, ListKind, Punctuality, Timeliness
from core.statistics.figures import (
    ISSUES_ONLY,
    Cell,
    Dimension,
    Figure,
    Mean,
    Statistics,
    figure_filters,
    figures_of,
    line_of,
    table_of,
)
from core.statistics.rates import Rate


def a_cell(area: str = "行政执法", **fields: object) -> Cell:
    defaults = {
        "values": {Dimension.AREA: area},
        "timeliness": Timeliness.IN_TIME,
        "punctuality": Punctuality.NOT_JUDGED,
        "closed": False,
        "count": 1,
        "dated_open": 0,
        "days_open": 0,
        "days_late": 0,
    }
    return Cell(**(defaults | fields))  # type: ignore[arg-type]


def test_a_line_adds_cells_up_and_keeps_part_and_whole_of_every_rate():
    late = Timeliness.OVERDUE, Punctuality.MISSED
    cells = [
        a_cell(timeliness=Timeliness.DONE, punctuality=Punctuality.ON_TIME, count=3, closed=True),
        a_cell(timeliness=Timeliness.DONE, punctuality=Punctuality.LATE, count=1),
        a_cell(timeliness=Timeliness.DONE, punctuality=Punctuality.UNKNOWN, count=2),
        a_cell(timeliness=late[0], punctuality=late[1], count=2, dated_open=2, days_open=101, days_late=9),
    ]
    line = line_of("", ListKind.ISSUES, (), cells)
    assert line.completion == Rate(6, 8)
    assert line.closure == Rate(3, 8)
    assert line.on_time == Rate(3, 6)
    assert (line.number(Figure.UNKNOWN), line.number(Figure.OVERDUE)) == (2, 2)
    assert (line.days_open.rounded, line.days_late.rounded) == (51, 5)
    assert set(line.rates()) == {"completion", "closure", "on_time"}


def test_the_days_a_record_took_are_averaged_over_those_with_both_days():
    done = {"timeliness": Timeliness.DONE, "count": 3, "timed": 2, "days_taken": 31}
    line = line_of("", ListKind.MEASURES, (), [a_cell(**done), a_cell(count=4)])
    assert (line.days_taken.total, line.days_taken.count, line.days_taken.rounded) == (31, 2, 16)
    assert line.number(Figure.TIMED) == 2


def test_the_figures_of_the_reference_text_come_out():
    done = a_cell(timeliness=Timeliness.DONE, count=112)
    assert line_of("", ListKind.MEASURES, (), [done, a_cell(count=96)]).completion.percent == "53.8"
    assert set(line_of("", ListKind.MEASURES, (), [done]).rates()) == {"completion", "on_time"}


def test_nothing_to_average_is_no_number():
    assert Mean(total=0, count=0).rounded is None


def test_lines_stand_largest_first_blanks_last_unless_an_order_is_given():
    cells = [a_cell("甲"), a_cell("乙", count=5), a_cell("", count=9)]
    table = table_of(Dimension.AREA, ListKind.ISSUES, (), cells)
    assert [line.value for line in table.lines] == ["乙", "甲", ""]
    ordered = table_of(Dimension.AREA, ListKind.ISSUES, (), cells, ("甲", "乙"))
    assert [line.value for line in ordered.lines] == ["甲", "乙", ""]


def test_every_number_names_the_rows_of_its_scope_group_and_figure():
    scope = (Filter(column="batch", values=("一批",)),)
    table = table_of(Dimension.AREA, ListKind.ISSUES, scope, [a_cell("甲")])
    assert table.lines[0].filters(Figure.OVERDUE) == (
        *scope,
        Filter(column="area", values=("甲",)),
        Filter(column="timeliness", values=("overdue",)),
    )
    found = Statistics(
        kind=ListKind.ISSUES, as_of=date(2026, 1, 1), batch="", whole=table.lines[0], tables=(table,)
    )
    assert found.table(Dimension.AREA) is table


@pytest.mark.parametrize("figure", Figure)
def test_every_figure_has_filters(figure: Figure):
    assert (figure_filters(figure) == ()) == (figure is Figure.ALL)


def test_measures_have_no_figures_that_only_issues_have_a_ground_for():
    assert set(figures_of(ListKind.ISSUES)) - set(figures_of(ListKind.MEASURES)) == set(ISSUES_ONLY)
