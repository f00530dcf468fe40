"""The next step on a letter's record: what comes, and when, if the reply does not come in (domain.md §4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.domain.ladder import LadderStep, ReplyStep
from core.domain.ladder_due import Matter
from core.domain.ladder_next import Course, NextStep, next_step, soonest
from core.domain.letter import Letter, LetterItem, LetterKind, LetterState
from core.operations.letter_proposals import say_reason
from core.store import due, records
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What follows a letter: the sentence, and the day and step in it where there are any."""

    said: str = ""
    day: date | None = None
    step: str = ""


def following(ws: Workspace, letter_uuid: str) -> Following:
    """Return what follows a letter as things stand today; nothing for a void one or one about no item."""
    letter = records.get(ws.ledger, Letter, letter_uuid)
    if letter.state is LetterState.VOID or not records.find(ws.ledger, LetterItem, letter_uuid=letter_uuid):
        return Following()
    today = ws.clock.today()
    found = due.matters_of(ws.ledger, letter_uuid, today=today)
    if not found:
        return Following(said=word("letter_next.done"))
    still = [(ladder, matter) for ladder, matter in found if _is_last(letter, matter)]
    if not still:
        later = max((matter.letters[-1] for *_, matter in found), key=lambda each: each.dated_on)
        return Following(said=word("letter_next.later", number=later.number))
    return _said(letter, soonest(next_step(ladder, matter, today) for ladder, matter in still))


def _is_last(letter: Letter, matter: Matter) -> bool:
    return bool(matter.letters) and matter.letters[-1].number == letter.document_number


def _said(letter: Letter, now: NextStep) -> Following:
    day = chinese_date(now.day) if now.day else ""
    if now.due is None:
        return Following(said=word(f"letter_next.{now.course.value}", day=day), day=now.day)
    step = _named(now.due.step)
    if now.course is Course.DUE:
        said = word("letter_next.due", step=step, why=say_reason(now.due.reason))
    else:
        waited = letter.reply_due is not None and letter.reply_step is not ReplyStep.ACCEPTED
        said = word(f"letter_next.{'unanswered' if waited else 'unfinished'}", day=day, step=step)
    return Following(said=said, day=now.day, step=now.due.step.key)


def _named(step: LadderStep) -> str:
    """Return a step by name and colour, with its letter where the name does not say it."""
    kind = LetterKind(step.kind).words
    name = step.name or kind
    if step.colour != "none":
        name = word("ladder.step_coloured", name=name, colour=word_of(step.colour))
    return name if kind in name else word("letter_next.by_letter", name=name, kind=kind)
