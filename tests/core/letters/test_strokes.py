from __future__ import annotations

import re
from dataclasses import replace

from core.letters.embedding import plane_of
from core.letters.fonts import FontRole, font_book
from core.letters.letter import lay_out
from core.letters.paper import BODY_PT
from core.letters.placed import Bar, Element, Page, Run
from core.letters.strokes import Ink, page_operators
from tests.core.letters import samples

BOOK = font_book(bundled_only=True)


def operators(page: Page) -> str:
    return page_operators(page, Ink(BOOK))


def run(text: str, step: float = 5.5714, **changes) -> Run:
    cells = tuple((round(28 + place * step, 4), 5.5714) for place in range(len(text)))
    given = Run(
        element=Element.BODY, glyphs=tuple(text), cells=cells, y=50.0, size=BODY_PT, role=FontRole.FANG
    )
    return replace(given, **changes)


def test_an_even_line_is_one_operation():
    said = operators(Page(1, (run("县委全面依法治县委员会办公室"),)))
    assert said.count(" Tm ") == 1
    assert "]TJ" not in said
    assert said.count(" Tf") == 1


def test_a_glyph_that_lies_elsewhere_is_moved_within_the_operation():
    line = run("县委全面")
    cells = (*line.cells[:3], (line.cells[3][0] - 2.0, line.cells[3][1]))
    said = operators(Page(1, (replace(line, cells=cells),)))
    assert said.count(" Tm ") == 1
    moved = float(re.search(r">(-?[\d.]+)<", said).group(1))
    assert abs(moved * BODY_PT / 1000 * 25.4 / 72 - 2.0) < 0.01


def test_state_is_said_only_where_it_changes():
    said = operators(Page(1, tuple(run("县委全面", y=50.0 + row) for row in range(9))))
    assert said.count(" Tf") == 1
    assert said.count(" Tc") == 1
    assert said.count("0 0 0 rg") == 1


def test_turned_things_are_drawn_on_the_turned_sheet():
    page = Page(1, (run("县委"), run("县委", turned=True)), (Bar(28, 40, 10, 1, turned=True),))
    upright, turned = operators(page).split("q 0 1 -1 0 0 0 cm")
    assert " re f" not in upright
    assert "0.9 0.0 0.0 rg" in turned
    assert turned.endswith("Q")


def test_a_letter_needs_few_operations():
    layout = lay_out(samples.content(), bundled_only=True)
    for page in layout.pages:
        said = operators(page)
        assert said.count(" Tm ") < sum(len(run.glyphs) for run in page.runs)


def test_the_ink_knows_the_characters_of_every_font_also_beyond_the_first_plane():
    ink = Ink(BOOK)
    said = page_operators(Page(1, (run("县县𠅤", y=50.0), run("2", y=60.0))), ink)
    found = {(plane.face.name, plane.number): chars for plane, chars in ink.used.items()}
    assert found == {
        ("FandolFang-Regular", 0): {"县"},
        ("LedgerRareKai-Light", 2): {"𠅤"},
        ("LedgerSongDigits", 0): {"2"},
    }
    assert "<53bf53bf>Tj" in said
    assert f"/{plane_of(BOOK.face(FontRole.FANG, '𠅤'), 2).name} " in said
    assert "<0164>Tj" in said
