from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.exporting.texts import CELL_UNITS, clean_text, is_live, pieces


def test_line_ends_of_every_system_become_one():
    assert clean_text("一\r\n二\r三\x0b四\u2028五\x85六") == "一\n二\n三\n四\n五\n六"


def test_characters_that_xml_cannot_carry_are_dropped_and_nothing_else():
    assert clean_text("整\x00改\x07台\ud83d账\ufffe\t完\x7f") == "整改台账\t完"
    assert clean_text(" 䶮𠮷😀\u200d·¥ ") == " 䶮𠮷😀\u200d·¥ "


def test_texts_that_a_spreadsheet_would_calculate_are_known():
    assert [is_live(text) for text in ("=1+1", "+86", "-5%", "@市", "'quoted", "\tx", "一=1", "")] == [
        True,
        True,
        True,
        True,
        True,
        True,
        False,
        False,
    ]


def test_a_text_that_fits_is_one_piece():
    assert pieces("甲" * CELL_UNITS, "续") == ["甲" * CELL_UNITS]
    assert pieces("", "续") == [""]


@given(st.integers(0, 3), st.sampled_from(["甲", "😀", "a😀"]), st.integers(30_000, 70_000))
def test_no_piece_exceeds_a_cell_and_together_they_are_the_text(lead, unit, count):
    text = "b" * lead + unit * count
    found = pieces(text, "（接上行）")
    assert all(len(piece.encode("utf-16-le")) <= CELL_UNITS * 2 for piece in found)
    assert found[0] + "".join(piece.removeprefix("（接上行）") for piece in found[1:]) == text
