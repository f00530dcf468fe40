from __future__ import annotations

import pytest

from core.domain.unit_names import parts_of, same_office, suspects
from core.operations.health import name_words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("市住建局", "住建局", True),
        ("市住建局", "市住房和城乡建设局", True),
        ("容城县公安局", "县公安局", True),
        ("县 公安局", "县公安局", True),
        ("县发展和改革局", "发改局", True),
        ("市公安局", "县公安局", False),
        ("容城县公安局", "安新县公安局", False),
        ("县公安局", "县司法局", False),
        ("县委办", "县政府办", False),
    ],
)
def test_a_place_left_out_or_a_name_cut_short_is_seen_through(one: str, other: str, same: bool):
    words = name_words()
    assert same_office(parts_of(one, words), parts_of(other, words)) is same


def test_aliases_count_as_names_and_each_pair_comes_once():
    names = [
        ("a", ("县城管局", ("县执法局"))),
        ("b", ("县执法局", "执法局")),
        ("c", ("县教育局",)),
    ]
    assert suspects([(key, tuple(written)) for key, written in names][1:], name_words()) == []
    assert suspects([("a", ("县城管局", "县执法局")), names[1], names[2]], name_words()) == [("a", "b")]
