"""The only place that asks what time it is, so that every rule can be tested on any day."""

from __future__ import annotations

from datetime import date, datetime


class Clock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present moment with the machine's UTC offset."""
        return datetime.now().astimezone()

    def today(self) -> date:
        """Return the local calendar day; deadlines are plain dates."""
        return self.now().date()


class FixedClock(Clock):
    """A clock that stands still: for ``--today``, the demo and tests."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    @classmethod
    def on(cls, day: date) -> FixedClock:
        """Return a clock that shows nine in the morning, local time, of ``day``."""
        return cls(datetime(day.year, day.month, day.day, 9).astimezone())

    def now(self) -> datetime:
        """Return the fixed moment."""
        return self.moment
