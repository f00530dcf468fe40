"""Deadlines of a table that this program printed: the words as they were, and the day they were read to mean.

The words alone may mean another year by now (6月份, read in March, printed in November): the printed 到期日
says which reading it was. Words that a person changed in the table are read afresh against the table's day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.domain.deadline import Confidence, Deadline, DeadlineKind
from core.schedule.calendar import WorkingCalendar
from core.schedule.expressions import IMMEDIATE_LIMIT_DAYS, read_deadline
from core.wording import word_of

_LEAD = timedelta(days=31)
"""How long before its day a deadline may have been read, beside the beginning of its year."""


@dataclass(frozen=True, slots=True)
class PrintedDeadlines:
    """Reads the words of one table; ``anchor`` is the day it shows."""

    anchor: date | None
    immediate_limit: int = IMMEDIATE_LIMIT_DAYS
    calendar: WorkingCalendar | None = None

    def afresh(self, raw: str) -> Deadline:
        """Return what words mean that were not printed like this."""
        return self._against(raw, self.anchor, None)

    def as_printed(self, raw: str, due: date | None, kind: str = "", start: date | None = None) -> Deadline:
        """Return the deadline that was printed as ``raw`` and ``due``, of the ``kind`` a list may name."""
        if not raw and due is None:
            return Deadline()
        wanted = next((each for each in DeadlineKind if kind and word_of(each) == kind), None)
        starts = (None, start) if start else (None,)
        reads = [self._against(raw, day, begun) for begun in starts for day in self._anchors(due)]
        fitting = (each for each in reads if each.due == due and wanted in (None, each.kind))
        found = next(fitting, None) or _forced(reads[0], due)
        return found if wanted is None else replace(found, kind=wanted)

    def _anchors(self, due: date | None) -> Iterator[date | None]:
        yield self.anchor
        if due is not None:
            yield date(due.year, 1, 1)
            yield due - _LEAD if due - date.min > _LEAD else due
            yield due
        yield None

    def _against(self, raw: str, anchor: date | None, start: date | None) -> Deadline:
        return read_deadline(
            raw,
            anchor=anchor,
            start=start,
            immediate_limit=self.immediate_limit,
            calendar=self.calendar,
        )


def _forced(read: Deadline, due: date | None) -> Deadline:
    """Return a reading with the day that was printed, for a person to confirm."""
    kind = DeadlineKind.BY_DATE if due is not None and read.kind is DeadlineKind.UNSET else read.kind
    return replace(read, due=due, kind=kind, confidence=Confidence.TO_CONFIRM)
