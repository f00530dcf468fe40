"""The ladder of letters as data: 书面调度→函询提示→警示督促→挂牌督办, and local schemes (domain.md §4).

A ladder is a list of steps that an office chooses and changes: colours, conditions, limits and order are
settings, because blue is a warning in one place and praise in another. ``core.domain.ladder_due`` says which
step is due; the clerk decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

KINDS_OWN = -1
"""``LadderStep.reply_days``: the limit that the kind of letter, or the office, has anyway."""


class ReplyStep(StrEnum):
    """What a clerk makes of a reply."""

    ACCEPTED = "accepted"
    """认可: the reply settles the letter."""
    CHASE = "chase"
    """再催: the same step once more."""
    NEXT_LEVEL = "next_level"
    """升级: the next step."""


class LadderColour(StrEnum):
    """The colour a step is known by."""

    NONE = "none"
    BLUE = "blue"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"


class LadderMeaning(StrEnum):
    """What the colour says: blue is a warning in 三明 and 宿迁 and praise in 广元."""

    REMINDER = "reminder"
    WARNING = "warning"
    PRAISE = "praise"


class LadderTrigger(StrEnum):
    """What makes a step due."""

    BEFORE_DUE = "before_due"
    """From ``count`` days before the deadline, not done yet."""
    DAYS_LATE = "days_late"
    """From ``count`` days late on."""
    NO_REPLY = "no_reply"
    """More than ``count`` days after the former letter's limit, which passed without a reply."""
    REPEATED = "repeated"
    """The former step was sent ``count`` times about this matter (a side step: any step)."""
    URGENT = "urgent"
    """An urgent matter, from ``count`` days late on; it may begin here without the former step."""
    EXPOSED = "exposed"
    """A matter exposed in public, from ``count`` days late on; the former step is not asked for."""


CHASING = "chase"
"""The key of the step that asks for a late reply before a higher step comes; every ladder has it."""

CHASER = "chaser"
"""The kind of letter that asks for a late reply (催报函, domain.md §4)."""

DELISTING = "delisting"
"""The kind of letter that ends a climb (摘牌通知): letters before it count no more."""

LEAPING = (LadderTrigger.URGENT, LadderTrigger.EXPOSED)
"""What leads to a step past those below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderCondition:
    """One way a step falls due; several are or-ed."""

    trigger: LadderTrigger
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderStep:
    """One step. ``key`` never changes: letters and dismissals are kept under it.

    ``also`` names kinds of letters that count as this step when one was sent. A step without conditions is
    never proposed by itself. ``single``: one matter, one letter (三明). A ``side`` step (约谈, 通报) stands
    beside the ladder, with conditions of its own.
    """

    key: str
    name: str
    kind: str
    also: tuple[str, ...] = ()
    colour: LadderColour = LadderColour.NONE
    meaning: LadderMeaning = LadderMeaning.REMINDER
    when: tuple[LadderCondition, ...] = ()
    reply_days: int = KINDS_OWN
    working: bool = False
    needs_former: bool = False
    single: bool = False
    side: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The ladder of an office, or of one batch. ``preset`` names the scheme it came from.

    ``urgent_tags`` and ``exposed_tags`` say by which tags (标签) of an issue a matter is urgent or exposed.
    ``chase_first``: a late reply is asked for by a 催报函 once, before a higher step comes.
    """

    uuid: str
    revision: int = 1
    batch_uuid: str | None = None
    preset: str = ""
    name: str = ""
    source: str = ""
    steps: tuple[LadderStep, ...] = ()
    urgent_tags: tuple[str, ...] = ()
    exposed_tags: tuple[str, ...] = ()
    chase_first: bool = False

    @property
    def main(self) -> tuple[LadderStep, ...]:
        """Return the steps one climbs, lowest first."""
        return tuple(step for step in self.steps if not step.side)

    @property
    def beside(self) -> tuple[LadderStep, ...]:
        """Return the side steps."""
        return tuple(step for step in self.steps if step.side)

    @property
    def days_ahead(self) -> int:
        """Return how many days before a deadline the ladder begins to look at a matter."""
        return max(
            (each.count for step in self.steps for each in step.when if each.trigger == "before_due"),
            default=0,
        )

    def step_of(self, key: str) -> LadderStep | None:
        """Return the step of that key."""
        return next((step for step in self.steps if step.key == key), None)

    def step_for(self, kind: str, key: str = "") -> LadderStep | None:
        """Return the step a letter was: by the key it was sent under, else by its kind; ``None``: none."""
        named = self.step_of(key) if key else None
        by_kind = (step for step in self.steps if step.kind == kind)
        return named or next(by_kind, None) or next((s for s in self.steps if kind in s.also), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderTerms:
    """What holds for a whole ladder, as typed."""

    urgent_tags: tuple[str, ...] = ()
    exposed_tags: tuple[str, ...] = ()
    chase_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """A proposal put aside till a day, with its reason on record (今天不发)."""

    uuid: str
    revision: int = 1
    unit_uuid: str
    issue_uuid: str
    measure_uuid: str | None = None
    step: str
    until: date
    reason: str
    dismissed_on: date
