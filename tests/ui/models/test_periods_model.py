from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.domain.listing import ListKind
from core.statistics.period_figures import (
    PeriodFigure,
    PeriodFigures,
    Span,
    Standing,
    Turn,
    line_of_period,
)
from ui.models.periods_model import PeriodsModel
from ui.models.statistics_model import SHARE_ROLE


def periods(kind: ListKind = ListKind.ISSUES) -> PeriodFigures:
    lines = [
        line_of_period(
            Span(date(2020, month, 1), date(2020, month, 28), f"2020-{month:02d}"),
            kind,
            date(2020, 9, 1),
            {"a": Standing(open=True), "b": Standing(open=True)},
            {"a": Standing(open=False, due=date(2020, month, 9), done=True), "b": Standing(open=True)},
            [Turn("a", before=True, after=False)],
        )
        for month in (6, 7)
    ]
    return PeriodFigures(
        kind=kind,
        as_of=date(2020, 9, 1),
        batch="",
        begun=date(2020, 1, 1),
        lines=tuple(lines),
        names={"a": "1", "b": "2"},
    )


@pytest.fixture
def model(qtbot) -> PeriodsModel:
    made = PeriodsModel()
    made.show_periods(periods())
    return made


def heads(model: PeriodsModel) -> list[str]:
    return [model.headerData(section, Qt.Orientation.Horizontal) for section in range(model.columnCount())]


def test_the_model_keeps_every_rule_of_qt(model: PeriodsModel):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_periods(periods(ListKind.MEASURES))
    assert tester.model() is model
    assert "期初未完成" in heads(model)


def test_the_newest_period_comes_first_with_counts_and_rates(model: PeriodsModel):
    shown = dict(zip(heads(model), (model.index(0, n).data() for n in range(99)), strict=False))
    assert (shown["时期"], shown["期初未销号"], shown["销号"]) == ("2020年7月", "2", "1")
    assert (shown["销号率"], shown["按期率"], shown["完成日不详"]) == ("50.0%（1/2）", "—", "1")
    assert model.index(0, heads(model).index("销号率")).data(SHARE_ROLE) == 500


@pytest.mark.parametrize(
    ("head", "figure"),
    [
        ("时期", PeriodFigure.CLOSING),
        ("重开", PeriodFigure.REOPENED),
        ("销号率", PeriodFigure.CLOSED),
        ("按期率", PeriodFigure.ON_TIME),
    ],
)
def test_every_cell_opens_the_records_it_is_of(model: PeriodsModel, head: str, figure: PeriodFigure):
    line, opened = model.opens(model.index(1, heads(model).index(head)))
    assert (line.span.code, opened) == ("2020-06", figure)
