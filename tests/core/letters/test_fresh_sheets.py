from __future__ import annotations

from dataclasses import replace

from core.letters.fresh_sheets import FreshPages, fresh_at_the_end, fresh_pages
from core.letters.letter import Annex, Block, FormCell, FormRow, lay_out
from tests.core.letters import formats, samples


def test_a_plain_letter_needs_no_fresh_sheet():
    assert fresh_pages(lay_out(samples.content(), bundled_only=True)) == FreshPages()


def test_slips_and_annexes_are_found_by_the_page_they_begin_on():
    annex = Annex(title="问题清单", blocks=(Block(text="加强资金筹措。" * 200),))
    made = samples.content(annexes=(annex, annex), forms=(formats.SLIP, formats.SLIP))
    layout = lay_out(made, bundled_only=True)
    found = fresh_pages(layout)
    pages = len(layout.pages)
    assert found.slips == (pages - 2, pages - 1)
    first, second = found.annexes
    assert 0 < first < second - 1, "an annex of two pages begins once"
    assert second < found.slips[0]


def test_a_long_slip_begins_once():
    told = FormRow(cells=(FormCell(text="办理情况", label=True), FormCell(text="整改" * 200, width=3)))
    tall = (told,) * 8
    layout = lay_out(samples.content(forms=(replace(formats.SLIP, rows=tall),)), bundled_only=True)
    (slip,) = fresh_pages(layout).slips
    assert slip < len(layout.pages) - 1


def test_without_the_fonts_of_then_the_last_pages_are_taken_for_the_slips():
    made = samples.content(forms=(formats.SLIP, formats.SLIP))
    assert fresh_at_the_end(made, 4) == FreshPages(slips=(2, 3))
    assert fresh_at_the_end(samples.content(), 4) == FreshPages()
