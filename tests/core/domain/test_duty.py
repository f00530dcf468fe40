from __future__ import annotations

from dataclasses import fields

from core.domain.cells import heading_of
from core.domain.duty import DUTY_COLUMNS, DutyLine


def test_every_column_of_the_list_is_a_fact_of_its_lines_and_has_a_heading() -> None:
    assert {column.key for column in DUTY_COLUMNS} < {field.name for field in fields(DutyLine)}
    assert all(heading_of(column) for column in DUTY_COLUMNS)
