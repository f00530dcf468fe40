from __future__ import annotations

import pytest

from core.domain.listing import COLUMNS, ColumnKind, ListKind


@pytest.mark.parametrize("kind", list(COLUMNS))
def test_every_list_has_columns_of_distinct_keys(kind: ListKind) -> None:
    keys = [column.key for column in COLUMNS[kind]]
    assert len(keys) == len(set(keys)) > 3


@pytest.mark.parametrize("kind", list(COLUMNS))
def test_the_columns_shown_at_first_fit_a_landscape_page(kind: ListKind) -> None:
    shown = [column.width for column in COLUMNS[kind] if column.shown]
    assert 20 < sum(shown) < 180


@pytest.mark.parametrize("kind", list(COLUMNS))
def test_dates_are_wide_enough_to_be_written_in_full(kind: ListKind) -> None:
    assert all(column.width >= 11 for column in COLUMNS[kind] if column.kind is ColumnKind.DATE)
