"""What comes next after a letter, and when, if no reply comes in (domain.md §4, record: 下一步)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from core.domain.ladder import Ladder, LadderTrigger, ReplyStep
from core.domain.ladder_due import QUIET, Due, Matter, due_steps

_MOST = date.max - timedelta(days=20_000)


class Course(StrEnum):
    """How a letter stands towards its next step."""

    UNANSWERED = "unanswered"
    """It comes on ``day`` unless a reply comes in."""
    DUE = "due"
    """It is due today."""
    RESTS = "rests"
    """The reply was accepted; nothing is asked before ``day``."""
    NONE = "none"
    """Nothing follows by itself."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """The next step after a letter: which, and the first day it is due."""

    course: Course
    day: date | None = None
    due: Due | None = None


def next_step(ladder: Ladder, matter: Matter, today: date) -> NextStep:
    """Return what follows the letters about ``matter`` as things stand, assuming that nothing comes in."""
    last = matter.letters[-1] if matter.letters else None
    for day in _days(ladder, matter, today):
        found = _main(ladder, matter, today, day)
        if found is not None:
            return NextStep(Course.DUE if day == today else Course.UNANSWERED, day, found)
    if last is not None and last.replied_on is not None and last.decided is ReplyStep.ACCEPTED:
        return NextStep(Course.RESTS, last.replied_on + QUIET + timedelta(days=1))
    return NextStep(Course.NONE)


def soonest(found: Iterable[NextStep]) -> NextStep:
    """Return the one of several matters that comes first; those without a step come last."""
    order = list(Course)
    first = sorted(found, key=lambda each: (each.due is None, each.day or date.max, order.index(each.course)))
    return first[0] if first else NextStep(Course.NONE)


def _main(ladder: Ladder, matter: Matter, today: date, day: date) -> Due | None:
    left = matter.days_left
    then = replace(matter, days_left=None if left is None else left - (day - today).days)
    return next((each for each in due_steps(ladder, then, day) if each.level or not each.step.side), None)


def _days(ladder: Ladder, matter: Matter, today: date) -> list[date]:
    """Return the days from ``today`` on at which the answer of the ladder may change, in order."""
    conditions = [each for step in ladder.steps for each in step.when]
    patience = {0, *(each.count for each in conditions if each.trigger is LadderTrigger.NO_REPLY)}
    found = {today}
    for letter in matter.letters:
        limits = (letter.reply_due, letter.dated_on + QUIET, (letter.replied_on or letter.dated_on) + QUIET)
        found |= {day + timedelta(days=count + 1) for day in limits if day is not None for count in patience}
    if matter.days_left is not None and today < _MOST:
        due = today + timedelta(days=matter.days_left)
        ahead = {-each.count for each in conditions if each.trigger is LadderTrigger.BEFORE_DUE}
        late = {each.count for each in conditions if each.trigger not in _BY_LETTERS}
        found |= {due + timedelta(days=count) for count in {1} | ahead | late}
    return sorted(day for day in found if day >= today)


_BY_LETTERS = (LadderTrigger.BEFORE_DUE, LadderTrigger.NO_REPLY, LadderTrigger.REPEATED)
"""Conditions that do not count days behind the deadline."""
