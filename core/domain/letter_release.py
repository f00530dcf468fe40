"""When a letter may leave: what must be true before it says so (decision 0062).

A kind names its conditions (``needs`` in its text); a letter that would claim what the ledger does not hold
is refused before it takes a number, and the refusal names what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from core.domain.violation import Violation
from core.letter_kinds import AFTER, NEEDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What the ledger holds of one issue a letter speaks of, on the letter's day.

    ``borne``: the unit written to leads it or answers for it. ``listed``: a letter of the kind this one
    follows stands dispatched about it, neither void nor released since. ``unanswered``: a letter to the unit
    about it is past its reply day without a reply.
    """

    code: str
    borne: bool = True
    listed: bool = False
    done: bool = False
    closed: bool = False
    unanswered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What a letter tells of as having been: an inspection, a decision, an earlier letter."""

    name: str
    day: date


_HOLDS: dict[str, Callable[[Matter], bool]] = {
    "borne": lambda matter: matter.borne,
    "listed": lambda matter: matter.listed,
    "done": lambda matter: matter.done,
    "closed": lambda matter: matter.closed,
    "open": lambda matter: not matter.closed,
    "unanswered": lambda matter: matter.unanswered,
}


def check_release(
    needs: Collection[str],
    matters: Sequence[Matter],
    *,
    dated_on: date,
    events: Sequence[Event] = (),
    follows: str = "",
    separator: str = "",
) -> list[Violation]:
    """Return every condition among ``needs`` that does not hold, with the issues it fails for.

    ``follows`` is the name of the letters of which this one speaks; ``separator`` stands between codes.
    """
    found = []
    for need in NEEDS:
        if need in needs and need != AFTER:
            codes = list(dict.fromkeys(matter.code for matter in matters if not _HOLDS[need](matter)))
            if codes:
                told = (("codes", separator.join(codes)), ("follows", follows))
                found.append(Violation("needs", f"release_{need}", facts=told))
    if AFTER in needs:
        found += [_too_early(event) for event in events if event.day > dated_on]
    return found


def _too_early(event: Event) -> Violation:
    told = (("name", event.name), ("day", event.day.isoformat()))
    return Violation("dated_on", "release_after", facts=told)


def check_dated(dated_on: date, today: date) -> list[Violation]:
    """Return that a letter is dated after today: nobody has signed it yet. Days before stay allowed."""
    return [Violation("dated_on", "letter_ahead")] if dated_on > today else []
