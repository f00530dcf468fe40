from __future__ import annotations

from datetime import date

import pytest

from core.domain.deadline import Deadline, DeadlineKind
from core.domain.issue import IssueStatus
from core.domain.listing import Timeliness
from core.domain.measure import MeasureStatus
from core.schedule.timeliness import (
    days_left,
    inherits_deadline,
    issue_timeliness,
    measure_timeliness,
    span_of,
    timeliness,
)
from tests.builders import by, standing

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (date(2026, 11, 21), Timeliness.OVERDUE),
        (date(2026, 11, 22), Timeliness.DUE_SOON),
        (date(2026, 12, 7), Timeliness.DUE_SOON),
        (date(2026, 12, 8), Timeliness.IN_TIME),
        (None, Timeliness.UNDATED),
    ],
)
def test_the_last_day_still_counts_and_the_reminder_span_is_inclusive(due, expected):
    assert timeliness(due, standing=False, done=False, today=TODAY, soon=15) is expected
    assert timeliness(due, standing=False, done=True, today=TODAY, soon=15) is Timeliness.DONE


def test_days_left_turn_negative_when_the_day_has_passed():
    assert (days_left(date(2026, 11, 20), TODAY), days_left(None, TODAY)) == (-2, None)


def test_a_standing_task_without_a_day_is_never_overdue_and_with_one_is_judged_on_it():
    both = by(date(2026, 11, 1), standing=True)
    assert issue_timeliness(IssueStatus.RECTIFYING, standing(), today=TODAY, soon=15) is Timeliness.STANDING
    assert issue_timeliness(IssueStatus.RECTIFYING, both, today=TODAY, soon=15) is Timeliness.OVERDUE
    assert issue_timeliness(IssueStatus.STANDING, both, today=TODAY, soon=15) is Timeliness.STANDING


def test_a_measure_inherits_only_when_nothing_was_written_for_it():
    late, unread = by(date(2026, 11, 1)), Deadline(raw="按省统一部署")
    assert inherits_deadline(Deadline())
    assert not inherits_deadline(unread)
    assert not inherits_deadline(Deadline(kind=DeadlineKind.IMMEDIATE))
    rest = (IssueStatus.RECTIFYING, late)
    on = MeasureStatus.ON_TRACK
    assert measure_timeliness(on, Deadline(), *rest, today=TODAY, soon=15) is Timeliness.OVERDUE
    assert measure_timeliness(on, unread, *rest, today=TODAY, soon=15) is Timeliness.UNDATED


def test_a_measure_of_an_issue_reported_done_is_done():
    late = by(date(2026, 11, 1))
    for status, issue_status in (
        (MeasureStatus.BEHIND, IssueStatus.SELF_CHECKED),
        (MeasureStatus.DONE, IssueStatus.RECTIFYING),
        (MeasureStatus.VERIFIED, IssueStatus.RECTIFYING),
    ):
        shown = measure_timeliness(status, late, issue_status, late, today=TODAY, soon=15)
        assert shown is Timeliness.DONE


@pytest.mark.parametrize(
    ("left", "span"), [(None, None), (-1, None), (0, 3), (3, 3), (4, 7), (8, 15), (15, 15), (16, None)]
)
def test_the_narrowest_reminder_span_around_a_day_is_told(left: int | None, span: int | None):
    assert span_of(left, (15, 7, 3)) == span
