"""The ladder an office works by: chosen from the local schemes, changed step by step (domain.md §4)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta

from core import letter_shelf
from core.domain import ladder_rules as rules
from core.domain.batch import Batch
from core.domain.change import Outcome
from core.domain.issue import Issue
from core.domain.ladder import Ladder, LadderCondition, LadderMeaning, LadderStep, LadderTerms
from core.domain.ladder_rules import plain_tags
from core.domain.letter import LetterKind
from core.domain.listing import ListKind
from core.domain.measure import Measure
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations import listing
from core.operations.calendars import calendar_for
from core.operations.writing import change, outcome, require
from core.schedule.sign_due import sign_due
from core.store import ladders, records
from core.store.journal import Transaction
from core.wording import word, word_of
from core.workspace import Workspace


def presets() -> tuple[Ladder, ...]:
    """Return the local schemes one may choose from."""
    return ladders.presets()


def ladder_for(ws: Workspace, batch_uuid: str | None = None) -> Ladder:
    """Return the ladder that holds: the batch's own, else the office's, else the program's."""
    found = ladders.ladders_of(ws.ledger)
    return found.get(batch_uuid) or found[None]


def choose(ws: Workspace, preset: str, batch_uuid: str | None = None) -> Outcome[Ladder]:
    """Take a local scheme as the ladder of the office, or of one batch; raise ``Refused`` for no such one."""
    known = {each.preset: each for each in presets()} | {each.name: each for each in presets()}
    if preset not in known:
        names = word("punctuation.comma_list").join(each.preset for each in presets())
        raise Refused("unknown_ladder", name=preset, known=names)
    return revise(ws, replace(known[preset], batch_uuid=batch_uuid))


def check(edited: Ladder) -> list[Violation]:
    """Return everything the rules say of a ladder."""
    return rules.check_ladder(edited, letter_shelf.identifiers())


def check_step(step: LadderStep) -> list[Violation]:
    """Return everything the rules say of one step."""
    return rules.check_step(step, letter_shelf.identifiers())


def revise(ws: Workspace, edited: Ladder) -> Outcome[Ladder]:
    """Keep a ladder in place of the one there was; it can be undone."""
    require(check(edited))
    kept = _kept(ws, edited.batch_uuid)
    with _revising(ws, edited) as tx:
        if kept is None:
            stored = tx.add(replace(edited, uuid=new_uuid(), revision=1))
        else:
            stored = tx.replace(replace(edited, uuid=kept.uuid, revision=kept.revision))
    return outcome(ws, tx, stored)


def _revising(ws: Workspace, edited: Ladder) -> AbstractContextManager[Transaction]:
    name, count = edited.name, len(edited.steps)
    if edited.batch_uuid is None:
        return change(ws, "ladder.revise", name=name, count=count)
    batch = records.get(ws.ledger, Batch, edited.batch_uuid).name
    return change(ws, "ladder.revise_batch", name=name, count=count, batch=batch)


def drop_for_batch(ws: Workspace, batch_uuid: str) -> Outcome[None]:
    """Take away the own ladder of a batch; the office's holds again."""
    kept = _kept(ws, batch_uuid)
    if kept is None:
        raise Refused("ladder_no_batch")
    with change(ws, "ladder.drop", name=kept.name) as tx:
        tx.remove(kept)
    return outcome(ws, tx, None)


def _kept(ws: Workspace, batch_uuid: str | None) -> Ladder | None:
    return next((each for each in records.find(ws.ledger, Ladder) if each.batch_uuid == batch_uuid), None)


def put_step(ws: Workspace, step: LadderStep, batch_uuid: str | None = None) -> Outcome[Ladder]:
    """Change a step of the ladder that holds, or add one (without key) at the end.

    A batch that went by the office's ladder has its own from then on.
    """
    now = _held(ws, batch_uuid)
    if step.key:
        steps = tuple(step if each.key == step.key else each for each in now.steps)
    else:
        steps = (*now.steps, replace(step, key=new_uuid()))
    return revise(ws, replace(now, steps=steps))


def remove_step(ws: Workspace, key: str, batch_uuid: str | None = None) -> Outcome[Ladder]:
    """Take a step out of the ladder that holds; letters sent under it keep their kind."""
    now = _held(ws, batch_uuid)
    return revise(ws, replace(now, steps=tuple(each for each in now.steps if each.key != key)))


def move_step(ws: Workspace, key: str, places: int, batch_uuid: str | None = None) -> Outcome[Ladder]:
    """Put a step of the ladder that holds ``places`` further on (negative: back)."""
    now = _held(ws, batch_uuid)
    return revise(ws, replace(now, steps=rules.moved(now.steps, key, places)))


def set_terms(ws: Workspace, terms: LadderTerms, batch_uuid: str | None = None) -> Outcome[Ladder]:
    """Keep by which tags a matter is urgent or exposed, and whether a late reply is asked for first."""
    return revise(ws, with_terms(_held(ws, batch_uuid), terms))


def with_terms(ladder: Ladder, terms: LadderTerms) -> Ladder:
    """Return ``ladder`` with its terms as typed."""
    return replace(
        ladder,
        urgent_tags=plain_tags(terms.urgent_tags),
        exposed_tags=plain_tags(terms.exposed_tags),
        chase_first=terms.chase_first,
    )


def tags_known(ws: Workspace) -> list[str]:
    """Return the tags one may put on an issue: those the ladders ask about first, then those in use."""
    found = ladders.ladders_of(ws.ledger).values()
    pressing = (tag for each in found for tag in (*each.urgent_tags, *each.exposed_tags))
    return list(dict.fromkeys((*pressing, *listing.choices(ws, ListKind.ISSUES, "tags"))))


def _held(ws: Workspace, batch_uuid: str | None) -> Ladder:
    return replace(ladder_for(ws, batch_uuid), batch_uuid=batch_uuid)


# --- limits ---------------------------------------------------------------------------------------------


def ladder_of(ws: Workspace, issue_uuids: Sequence[str], measure_uuids: Sequence[str] = ()) -> Ladder:
    """Return the ladder these items go by: that of their batch where all are of one that has its own."""
    found = ladders.ladders_of(ws.ledger)
    if len(found) == 1:
        return found[None]
    measures = records.find_in(ws.ledger, Measure, "uuid", measure_uuids)
    ids = sorted({*issue_uuids, *(measure.issue_uuid for measure in measures)})
    batches = {issue.batch_uuid for issue in records.find_in(ws.ledger, Issue, "uuid", ids)}
    only = batches.pop() if len(batches) == 1 else None
    return found.get(only) or found[None]


def reply_limit(
    ws: Workspace, kind: LetterKind, key: str = "", ladder: Ladder | None = None
) -> tuple[int, bool]:
    """Return the days for a reply and whether they are working days: of the step, the kind or the office."""
    step = (ladder or ladder_for(ws)).step_for(kind, key)
    if step is not None and step.kind == kind and step.reply_days >= 0:
        return step.reply_days, step.working
    own = kind.plan.reply_days
    return (own if own >= 0 else ws.settings.reply_limit_days), False


def reply_day(
    ws: Workspace, kind: LetterKind, key: str, dated_on: date, ladder: Ladder | None = None
) -> date | None:
    """Return the day a reply is expected by; ``None`` for a letter that asks for none."""
    days, working = reply_limit(ws, kind, key, ladder)
    if not days:
        return None
    if not working:
        return dated_on + timedelta(days=days)
    return sign_due(dated_on, days, calendar_for(ws), working=True)


# --- words ----------------------------------------------------------------------------------------------


def sentence(step: LadderStep) -> str:
    """Return a step in one sentence: when it is due, which letter it is, what it asks for."""
    when = word("ladder.or").join(_condition(each) for each in step.when) or word("ladder.by_hand")
    kind = LetterKind(step.kind).words
    colour = word("ladder.colour", colour=word_of(step.colour)) if step.colour != "none" else ""
    parts = [word("ladder.sentence", when=when, kind=kind, colour=colour), _limit(step)]
    if step.meaning is LadderMeaning.PRAISE:
        parts.append(word("ladder.praise"))
    parts += [word(f"ladder.{key}") for key in ("needs_former", "single", "side") if getattr(step, key)]
    return word("ladder.joint").join(parts)


def say_terms(ladder: Ladder) -> str:
    """Return in words which tags press a matter, and what a late reply leads to."""
    comma = word("punctuation.comma_list")
    urgent, exposed = (comma.join(tags) for tags in (ladder.urgent_tags, ladder.exposed_tags))
    none = word("ladder_tab.no_tags")
    first = word("ladder_tab.chase_first" if ladder.chase_first else "ladder_tab.chase_later")
    return word("ladder_tab.terms", urgent=urgent or none, exposed=exposed or none, first=first)


def _condition(condition: LadderCondition) -> str:
    return word(f"ladder.when_{condition.trigger.value}", count=condition.count)


def _limit(step: LadderStep) -> str:
    if step.reply_days < 0:
        return word("ladder.reply_own")
    if not step.reply_days:
        return word("ladder.reply_none")
    return word("ladder.reply_working" if step.working else "ladder.reply_days", days=step.reply_days)
