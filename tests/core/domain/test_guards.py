"""A limit that runs is moved by an extension alone."""

from __future__ import annotations

from datetime import date

import pytest

from core.domain.deadline import Deadline
from core.domain.guards import may_extend, needs_extension
from core.domain.issue import IssueStatus
from tests.builders import by

LIMIT, LATER = by(date(2020, 12, 31)), by(date(2021, 6, 30))


@pytest.mark.parametrize(
    ("status", "asked"), [("registered", False), ("claimed", False), ("rectifying", True), ("closed", True)]
)
def test_only_a_limit_that_runs_needs_an_extension(status: str, asked: bool) -> None:
    assert needs_extension(IssueStatus(status), LIMIT, LATER) is asked
    assert not needs_extension(IssueStatus(status), Deadline(), LATER)


def test_an_extension_never_goes_before_the_first_day() -> None:
    assert not may_extend(IssueStatus.RECTIFYING, LIMIT, date(2020, 12, 1))
    assert may_extend(IssueStatus.RECTIFYING, LIMIT, date(2021, 1, 1))
