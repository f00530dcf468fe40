from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.exporting.blocks import Block, Part, area_height
from core.exporting.ledger_lines import Paper
from core.exporting.pages import Pages, page_height


def _block(area: str, heights: list[float], need: float = 23.0, name: str = "i") -> Block:
    parts = tuple(Part({4: f"m{n}"}, height, f"{name}{n}") for n, height in enumerate(heights))
    return Block(area, {3: name}, need, parts, name)


_BLOCKS = st.lists(
    st.builds(
        _block,
        st.sampled_from(["一、学习贯彻", "二、制度", "三"]),
        st.lists(st.floats(23, 390), min_size=1, max_size=6),
        st.floats(23, 300),
    ),
    min_size=1,
    max_size=12,
)


@given(_BLOCKS)
def test_every_measure_is_printed_once_in_order(blocks):
    runs = list(Pages(600, 64).runs(blocks))
    printed = [part.measure_uuid for run in runs for block in run.blocks for part in block.parts]
    assert printed == [part.measure_uuid for block in blocks for part in block.parts]


@given(_BLOCKS)
def test_no_page_is_fuller_than_a_page_unless_one_measure_is(blocks):
    used, count = 64.0, 0
    for run in Pages(600, 64).runs(blocks):
        if run.new_page:
            used, count = 0.0, 0
        used += sum(sum(part.height for part in block.parts) for block in run.blocks)
        count += sum(len(block.parts) for block in run.blocks)
        assert used <= 600.001 or count == 1 or run.blocks[0].height > 500


def test_a_page_is_turned_where_the_name_of_the_next_area_has_no_room():
    """The first measures fitted, but the area's name, higher than they, ran over the page."""
    name = "一、学习贯彻重要指示和决策部署方面"
    first = _block("二、制度", [600 - 64 - area_height(name) + 2])
    runs = list(Pages(600, 64).runs([first, _block(name, [23.0, 300.0])]))
    assert [run.new_page for run in runs] == [False, True]
    assert len(runs[1].blocks[0].parts) == 2


@given(_BLOCKS)
def test_every_area_name_has_the_height_it_needs(blocks):
    for run in Pages(600, 64).runs(blocks):
        height = sum(part.height for block in run.blocks for part in block.parts)
        assert height >= area_height(run.area) - 0.001


def test_an_issue_that_fits_a_page_is_moved_rather_than_cut():
    runs = list(Pages(600, 0).runs([_block("一", [300.0, 200.0]), _block("一", [60.0, 60.0])]))
    assert [(run.new_page, len(run.blocks)) for run in runs] == [(False, 1), (True, 1)]
    assert runs[1].area == "一"


def test_a_large_issue_is_cut_between_measures_and_its_text_is_not_repeated():
    runs = list(Pages(600, 0).runs([_block("一", [250.0] * 5)]))
    assert [len(run.blocks[0].parts) for run in runs] == [2, 2, 1]
    assert [run.blocks[0].merged for run in runs] == [{3: "i"}, {}, {}]


def test_larger_paper_holds_more_rows():
    assert page_height(Paper.A3, 48) > page_height(Paper.A4, 48) * 1.02


def test_a_stretched_block_shares_the_extra_height_out():
    block = _block("一", [20.0, 40.0]).stretched(100)
    assert [part.height for part in block.parts] == pytest.approx([40, 60])
