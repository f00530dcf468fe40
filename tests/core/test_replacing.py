"""Copies of records are those that ``dataclasses.replace`` makes."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from core.domain.deadline import Deadline
from core.replacing import putters, replaced
from tests.builders import an_issue


def test_a_copy_equals_what_dataclasses_make_and_leaves_the_record_alone() -> None:
    issue = an_issue(note="原来的备注")
    changes = {"revision": 7, "note": "改过的备注", "deadline": Deadline(raw="立行立改"), "tags": ("甲",)}
    assert replaced(issue, **changes) == replace(issue, **changes)
    assert (issue.revision, issue.note) == (1, "原来的备注")
    assert replaced(issue) == issue


def test_a_name_without_a_field_is_a_bug_of_ours() -> None:
    with pytest.raises(TypeError, match="notes"):
        replaced(an_issue(), notes="x")


@dataclass(frozen=True, slots=True)
class _Checked:
    number: int
    other: int = 0

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(self.number)


@dataclass(frozen=True)
class _Open:
    number: int
    other: int = 0


def test_classes_that_check_or_have_no_slots_are_made_by_calling_them() -> None:
    assert putters(_Checked) is None
    assert putters(_Open) is None
    assert replaced(_Open(1), other=2) == _Open(1, 2)
    with pytest.raises(ValueError, match="-1"):
        replaced(_Checked(1), number=-1)
