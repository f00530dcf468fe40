"""A field of the office's own shows as a column, with its values in the type of the column."""

from __future__ import annotations

from datetime import date

from core.domain.custom_field import CustomField, own_cells, own_columns
from core.domain.listing import ColumnKind
from core.domain.register import RegisterFieldKind


def test_a_field_is_a_column_with_its_own_heading() -> None:
    day = CustomField(uuid="f1", label="公开日期", kind=RegisterFieldKind.DATE)
    (column,) = own_columns([day])
    assert (column.key, column.heading, column.kind) == ("own.f1", "公开日期", ColumnKind.DATE)
    assert own_cells([day], {"f1": "2026-03-05"}, {}) == {"own.f1": date(2026, 3, 5)}
    assert own_cells([day], {}, {}) == {"own.f1": ""}
