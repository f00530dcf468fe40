from __future__ import annotations

from core.domain.listing import Filter
from tests.ui.steps import inspections_page
from ui.pages.inspection_tab import InspectionTab


def test_every_tab_is_one_and_has_its_words(qtbot, full_session):
    page = inspections_page(qtbot, full_session)
    names = [page.tabs.tabText(place) for place in range(page.tabs.count())]
    assert names == ["检查记录", "年度计划", "覆盖", "合计"]
    assert all(isinstance(tab, InspectionTab) for tab in (page.plan, page.coverage, page.figures))


def test_a_cell_opens_the_inspections_it_counts_and_an_empty_one_nothing(qtbot, full_session):
    page = inspections_page(qtbot, full_session)
    page.tabs.setCurrentWidget(page.figures.parentWidget())
    model = page.figures.model
    asked = []
    page.figures.list_wanted.connect(asked.append)
    page.figures.open_cell(model.index(0, 3))
    assert asked == []
    page.figures.open_cell(model.index(0, 1))
    assert asked == [(Filter(column="code", values=("督查2020-001",)),)]
    assert page.tabs.currentWidget() is page.stack
    assert page.model.rowCount() == 1


def test_the_years_offered_are_those_with_a_plan_or_an_inspection(qtbot, full_session):
    page = inspections_page(qtbot, full_session)
    assert [value for value, _ in page.figures._years()] == [None, 2020]
    assert [value for value, _ in page.plan._years()] == [2020, 2021]
    assert page.plan.chosen_year() == 2020
    assert page.figures.chosen_year() is None
