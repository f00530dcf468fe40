from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.domain.deadline import Deadline, DeadlineKind


def test_the_words_hold_until_another_day_is_given():
    written = Deadline(raw="2020年", kind=DeadlineKind.BY_DATE, due=date(2020, 12, 31))
    assert written.words_in_force == "2020年"
    moved = replace(written, due=date(2027, 6, 30), original_due=written.due)
    assert moved.words_in_force == ""
    assert (written.words_told, moved.words_told) == ("2020年", "2027年6月30日")
