from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.print_plan import Piece, plan, read_pages, shared_out, sheets_used
from core.errors import Refused


def told(sides):
    """Return sides as text: piece letter and page, a dot for a blank back."""
    return " ".join("." if side.page is None else f"{'abc'[side.piece]}{side.page + 1}" for side in sides)


def run(*pieces, duplex=True, collate=True, chosen=None):
    total = sum(piece.pages for piece in pieces)
    return told(plan(pieces, range(total) if chosen is None else chosen, duplex=duplex, collate=collate))


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", [1, 2, 3, 4, 5, 6]),
        (" ", [1, 2, 3, 4, 5, 6]),
        ("1,3-5", [1, 3, 4, 5]),
        ("１，３－５", [1, 3, 4, 5]),
        ("1、3~5", [1, 3, 4, 5]),
        ("5 2；2", [2, 5]),
        ("4-", [4, 5, 6]),
        ("-2", [1, 2]),
        ("6", [6]),
    ],
)
def test_pages_are_read_as_people_write_them(text, pages):
    assert [page + 1 for page in read_pages(text, 6)] == pages


@pytest.mark.parametrize("text", ["0", "7", "5-3", "abc", "1-2-3", "3-9", "2.5x", "首页"])
def test_pages_that_are_none_are_refused_with_what_was_written(text):
    with pytest.raises(Refused) as refused:
        read_pages(text, 6)
    assert refused.value.code == "print_pages_unread"
    assert refused.value.facts == {"text": text, "pages": 6}


def test_a_slip_never_lands_on_the_back_of_the_letter():
    assert run(Piece(pages=2, fresh=frozenset({1}))) == "a1 . a2"
    assert run(Piece(pages=3, fresh=frozenset({2}))) == "a1 a2 a3", "it begins a sheet by itself"
    assert run(Piece(pages=2, fresh=frozenset({1})), duplex=False) == "a1 a2"


def test_two_slips_stand_on_two_sheets():
    assert run(Piece(pages=3, fresh=frozenset({1, 2}))) == "a1 . a2 . a3"


def test_an_odd_letter_does_not_lend_its_back_to_the_next():
    assert run(Piece(pages=3), Piece(pages=1), Piece(pages=2)) == "a1 a2 a3 . b1 . c1 c2"
    assert run(Piece(pages=3), Piece(pages=1), duplex=False) == "a1 a2 a3 b1"


def test_copies_follow_each_other_or_come_sheet_by_sheet():
    assert run(Piece(pages=3, copies=2)) == "a1 a2 a3 . a1 a2 a3"
    assert run(Piece(pages=3, copies=2), collate=False) == "a1 a2 a1 a2 a3 . a3"
    assert run(Piece(pages=2, copies=2), duplex=False, collate=False) == "a1 a1 a2 a2"
    assert run(Piece(pages=1, copies=2), Piece(pages=1), duplex=False) == "a1 a1 b1"


def test_a_range_counts_through_the_whole_run():
    pieces = Piece(pages=2), Piece(pages=2)
    assert shared_out(pieces, {1, 2}) == [(1,), (0,)]
    assert run(*pieces, chosen={1, 2}) == "a2 . b1"
    assert run(Piece(pages=4, fresh=frozenset({3})), chosen={2, 3}) == "a3 . a4"


def test_nothing_chosen_prints_nothing():
    assert plan([Piece(pages=2)], (), duplex=True, collate=True) == []


pieces_of = st.lists(
    st.builds(
        Piece,
        pages=st.integers(1, 6),
        copies=st.integers(1, 3),
        fresh=st.frozensets(st.integers(0, 5), max_size=3),
    ),
    min_size=1,
    max_size=4,
)


@given(pieces_of, st.booleans(), st.booleans())
def test_every_page_comes_out_as_often_as_asked_and_fresh_ones_in_front(pieces, duplex, collate):
    total = sum(piece.pages for piece in pieces)
    sides = plan(pieces, range(total), duplex=duplex, collate=collate)
    for number, piece in enumerate(pieces):
        for page in range(piece.pages):
            places = [n for n, side in enumerate(sides) if (side.piece, side.page) == (number, page)]
            assert len(places) == piece.copies
            if duplex and page in piece.fresh:
                assert all(place % 2 == 0 for place in places)
    if duplex:
        sheets = [sides[start : start + 2] for start in range(0, len(sides), 2)]
        assert all(len({side.piece for side in sheet}) == 1 for sheet in sheets)
        assert all(sheet[0].page is not None for sheet in sheets)
        assert sheets_used(sides, duplex=True) == len(sheets)
    else:
        assert sheets_used(sides, duplex=False) == len(sides) == sum(p.pages * p.copies for p in pieces)
