"""What a ladder must be before it is kept, and what putting a proposal aside asks for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from core.domain.ladder import KINDS_OWN, Ladder, LadderMeaning, LadderStep, LadderTerms
from core.domain.violation import Violation

MOST_DAYS = 3650
MOST_STEPS = 20


def check_ladder(ladder: Ladder, kinds: Collection[str]) -> list[Violation]:
    """Return everything the rules say of a whole ladder; ``kinds`` are the letters there are."""
    found = [each for step in ladder.steps for each in check_step(step, kinds)]
    if not ladder.main or len(ladder.steps) > MOST_STEPS:
        found.append(Violation("steps", "ladder_steps", facts=(("most", str(MOST_STEPS)),)))
    found += check_terms(terms_of(ladder))
    keys = [step.key for step in ladder.steps]
    names = [step.name.strip() for step in ladder.steps]
    if len(set(keys)) < len(keys) or len(set(names)) < len(names):
        found.append(Violation("name", "ladder_name_twice"))
    if ladder.main and ladder.main[0].needs_former:
        found.append(Violation("needs_former", "ladder_first_needs"))
    return found


def check_step(step: LadderStep, kinds: Collection[str]) -> list[Violation]:
    """Return everything the rules say of one step."""
    found = []
    if not step.name.strip():
        found.append(Violation("name", "required"))
    if step.kind not in kinds:
        found.append(Violation("kind", "required"))
    if step.meaning is LadderMeaning.PRAISE and not step.side:
        found.append(Violation("meaning", "ladder_praise"))
    if not KINDS_OWN <= step.reply_days <= MOST_DAYS:
        found.append(Violation("reply_days", "ladder_days", facts=(("most", str(MOST_DAYS)),)))
    if any(not 0 <= each.count <= MOST_DAYS for each in step.when):
        found.append(Violation("when", "ladder_days", facts=(("most", str(MOST_DAYS)),)))
    if len({each.trigger for each in step.when}) < len(step.when):
        found.append(Violation("when", "ladder_trigger_twice"))
    return found


def terms_of(ladder: Ladder) -> LadderTerms:
    """Return what holds for the whole ladder, as it is."""
    return LadderTerms(
        urgent_tags=ladder.urgent_tags, exposed_tags=ladder.exposed_tags, chase_first=ladder.chase_first
    )


def check_terms(terms: LadderTerms) -> list[Violation]:
    """Return what the rules say of the tags: one that says both urgent and exposed says neither."""
    both = set(plain_tags(terms.urgent_tags)) & set(plain_tags(terms.exposed_tags))
    return [Violation("exposed_tags", "ladder_tag_twice", facts=(("tag", min(both)),))] if both else []


def plain_tags(tags: Sequence[str]) -> tuple[str, ...]:
    """Return tags without blanks around them, each once."""
    return tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))


def check_dismissal(until: date | None, reason: str, today: date) -> list[Violation]:
    """Return what the rules say of putting a proposal aside: a day not past, and a reason."""
    found = []
    if until is None or until < today:
        found.append(Violation("until", "dismiss_past"))
    if not reason.strip():
        found.append(Violation("reason", "required"))
    return found


def moved(steps: Sequence[LadderStep], key: str, places: int) -> tuple[LadderStep, ...]:
    """Return ``steps`` with one put ``places`` further on (negative: back)."""
    order = list(steps)
    at = next(place for place, step in enumerate(order) if step.key == key)
    order.insert(min(max(at + places, 0), len(order) - 1), order.pop(at))
    return tuple(order)
