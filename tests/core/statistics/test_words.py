from __future__ import annotations

from core.domain.inspection import Qualifier
from core.domain.listing import ListKind
from core.statistics.figures import Dimension, line_of
from core.statistics.qualified import Total
from core.statistics.rates import Rate
from core.statistics.words import count_words, line_name, rate_words, share_words


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


def test_counts_are_written_as_offices_write_them():
    assert count_words(Total(1400, Qualifier.OVER), "份") == "1400余份"
    assert count_words(Total(137_000), "件") == "13.7万件"
    assert count_words(Total(14_136), "件") == "14136件"
    assert count_words(Total(300, Qualifier.ABOUT)) == "约300"
    assert count_words(Total(20_000, Qualifier.NEARLY), "册") == "近2万册"


def test_what_is_no_share_is_said_so():
    assert share_words(None) == "—"
    assert share_words(Rate(40, 120)) == "33.3%（40/120）"
