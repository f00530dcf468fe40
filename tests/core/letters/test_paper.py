from __future__ import annotations

import pytest

from core.lengths import Pt
from core.letters import paper


def test_22_lines_and_28_characters_fill_the_type_area_exactly():
    assert pytest.approx(156.0) == paper.CELL * 28
    assert pytest.approx(225.0) == paper.PITCH * 21 + paper.CELL
    assert pytest.approx(10.449, abs=0.0005) == paper.PITCH


def test_the_margins_are_those_of_the_standard():
    assert (paper.TYPE_TOP, paper.TYPE_LEFT) == (37, 28)
    assert paper.PAGE_WIDTH - paper.TYPE_RIGHT == 26
    assert paper.PAGE_HEIGHT - paper.TYPE_BOTTOM == 35


def test_a_line_is_its_characters_height_and_seven_eighths():
    assert pytest.approx(paper.CELL + paper.SEVEN_EIGHTHS, abs=0.01) == paper.PITCH


@pytest.mark.parametrize("size", [14.0, 16.0, 22.0])
def test_glyphs_of_any_size_are_centred_in_their_line(size):
    em = size * 25.4 / 72
    baseline = paper.body_baseline(37.0, Pt(size))
    above, below = baseline - 0.88 * em, baseline + 0.12 * em
    assert (above + below) / 2 == pytest.approx(37.0 + paper.CELL / 2)
