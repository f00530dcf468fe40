from __future__ import annotations

from datetime import date

from core.domain.inspection import Count, InspectionKind, InspectionWay, Qualifier
from core.domain.inspection_sight import Sight
from core.statistics.inspection_figures import InspectionFigure, InspectionSplit, count_lines, figures_of
from core.statistics.qualified import Total
from core.statistics.rates import Rate
from tests.builders import an_inspection


def sight(code, units=("甲",), **fields):
    return Sight(record=an_inspection(code=code, **fields), units=tuple((name, name) for name in units))


SIGHTS = [
    sight(
        "1",
        kind=InspectionKind.FILE_REVIEW,
        ways=(InspectionWay.ON_SITE, InspectionWay.CASE_REVIEW),
        files_checked=1000,
        files_qualifier=Qualifier.OVER,
        points=("大厅", "窗口"),
        problems_found=112,
        problems_solved=104,
        problems_long_term=8,
        counts=(Count(name="查阅材料", value=400, unit_word="份", qualifier=Qualifier.OVER),),
    ),
    sight(
        "2",
        units=("甲", "乙"),
        started_on=date(2025, 3, 1),
        files_checked=36,
        counts=(Count(name="查阅 材料", value=1000, unit_word="份"), Count(name="筛查", value=5)),
    ),
]


def test_sums_keep_how_exact_they_are():
    whole = figures_of(SIGHTS).whole
    assert whole.totals[InspectionFigure.FILES] == Total(1036, Qualifier.OVER)
    assert whole.totals[InspectionFigure.INSPECTIONS] == Total(2)
    assert (whole.rectified, whole.completion) == (Rate(104, 112), Rate(0, 0))


def test_every_number_names_the_inspections_behind_it():
    whole = figures_of(SIGHTS).whole
    assert whole.codes[InspectionFigure.FILES] == ("1", "2")
    assert whole.codes[InspectionFigure.POINTS] == ("1",)
    assert whole.codes[InspectionFigure.MEASURES] == ()


def test_an_inspection_of_several_ways_or_units_stands_in_several_lines_but_once_in_all():
    tables = figures_of(SIGHTS).tables

    def lines(split):
        return {line.value: line.totals[InspectionFigure.INSPECTIONS].value for line in tables[split]}

    assert lines(InspectionSplit.UNIT) == {"乙": 1, "甲": 2}
    assert lines(InspectionSplit.WAY) == {"on_site": 1, "case_review": 1, "": 1}
    assert lines(InspectionSplit.YEAR) == {"2025": 1, "2026": 1}
    assert lines(InspectionSplit.KIND) == {"routine": 1, "file_review": 1}
    assert lines(InspectionSplit.INSPECTION) == {"1": 1, "2": 1}


def test_counts_of_one_name_and_measure_word_are_one_sum():
    papers, screened = count_lines(SIGHTS)
    assert (papers.name, papers.total, papers.codes) == ("查阅材料", Total(1400, Qualifier.OVER), ("1", "2"))
    assert (screened.name, screened.unit_word, screened.total) == ("筛查", "", Total(5))
