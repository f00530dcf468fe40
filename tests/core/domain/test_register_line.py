from __future__ import annotations

from datetime import date

from core.domain.listing import ColumnKind
from core.domain.register_line import CODE, DUE, ISSUE, STATE, RegisterLine, cells_of, columns_of
from core.operations.register_definitions import shipped


def test_columns_are_code_fields_due_state_and_issue_as_the_register_has_them() -> None:
    keys = {key: [column.key for column in columns_of(each)] for key, each in shipped().items()}
    assert keys["self_check"][0] == CODE
    assert keys["self_check"][-3:] == [DUE, STATE, ISSUE]
    assert DUE not in keys["meetings"]
    for key, definition in shipped().items():
        assert len(set(keys[key])) == len(keys[key])
        shown = [column.key for column in columns_of(definition) if column.shown and column.heading]
        assert shown == [f"filled.{each}" for each in definition.columns]


def test_cells_are_days_numbers_and_words() -> None:
    words = {"yes": "是", "no": "否"}
    found = cells_of(
        shipped()["court_duty"], {"hearing_on": "2026-03-05", "confirmed": "yes"}, words
    ) | cells_of(shipped()["arrears"], {"owed": "1,200", "paid": "80.5"}, words)
    assert found["filled.hearing_on"] == date(2026, 3, 5)
    assert (found["filled.confirmed"], found["filled.owed"], found["filled.paid"]) == ("是", 1200, 80.5)
    line = RegisterLine(
        uuid="u", code="甲001", due=None, timeliness=None, issue_uuid=None, issue_code="", cells=found
    )
    assert (line.cell(CODE), line.cell("filled.owed"), line.cell("filled.gone")) == ("甲001", 1200, "")
    kinds = {column.key: column.kind for column in columns_of(shipped()["arrears"])}
    assert kinds["filled.owed"] is ColumnKind.NUMBER
