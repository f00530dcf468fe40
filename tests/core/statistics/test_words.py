from __future__ import annotations

from core.domain.listing import ListKind
from core.statistics.figures import Dimension, line_of
from core.statistics.rates import Rate
from core.statistics.words import line_name, rate_words


def test_a_rate_is_never_said_without_its_ground():
    assert rate_words(Rate(112, 208)) == "53.8%（112/208）"
    assert rate_words(Rate(0, 0)) == "—"


def test_a_line_is_called_by_its_value_in_words():
    def named(dimension: Dimension, value: str) -> str:
        return line_name(dimension, line_of(value, ListKind.ISSUES, (), []))

    assert named(Dimension.STATUS, "closed") == "销号"
    assert named(Dimension.ORIGIN, "complaint") == "投诉举报"
    assert named(Dimension.AREA, "普法宣传") == "普法宣传"
    assert named(Dimension.UNIT, "") == "（未填）"
