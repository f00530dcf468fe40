from __future__ import annotations

import pytest

from core.letters.letter import Layout, lay_out
from core.letters.placed import Element
from tests.core.letters import geometry, samples


def laid(**changes: object) -> Layout:
    return lay_out(samples.content(**changes), bundled_only=True)


@pytest.mark.parametrize("length", [1, 2, 6, 18, 27, 35, 60])
def test_the_issuer_name_stays_within_the_type_area_at_any_length(length):
    run = laid(letterhead=(samples.ISSUER * 4)[:length]).pages[0].runs[0]
    assert run.left >= 27.99
    assert run.right <= 184.01
    assert run.size >= 12


def test_a_short_issuer_name_is_spaced_out_and_a_long_one_condensed():
    short = laid(letterhead="容城县司法局").pages[0].runs[0]
    long = laid(letterhead=samples.ISSUER + samples.ISSUER[:6]).pages[0].runs[0]
    assert short.size == 38.0
    assert short.cells[1][0] - short.cells[0][0] > short.cells[0][1] * 1.2
    assert short.stretch == 1.0
    assert long.size == 26.0
    assert 0.6 <= long.stretch < 0.8
    assert long.right - long.left == pytest.approx(156.0, abs=0.01)


def test_urgency_and_number_share_the_row_below_the_rule():
    page = laid(urgency="特急").pages[0]
    mark, number = (geometry.runs_of(page, element)[0] for element in (Element.MARK, Element.NUMBER))
    assert mark.y == number.y
    assert mark.left == 28.0
    assert number.right == pytest.approx(184.0, abs=0.001)


def test_a_letter_without_a_number_yet_still_has_its_head():
    page = laid(document_number="").pages[0]
    assert geometry.runs_of(page, Element.NUMBER) == []
    assert len(page.bars) == 4
