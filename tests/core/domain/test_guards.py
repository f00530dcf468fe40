"""A limit that binds is moved by an extension alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.deadline import Deadline
from core.domain.guards import Binding, binding_of, may_extend, moves, needs_extension
from core.domain.issue import IssueStatus
from tests.builders import by

LIMIT, LATER = by(date(2020, 12, 31)), by(date(2021, 6, 30))


AHEAD, OVER = date(2020, 8, 17), date(2021, 1, 1)


@pytest.mark.parametrize(
    ("status", "today", "told", "binding"),
    [
        ("registered", AHEAD, False, None),
        ("registered", date(2020, 12, 31), False, None),
        ("registered", OVER, False, Binding.PASSED),
        ("registered", AHEAD, True, Binding.TOLD),
        ("claimed", AHEAD, False, Binding.HANDED_DOWN),
        ("rectifying", AHEAD, False, Binding.HANDED_DOWN),
        ("closed", AHEAD, False, Binding.HANDED_DOWN),
        ("standing", OVER, True, None),
    ],
)
def test_only_a_limit_that_binds_needs_an_extension(
    status: str, today: date, told: bool, binding: Binding | None
) -> None:
    found = binding_of(IssueStatus(status), LIMIT, today, told=told)
    assert found is binding
    assert needs_extension(found, LIMIT, LATER) is (binding is not None)
    assert not needs_extension(found, LIMIT, replace(LIMIT, raw="2020年底"))
    assert binding_of(IssueStatus(status), Deadline(), today, told=told) is None


def test_words_may_change_while_the_day_stays() -> None:
    assert not moves(LIMIT, replace(LIMIT, raw="2020年底"))
    assert moves(LIMIT, LATER)
    assert moves(LIMIT, Deadline())
    assert not moves(Deadline(), LATER)


def test_an_extension_never_goes_before_the_first_day() -> None:
    assert not may_extend(IssueStatus.RECTIFYING, LIMIT, date(2020, 12, 1))
    assert may_extend(IssueStatus.RECTIFYING, LIMIT, date(2021, 1, 1))
