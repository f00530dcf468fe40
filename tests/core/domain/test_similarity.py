from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.similarity import ALIKE, MOST_NAMED, alike_pairs, bigrams, likeness, most_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("行政执法三项制度落实存在差距", "行政执法“三项制度”落实存在差距。"),
        ("部分县区行政执法三项制度落实不到位", "部分县（市、区）行政执法三项制度落实不到位"),
        ("行政复议人员配备不足，办案场所不达标", "行政复议人员配备不足、办案场所不达标问题"),
    ],
)
def test_one_issue_written_twice_is_recognised(one: str, other: str):
    assert likeness(bigrams(one), bigrams(other)) >= ALIKE
    assert most_alike(one, {"x": "法治宣传教育工作不够深入", "y": other}) == "y"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("行政执法三项制度落实存在差距", "行政执法人员培训存在差距"),
        ("第一责任人职责履行不到位", "法律顾问职责履行不到位"),
        ("基层执法力量不足、人员老化", "复议人员配备不足"),
    ],
)
def test_different_issues_in_like_words_are_not(one: str, other: str):
    assert likeness(bigrams(one), bigrams(other)) < ALIKE
    assert most_alike(one, {"x": other}) is None


def test_very_short_texts_are_never_compared():
    assert most_alike("三项制度", {"x": "三项制度"}) is None
    assert alike_pairs({"x": "三项", "y": "三项"}) == []
    assert likeness(bigrams(""), bigrams("")) == 0.0


@given(st.lists(st.text("甲乙丙丁戊己", max_size=12), max_size=12))
def test_no_pair_is_missed_by_looking_at_the_rarest_only(written: list[str]):
    texts = {str(place): text for place, text in enumerate(written)}
    pairs = {key: bigrams(text) for key, text in texts.items()}
    expected = {
        (one, other)
        for at, one in enumerate(texts)
        for other in list(texts)[at + 1 :]
        if min(len(pairs[one]), len(pairs[other])) >= 4 and likeness(pairs[one], pairs[other]) >= ALIKE
    }
    found = alike_pairs(texts)
    assert set(found) <= expected
    assert len(set(found)) == len(found)
    named, there = (Counter(key for _, key in pairs) for pairs in (found, expected))
    assert named == Counter({key: min(count, MOST_NAMED) for key, count in there.items()})


def test_a_thousand_equal_texts_are_named_without_comparing_all_with_all():
    found = alike_pairs({str(place): "行政执法公示不够规范" for place in range(1000)})
    assert len(found) == MOST_NAMED * 997 + 3


@given(
    text=st.text(alphabet="行政执法，。 a_", min_size=4, max_size=14),
    others=st.lists(st.text(alphabet="行政执法，。 A_", max_size=14), max_size=6),
)
def test_the_quick_look_leaves_out_no_text_that_is_alike(text: str, others: list[str]):
    wanted = bigrams(text)
    scored = [likeness(wanted, bigrams(other)) for other in others]
    found = most_alike(text, {str(at): other for at, other in enumerate(others)})
    if len(wanted) < 4 or max(scored, default=0.0) < ALIKE:
        assert found is None
    else:
        assert scored[int(found or 0)] == max(scored)
