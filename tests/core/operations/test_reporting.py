from __future__ import annotations

from datetime import date

import pytest

from core.clock import FixedClock
from core.operations import reporting, submissions
from core.workspace import Workspace


@pytest.mark.parametrize(
    ("today", "period", "due"),
    [
        (date(2020, 8, 5), "2020-07", date(2020, 8, 5)),
        (date(2020, 8, 6), "2020-08", date(2020, 9, 5)),
        (date(2021, 1, 1), "2020-12", date(2021, 1, 5)),
    ],
)
def test_the_period_due_next_is_the_one_whose_day_has_not_passed(ws, today, period, due):
    then = Workspace(ws.ledger, FixedClock.on(today))
    assert (reporting.current_period(then), reporting.next_due(then)) == (period, due)


def test_a_reported_period_gives_way_to_the_next(practice):
    submissions.submit(practice, "2020-08")
    assert reporting.current_period(practice) == "2020-09"
