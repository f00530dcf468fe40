"""Which step of a ladder is due for a matter, and why: a pure function of the facts (domain.md §4, row 36).

The next step comes only when the former's reply limit has passed (三明 2017); a matter far behind may begin
higher. Never a lower step than was sent, never the same step while its limit runs. A late reply is a reason
of its own, also where the matter itself is not late (decision 0058). The clerk decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.domain.ladder import (
    CHASER,
    CHASING,
    LEAPING,
    Ladder,
    LadderCondition,
    LadderStep,
    LadderTrigger,
    ReplyStep,
)

QUIET = timedelta(days=15)
"""How long nothing is asked again after an accepted reply, or a letter without limit (domain.md §4)."""


CHASE_STEP = LadderStep(key=CHASING, name="", kind=CHASER)
"""Asking for a late reply; it stands on no rung, and its name is that of its kind."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a step is due: ``code`` names the sentence, ``facts`` stand in it, ``more`` speak as well."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()
    more: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A letter about a matter that is not void, and what came back. ``step`` is "" outside the ladder."""

    step: str
    dated_on: date
    number: str = ""
    reply_due: date | None = None
    replied_on: date | None = None
    decided: ReplyStep | None = None
    chase: bool = False
    """It asked for the reply to an earlier one."""
    ends: bool = False
    """It ended the climb (摘牌); the matter rests for a while, then the ladder begins anew."""

    def waits(self, today: date) -> bool:
        """Tell whether the unit still has time: to answer, or after an answer that was accepted.

        A step that asks for no answer rests as long; a letter outside the ladder does not.
        """
        if self.replied_on is not None:
            return self.decided is ReplyStep.ACCEPTED and today <= self.replied_on + QUIET
        if self.reply_due is not None:
            return self.reply_due >= today
        return bool(self.step or self.chase or self.ends) and today <= self.dated_on + QUIET

    def settles(self, other: Sent) -> bool:
        """Tell whether the accepted reply to this letter answers an ``other`` one about the same matter."""
        return self.decided is ReplyStep.ACCEPTED and (self.replied_on or date.min) >= other.dated_on

    def unanswered_days(self, today: date) -> int:
        """Return how many days ago the limit passed without a reply; 0 when it did not."""
        if self.replied_on is not None or self.reply_due is None:
            return 0
        return max((today - self.reply_due).days, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One item of one unit: how it stands with its deadline, and the letters about it, oldest first.

    ``days_left`` is ``None`` for what has no day.
    """

    days_left: int | None
    urgent: bool = False
    exposed: bool = False
    letters: tuple[Sent, ...] = ()
    dismissed: frozenset[str] = frozenset()
    """Keys of the steps put aside for today."""
    late_only: frozenset[str] = frozenset()
    """Keys of the steps whose letters speak only of what is late."""

    def suits(self, step: LadderStep) -> bool:
        """Tell whether the letter of ``step`` can speak of this matter."""
        return (self.days_left or 0) < 0 or step.key not in self.late_only

    def unanswered_days(self, letter: Sent, today: date) -> int:
        """Return how long the reply to ``letter`` is late; 0 where a reply to another letter settled it."""
        settled = any(each is not letter and each.settles(letter) for each in self.letters)
        return 0 if settled else letter.unanswered_days(today)

    def unanswered(self, today: date) -> Sent | None:
        """Return the last letter whose reply is late, rather one that did not itself ask for a reply."""
        late = [each for each in self.letters if self.unanswered_days(each, today)]
        return next((each for each in reversed(late) if not each.chase), late[-1] if late else None)


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
        return -(self.matter.days_left or 0)

    def past(self, letter: Sent | None) -> int:
        return self.matter.unanswered_days(letter, self.today) if letter else 0

    def times(self, keys: Sequence[str]) -> int:
        return sum(letter.step in keys for letter in self.matter.letters)


def due_steps(ladder: Ladder, matter: Matter, today: date) -> list[Due]:
    """Return the step of the ladder that is due, and the side steps that are; those put aside left out."""
    keys = tuple(step.key for step in ladder.main)
    standing = _Standing(matter, today, keys, _top(keys, matter), _last(keys, matter, today))
    main = _main(ladder, standing)
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


def _main(ladder: Ladder, now: _Standing) -> Due | None:
    last, steps = now.last, ladder.main
    if any(each.waits(now.today) and each.step in now.keys for each in now.matter.letters):
        return None
    if not steps or (last is not None and last.waits(now.today)):
        return None
    found = _climbed(steps, now)
    if found is not None and not now.matter.suits(found.step):
        found = None
    owed = now.matter.unanswered(now.today)
    if owed is None:
        return found
    if found is None or found.reason.code not in LEAPING:
        found = _asked_first(ladder, now, owed) or found or _owed(steps, now, owed)
    return _with_both(found, now, owed)


def _climbed(steps: Sequence[LadderStep], now: _Standing) -> Due | None:
    """Return the step that the conditions of the ladder lead to."""
    last = now.last
    pressing = now.top and _pressing(steps[now.top - 1], now)
    if pressing and last is not None and last.replied_on is not None:
        decided = _decided(steps, now, last)
        if decided is not None:
            return decided
    higher = [
        Due(step, level, reason)
        for level, step in enumerate(steps, 1)
        if level > now.top and now.matter.suits(step) and (reason := _reason(step, level, now)) is not None
    ]
    if not higher:
        return _again(steps, now) if pressing else None
    leaps = [each for each in higher if each.reason.code in LEAPING]
    return (leaps or higher)[-1] if leaps or not now.top else higher[0]


# --- late replies ---------------------------------------------------------------------------------------

_OF_REPLY = ("no_reply", "again", "reply_late")
"""Reasons that name the letter without reply themselves."""


def _asked_first(ladder: Ladder, now: _Standing, owed: Sent) -> Due | None:
    """Return the letter that asks for the reply, where the ladder wants one first and none was sent."""
    asked = any(each.chase and each.dated_on >= owed.dated_on for each in now.matter.letters)
    return _chase(now, owed) if ladder.chase_first and not asked else None


def _owed(steps: Sequence[LadderStep], now: _Standing, owed: Sent) -> Due | None:
    """Return what follows a late reply alone: the step above, once its own patience is over.

    A step without conditions is the clerk's own, and one whose letter speaks only of late matters does not
    suit: then the reply is asked for.
    """
    above = steps[now.top] if now.top < len(steps) else None
    if above is None or not above.when or not now.matter.suits(above):
        return _chase(now, owed)
    patience = [each.count for each in above.when if each.trigger is LadderTrigger.NO_REPLY]
    if patience and now.past(owed) <= min(patience):
        return None
    return Due(above, now.top + 1, _late_reply(now, owed))


def _chase(now: _Standing, owed: Sent) -> Due:
    return Due(CHASE_STEP, 0, _late_reply(now, owed))


def _late_reply(now: _Standing, owed: Sent) -> Reason:
    return Reason("reply_late", _letter_facts(now, owed))


def _letter_facts(now: _Standing, letter: Sent | None) -> tuple[tuple[str, str], ...]:
    day = letter.reply_due if letter else None
    return (
        ("number", letter.number if letter else ""),
        ("past", str(now.past(letter))),
        ("due", day.isoformat() if day else ""),
    )


def _with_both(due: Due | None, now: _Standing, owed: Sent) -> Due | None:
    """Return ``due`` with the late matter beside the late reply, or the late reply beside the matter."""
    if due is None:
        return None
    if due.reason.code not in _OF_REPLY:
        more: tuple[Reason, ...] = (_late_reply(now, owed),)
    else:
        more = (Reason("days_late", (("days", str(now.late)),)),) if now.late > 0 else ()
    return replace(due, reason=replace(due.reason, more=more))


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
    if not now.matter.suits(step):
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
            left = now.matter.days_left
            return left is not None and 0 <= left <= count
        case LadderTrigger.DAYS_LATE:
            return now.late >= max(count, 1)
        case LadderTrigger.NO_REPLY:
            below = now.last is not None and now.last.step in now.keys and now.top >= level - 1
            return below and now.past(now.last) > count
        case LadderTrigger.REPEATED:
            return now.times(former) >= max(count, 1)
        case LadderTrigger.URGENT:
            return now.matter.urgent and now.late >= count
        case LadderTrigger.EXPOSED:
            return now.matter.exposed and now.late >= count


def _facts(condition: LadderCondition, now: _Standing) -> tuple[tuple[str, str], ...]:
    return (
        ("days", str(abs(now.late))),
        *_letter_facts(now, now.last),
        ("count", str(now.times(now.keys) if condition.trigger is LadderTrigger.REPEATED else 0)),
    )
