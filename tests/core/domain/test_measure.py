from __future__ import annotations

from datetime import date

import pytest

from core.domain.measure import MeasureStatus, check_finished, finished_day
from tests import builders as a

DONE, VERIFIED, BEHIND = MeasureStatus.DONE, MeasureStatus.VERIFIED, MeasureStatus.BEHIND
ACT, DAY = date(2020, 8, 17), date(2020, 8, 3)


@pytest.mark.parametrize(
    ("before", "status", "typed", "kept"),
    [
        (BEHIND, DONE, None, ACT),
        (BEHIND, VERIFIED, DAY, DAY),
        (DONE, VERIFIED, DAY, DAY),
        (DONE, VERIFIED, None, None),
        (DONE, BEHIND, DAY, None),
        (None, DONE, None, None),
        (None, DONE, DAY, DAY),
        (BEHIND, BEHIND, None, None),
    ],
)
def test_the_day_of_finishing_is_told_by_the_act_or_by_a_person(before, status, typed, kept):
    measure = None if before is None else a.a_measure("issue", status=before)
    assert finished_day(measure, status, typed, ACT) == kept


@pytest.mark.parametrize(
    ("status", "typed", "stored", "rule"),
    [
        (DONE, DAY, None, None),
        (DONE, date(2020, 8, 18), None, "gate_date_ahead"),
        (BEHIND, DAY, None, "finished_not_done"),
        (BEHIND, DAY, DAY, None),
        (BEHIND, None, DAY, None),
    ],
)
def test_a_typed_day_must_be_possible(status, typed, stored, rule):
    assert [each.rule for each in check_finished(status, typed, ACT, stored)] == ([rule] if rule else [])
