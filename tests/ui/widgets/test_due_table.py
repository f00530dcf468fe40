from __future__ import annotations

from datetime import date

import pytest

from core.domain.listing import Timeliness
from core.domain.overview import DueItem
from ui.models.due_model import COLUMNS, DueModel
from ui.widgets.due_table import DueTable

ITEM = DueItem(
    issue_uuid="u1",
    measure_uuid=None,
    code="2026-001",
    text="内容",
    units="县司法局",
    due=date(2026, 11, 1),
    days_left=-21,
    timeliness=Timeliness.OVERDUE,
)


@pytest.fixture
def table(qtbot) -> DueTable:
    model = DueModel()
    model.show_items([ITEM])
    made = DueTable(model)
    made.kept_model = model
    qtbot.addWidget(made)
    made.resize(1_200, 300)
    made.show()
    return made


def shown(table: DueTable) -> list[str]:
    return [key for section, key in enumerate(COLUMNS) if not table.isColumnHidden(section)]


def test_a_wide_table_shows_everything(table: DueTable):
    assert shown(table) == list(COLUMNS)


def test_in_a_narrow_table_the_date_steps_back_first_then_the_units(table: DueTable):
    for width in (800, 709, 610):
        table.resize(width, 300)
        assert shown(table) == [key for key in COLUMNS if key != "due"], width
    table.resize(560, 300)
    assert shown(table) == ["timeliness", "code", "text", "left"]


def test_a_double_click_opens_the_issue(table: DueTable, qtbot):
    with qtbot.waitSignal(table.opened) as told:
        table.doubleClicked.emit(table.kept_model.index(0, 2))
    assert told.args == ["u1"]
