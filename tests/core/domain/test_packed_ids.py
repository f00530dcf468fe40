from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.packed_ids import PackedIds

WIDE = st.lists(st.text(alphabet="ab", min_size=3, max_size=3), max_size=12)


@given(ids=WIDE, wanted=st.text(alphabet="ab", min_size=2, max_size=4))
def test_packed_ids_read_like_the_list_they_were_made_of(ids, wanted):
    packed = PackedIds("".join(ids), 3)
    assert (list(packed), len(packed)) == (ids, len(ids))
    assert packed == ids
    assert packed[1:4] == ids[1:4]
    assert packed[::-1] == ids[::-1]
    assert (wanted in packed) == (wanted in ids)
    assert packed.place(wanted) == (ids.index(wanted) if wanted in ids else -1)


def test_places_are_counted_from_either_end_and_none_beyond():
    packed = PackedIds("aabbcc", 2)
    assert (packed[0], packed[-1]) == ("aa", "cc")
    assert packed.place("ab") == -1
    for beyond in (3, -4):
        with pytest.raises(IndexError):
            packed[beyond]
    assert None not in packed


@given(ids=WIDE, others=WIDE)
def test_packed_ids_followed_by_others_stay_in_one_piece_where_they_are_alike(ids, others):
    packed = PackedIds("".join(ids), 3)
    assert list(packed.followed_by(others)) == [*ids, *others]
    both = packed.followed_by(PackedIds("".join(others), 3))
    assert isinstance(both, PackedIds)
    assert both == [*ids, *others]
    assert packed.followed_by(PackedIds("xxyy", 2)) == [*ids, "xx", "yy"]
