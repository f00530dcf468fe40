"""Deadlines: the raw words for ever, and what was read from them (domain.md §2.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.wording import chinese_date


class DeadlineKind(StrEnum):
    """What kind of promise the words make."""

    UNSET = "unset"
    """未定: no words, or words that name no day (按省统一部署)."""
    IMMEDIATE = "immediate"
    """立行立改: at once; due after the office's limit from the start date."""
    BY_DATE = "by_date"
    """限期: by a day."""
    STAGED = "staged"
    """分阶段: several days, each with its own target."""
    STANDING = "standing"
    """长期坚持 alone: no day, reviewed each cycle, never overdue."""
    RECURRING = "recurring"
    """定期: one occurrence a cycle."""
    RELATIVE = "relative"
    """Counted from an event whose date is needed (收到之日起30日内)."""


class Cycle(StrEnum):
    """How often something comes round."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


class Roll(StrEnum):
    """What becomes of a fixed day of reporting that is not worked (domain.md §5)."""

    STAY = "stay"
    NEXT = "next"
    """The next working day."""
    SECOND = "second"
    """The second working day after: seen where a Monday is needed to write the report."""


class Confidence(StrEnum):
    """Whether a person should look at the reading."""

    CERTAIN = "certain"
    TO_CONFIRM = "to_confirm"
    """待确认: the words can be read in more than one way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of a staged deadline: by ``due`` reach ``percent`` or what ``target`` says."""

    due: date
    target: str = ""
    percent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline as written and as read. ``due`` is the last day that still counts as in time."""

    raw: str = ""
    kind: DeadlineKind = DeadlineKind.UNSET
    start: date | None = None
    due: date | None = None
    original_due: date | None = None
    """The day before the first extension; ``None`` when never extended."""
    standing: bool = False
    """长期坚持 beside or instead of a day; overdue is judged on the first part only."""
    cycle: Cycle | None = None
    stages: tuple[Stage, ...] = ()
    confidence: Confidence = Confidence.CERTAIN

    @property
    def moved(self) -> bool:
        """Tell whether another day was given than the first one."""
        return self.original_due is not None

    @property
    def words_in_force(self) -> str:
        """Return the words, empty once another day was given: 2020年 says nothing of a limit in 2027."""
        return "" if self.moved else self.raw

    @property
    def words_told(self) -> str:
        """Return what a paper says of the limit: its words, or the day given in their place."""
        return chinese_date(self.due) if self.moved else self.raw
