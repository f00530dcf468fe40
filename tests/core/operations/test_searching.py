from __future__ import annotations

from core.domain.listing import ListKind
from core.operations.searching import search


def test_every_word_must_occur_and_two_characters_are_enough(practice):
    titles = [hit.title for hit in search(practice, "复议 人员")]
    assert any("复议人员配备不足" in title for title in titles)
    assert all("出庭" not in title for title in titles)


def test_a_units_name_finds_the_unit(practice):
    hits = search(practice, "市律师协会")
    assert ListKind.UNITS in {hit.kind for hit in hits}


def test_nothing_asked_finds_nothing(practice):
    assert search(practice, "   ") == []
