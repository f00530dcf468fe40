"""Which step of a ladder is due for a matter, and why: a pure function of the facts (domain.md §4, row 36).

The next step comes only when the former's reply limit has passed (三明 2017); a matter far behind may begin
higher. Never a lower step than was sent, never the same step while its limit runs. The clerk decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.domain.ladder import (
    LEAPING,
    Ladder,
    LadderCondition,
    LadderStep,
    LadderTrigger,
    ReplyStep,
)

QUIET = timedelta(days=15)
"""How long nothing is asked again after an accepted reply, or a letter without limit (domain.md §4)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a step is due: ``code`` names the sentence, ``facts`` what stands in it."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A letter about a matter that is not void, and what came back. ``step`` is "" outside the ladder."""

    step: str
    dated_on: date
    number: str = ""
    reply_due: date | None = None
    replied_on: date | None = None
    decided: ReplyStep | None = None

    def waits(self, today: date) -> bool:
        """Tell whether the unit still has time: to answer, or after an answer that was accepted.

        A step that asks for no answer rests as long; a letter outside the ladder does not.
        """
        if self.replied_on is not None:
            return self.decided is ReplyStep.ACCEPTED and today <= self.replied_on + QUIET
        if self.reply_due is not None:
            return self.reply_due >= today
        return bool(self.step) and today <= self.dated_on + QUIET

    def unanswered_days(self, today: date) -> int:
        """Return how many days ago the limit passed without a reply; 0 when it did not."""
        if self.replied_on is not None or self.reply_due is None:
            return 0
        return max((today - self.reply_due).days, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One item of one unit: how it stands with its deadline, and the letters about it, oldest first."""

    days_left: int
    urgent: bool = False
    exposed: bool = False
    letters: tuple[Sent, ...] = ()
    dismissed: frozenset[str] = frozenset()
    """Keys of the steps put aside for today."""


@dataclass(frozen=True, slots=True)
class Due:
    """A step that is due. ``level`` counts from 1; 0 for a side step."""

    step: LadderStep
    level: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Standing:
    """How far a matter has climbed."""

    matter: Matter
    today: date
    keys: tuple[str, ...]
    top: int
    last: Sent | None

    @property
    def late(self) -> int:
        return -self.matter.days_left

    def times(self, keys: Sequence[str]) -> int:
        return sum(letter.step in keys for letter in self.matter.letters)


def due_steps(ladder: Ladder, matter: Matter, today: date) -> list[Due]:
    """Return the step of the ladder that is due, and the side steps that are; those put aside left out."""
    keys = tuple(step.key for step in ladder.main)
    standing = _Standing(matter, today, keys, _top(keys, matter), _last(keys, matter, today))
    main = _main(ladder.main, standing)
    found = [main] if main is not None else []
    found += [each for each in (_beside(step, standing) for step in ladder.beside) if each is not None]
    return [each for each in found if each.step.key not in matter.dismissed]


def _top(keys: Sequence[str], matter: Matter) -> int:
    return max((keys.index(each.step) + 1 for each in matter.letters if each.step in keys), default=0)


def _last(keys: Sequence[str], matter: Matter, today: date) -> Sent | None:
    """Return the letter that counts: the last step taken, or another letter that still waits."""
    last: Sent | None = None
    for each in matter.letters:
        if each.step in keys or last is None or each.waits(today):
            last = each
    return last


def _main(steps: Sequence[LadderStep], now: _Standing) -> Due | None:
    last = now.last
    if any(each.waits(now.today) and each.step in now.keys for each in now.matter.letters):
        return None
    if not steps or (last is not None and last.waits(now.today)):
        return None
    pressing = now.top and _pressing(steps[now.top - 1], now)
    if pressing and last is not None and last.replied_on is not None:
        decided = _decided(steps, now, last)
        if decided is not None:
            return decided
    higher = [
        Due(step, level, reason)
        for level, step in enumerate(steps, 1)
        if level > now.top and (reason := _reason(step, level, now)) is not None
    ]
    if not higher:
        return _again(steps, now) if pressing else None
    leaps = [each for each in higher if each.reason.code in LEAPING]
    return (leaps or higher)[-1] if leaps or not now.top else higher[0]


def _pressing(step: LadderStep, now: _Standing) -> bool:
    """Tell whether a matter is late, or as near its deadline as the step that was taken asks for."""
    near = (each for each in step.when if each.trigger is LadderTrigger.BEFORE_DUE)
    return now.late > 0 or any(_met(each, now, (), 0) for each in near)


def _decided(steps: Sequence[LadderStep], now: _Standing, last: Sent) -> Due | None:
    """Return the step the clerk chose when the reply was entered."""
    facts = (("number", last.number),)
    if last.decided is ReplyStep.CHASE:
        return Due(steps[now.top - 1], now.top, Reason("chase", facts))
    if last.decided is ReplyStep.NEXT_LEVEL:
        level = min(now.top + 1, len(steps))
        return Due(steps[level - 1], level, Reason("next_level", facts))
    return None


def _again(steps: Sequence[LadderStep], now: _Standing) -> Due | None:
    """Return the same step once more: its limit passed, and nothing higher is due yet."""
    if not now.top or now.last is None:
        return None
    accepted = now.last.decided is ReplyStep.ACCEPTED
    code = "accepted_over" if accepted else "again"
    return Due(steps[now.top - 1], now.top, Reason(code, (("number", now.last.number),)))


def _reason(step: LadderStep, level: int, now: _Standing) -> Reason | None:
    """Return the first condition of a step that is met; its former step must have gone out where asked."""
    climbed = not step.needs_former or now.top >= level - 1
    for each in step.when:
        if (climbed or each.trigger in LEAPING) and _met(each, now, now.keys[level - 2 : level - 1], level):
            return Reason(each.trigger.value, _facts(each, now))
    return None


def _beside(step: LadderStep, now: _Standing) -> Due | None:
    own = [each for each in now.matter.letters if each.step == step.key]
    if any(each.waits(now.today) or each.dated_on + QUIET >= now.today for each in own):
        return None
    if step.needs_former and not now.top:
        return None
    for each in step.when:
        if _met(each, now, now.keys, 0):
            return Due(step, 0, Reason(each.trigger.value, _facts(each, now)))
    return None


def _met(condition: LadderCondition, now: _Standing, former: Sequence[str], level: int) -> bool:
    count = condition.count
    match condition.trigger:
        case LadderTrigger.BEFORE_DUE:
            return 0 <= now.matter.days_left <= count
        case LadderTrigger.DAYS_LATE:
            return now.late >= max(count, 1)
        case LadderTrigger.NO_REPLY:
            below = now.last is not None and now.last.step in now.keys and now.top >= level - 1
            return below and now.last is not None and now.last.unanswered_days(now.today) > count
        case LadderTrigger.REPEATED:
            return now.times(former) >= max(count, 1)
        case LadderTrigger.URGENT:
            return now.matter.urgent and now.late >= count
        case LadderTrigger.EXPOSED:
            return now.matter.exposed and now.late >= count


def _facts(condition: LadderCondition, now: _Standing) -> tuple[tuple[str, str], ...]:
    last = now.last
    return (
        ("days", str(abs(now.matter.days_left))),
        ("number", last.number if last else ""),
        ("past", str(last.unanswered_days(now.today) if last else 0)),
        ("count", str(now.times(now.keys) if condition.trigger is LadderTrigger.REPEATED else 0)),
    )
