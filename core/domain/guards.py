"""What a record keeps from being changed in passing: a limit that binds is moved by an extension alone.

Domain row 延期: the first day, the ground and who approved are kept, whoever changes the words and wherever.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from core.domain.deadline import Deadline
from core.domain.issue import IssueStatus
from core.domain.lifecycle import EXTENDABLE


class Binding(StrEnum):
    """Why a limit may no longer be rewritten (docs/decisions/0061)."""

    HANDED_DOWN = "handed_down"
    """The issue was claimed or is worked on: somebody else works to this day."""
    TOLD = "told"
    """A letter that was sent speaks of it."""
    PASSED = "passed"
    """It is over: another day would make what is late look as if it never was."""


def binding_of(status: IssueStatus, before: Deadline, today: date, *, told: bool = False) -> Binding | None:
    """Return why the limit ``before`` binds on ``today``, ``None`` while its words are free to edit.

    ``told``: a dispatched letter speaks of it. In 长期坚持 nothing runs; a limit without a day binds nobody.
    """
    if status is IssueStatus.STANDING or before.due is None:
        return None
    if status is not IssueStatus.REGISTERED:
        return Binding.HANDED_DOWN
    if told:
        return Binding.TOLD
    return Binding.PASSED if before.due < today else None


def needs_extension(binding: Binding | None, before: Deadline, after: Deadline) -> bool:
    """Tell whether going from ``before`` to ``after`` moves a limit that binds.

    Other words for the same day move nothing, and a limit without a day may be filled in.
    """
    return binding is not None and moves(before, after)


def moves(before: Deadline, after: Deadline) -> bool:
    """Tell whether another day, or none, would stand where one stands."""
    return before.due is not None and (after.due, after.standing) != (before.due, before.standing)


def may_extend(status: IssueStatus, before: Deadline, limit: date | None) -> bool:
    """Tell whether an extension to ``limit`` could be entered: to its first day or later."""
    first = before.original_due or before.due
    return status in EXTENDABLE and first is not None and limit is not None and limit >= first
