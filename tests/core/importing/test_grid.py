from __future__ import annotations

import pytest

from core.errors import Environment
from core.importing.grid import Grid
from core.importing.sheet import Merge, Sheet


def test_a_merged_area_is_seen_in_all_its_cells_and_stands_in_one():
    grid = Grid(Sheet("S", (("甲", "", "丙"), ("", "", "丁")), (Merge(0, 0, 1, 1),)))
    assert [grid.filled(row, column) for row in (0, 1) for column in (0, 1)] == ["甲"] * 4
    assert grid.own_cells(1) == [(2, "丁")]
    assert (grid.anchor_row(1, 1), grid.anchor_row(1, 2)) == (0, 1)
    assert grid.merged_width(0, 0) == 2
    assert grid.has_cell_from_above(1)
    assert grid.spans(0, 1, 0)
    assert not grid.spans(0, 1, 2)


def test_a_merged_area_beyond_the_used_cells_is_cut():
    grid = Grid(Sheet("S", (("甲",),), (Merge(0, 0, 1_048_575, 16_383), Merge(5, 5, 6, 6))))
    assert (grid.height, grid.width, grid.filled(0, 0)) == (1, 1, "甲")


def test_merged_areas_over_too_many_cells_are_refused():
    rows = (("甲",) * 200,) * 500
    with pytest.raises(Environment) as failed:
        Grid(Sheet("S", rows, (Merge(0, 0, 499, 199),) * 20))
    assert failed.value.code == "import_too_many_merges"
