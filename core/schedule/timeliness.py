"""How a record stands against its deadline: derived on every look, never stored."""

from __future__ import annotations

from datetime import date

from core.domain.listing import Timeliness


def timeliness(due: date | None, *, standing: bool, done: bool, today: date, soon: int) -> Timeliness:
    """Return the standing of a record on ``today``; ``soon`` is the reminder span in days.

    The last day still counts as in time (domain.md §2.4), and 长期坚持 without a day is its own bucket
    that is never overdue.
    """
    if done:
        return Timeliness.DONE
    left = days_left(due, today)
    if left is None:
        return Timeliness.STANDING if standing else Timeliness.UNDATED
    if left < 0:
        return Timeliness.OVERDUE
    return Timeliness.DUE_SOON if left <= soon else Timeliness.IN_TIME


def days_left(due: date | None, today: date) -> int | None:
    """Return whole days until ``due``, negative when it has passed, ``None`` without a day."""
    return None if due is None else (due - today).days
