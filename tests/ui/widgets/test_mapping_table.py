"""Pairs of words are read as they are typed and told as they are read."""

from __future__ import annotations

from ui.widgets.mapping_table import read_pairs, told_pairs


def test_pairs_are_read_with_any_mark_and_told_with_one() -> None:
    pairs = read_pairs("整改中→推进中；销号=已办结\n无标记; =空 ;甲＝")
    assert pairs == (("整改中", "推进中"), ("销号", "已办结"), ("甲", ""))
    assert read_pairs(told_pairs(pairs)) == pairs
