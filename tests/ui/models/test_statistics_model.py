from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.domain.listing import ListKind, Punctuality, Timeliness
from core.statistics.figures import Cell, Dimension, Figure, Table, table_of
from ui.models.statistics_model import SHARE_ROLE, StatisticsModel


def a_table(kind: ListKind = ListKind.ISSUES) -> Table:
    def cell(moment: Timeliness, count: int, late: int = 0) -> Cell:
        return Cell(
            values={Dimension.AREA: "行政执法"},
            timeliness=moment,
            punctuality=Punctuality.NOT_JUDGED,
            closed=False,
            count=count,
            dated_open=0,
            days_open=0,
            days_late=late,
        )

    cells = [cell(Timeliness.DONE, 1), cell(Timeliness.OVERDUE, 3, late=30)]
    return table_of(Dimension.AREA, kind, (), cells)


@pytest.fixture
def model(qtbot) -> StatisticsModel:
    made = StatisticsModel()
    made.show_table(a_table(), ListKind.ISSUES)
    return made


def heads(model: StatisticsModel) -> list[str]:
    return [model.headerData(section, Qt.Orientation.Horizontal) for section in range(model.columnCount())]


def test_the_model_keeps_every_rule_of_qt(model: StatisticsModel):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_table(a_table(ListKind.MEASURES), ListKind.MEASURES)
    assert tester.model() is model
    assert "销号率" not in heads(model)


def test_a_line_shows_counts_and_rates_with_their_ground(model: StatisticsModel):
    shown = dict(zip(heads(model), (model.index(0, n).data() for n in range(99)), strict=False))
    assert (shown["方面"], shown["总数"], shown["已逾期"]) == ("行政执法", "4", "3")
    assert (shown["完成率"], shown["按期率"], shown["平均逾期"]) == ("25.0%（1/4）", "—", "10 天")
    assert model.index(0, heads(model).index("完成率")).data(SHARE_ROLE) == 250
    assert model.index(0, 0).data(SHARE_ROLE) is None


@pytest.mark.parametrize(
    ("head", "figure"),
    [
        ("方面", Figure.ALL),
        ("总数", Figure.ALL),
        ("已逾期", Figure.OVERDUE),
        ("完成率", Figure.DONE),
        ("按期率", Figure.ON_TIME),
        ("平均逾期", Figure.OVERDUE),
    ],
)
def test_every_cell_knows_what_it_opens(model: StatisticsModel, head: str, figure: Figure):
    line, opened = model.opens(model.index(0, heads(model).index(head)))
    assert (line.value, opened) == ("行政执法", figure)
