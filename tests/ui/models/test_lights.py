from __future__ import annotations

import pytest

from core.domain.listing import Timeliness
from ui.models.lights import light
from ui.models.tones import Tone

SPANS = (15, 7, 3)


@pytest.mark.parametrize(
    ("left", "words", "tone"),
    [
        (0, "3日内到期", Tone.URGENT),
        (3, "3日内到期", Tone.URGENT),
        (4, "7日内到期", Tone.WARN),
        (7, "7日内到期", Tone.WARN),
        (8, "15日内到期", Tone.SOON),
        (15, "15日内到期", Tone.SOON),
    ],
)
def test_every_span_has_words_and_a_tone_of_its_own(left: int, words: str, tone: Tone):
    assert light(Timeliness.DUE_SOON, left, SPANS) == (words, tone)


def test_other_standings_keep_their_words_and_an_office_without_spans_too():
    assert light(Timeliness.OVERDUE, -3, SPANS) == ("已逾期", Tone.BAD)
    assert light(Timeliness.UNDATED, None, SPANS) == ("未定期限", Tone.QUIET)
    assert light(Timeliness.DUE_SOON, 2, ()) == ("临近到期", Tone.WARN)
    assert light(Timeliness.DUE_SOON, 20, SPANS) == ("临近到期", Tone.WARN)
