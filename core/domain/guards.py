"""What a record keeps from being changed in passing: a limit that runs is moved by an extension alone.

Domain row 延期: the first day, the ground and who approved are kept, whoever changes the words and wherever.
"""

from __future__ import annotations

from datetime import date

from core.domain.deadline import Deadline
from core.domain.issue import IssueStatus
from core.domain.lifecycle import EXTENDABLE

_FREE = {IssueStatus.REGISTERED, IssueStatus.CLAIMED, IssueStatus.STANDING}
RUNNING = frozenset(IssueStatus) - _FREE
"""States of an issue whose limit runs or ran; before them, and in 长期坚持, its words are free to edit."""


def needs_extension(status: IssueStatus, before: Deadline, after: Deadline) -> bool:
    """Tell whether going from ``before`` to ``after`` moves a limit that runs.

    Other words for the same day move nothing, and a limit without a day may be filled in.
    """
    moved = (after.due, after.standing) != (before.due, before.standing)
    return status in RUNNING and before.due is not None and moved


def may_extend(status: IssueStatus, before: Deadline, limit: date | None) -> bool:
    """Tell whether an extension to ``limit`` could be entered: to its first day or later."""
    first = before.original_due or before.due
    return status in EXTENDABLE and first is not None and limit is not None and limit >= first
