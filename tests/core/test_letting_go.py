from __future__ import annotations

from types import MappingProxyType

from core.letting_go import let_go


def test_nothing_is_left_and_what_cannot_be_emptied_stays():
    given = {number: str(number) for number in range(10)}
    let_go(given)
    assert given == {}
    kept = MappingProxyType({1: "a"})
    let_go(kept)
    assert kept == {1: "a"}
