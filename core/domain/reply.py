"""A reply (回复) to a letter, as a record of its own: a letter may be answered more than once (row 36)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from core.domain.ladder import ReplyStep
from core.domain.letter import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One reply. ``position`` counts the replies of a letter as they were entered, from 1."""

    uuid: str
    revision: int = 1
    letter_uuid: str
    position: int
    replied_on: date
    number: str = ""
    """发文字号 of the reply, where it has one."""
    said: str = ""
    step: ReplyStep = ReplyStep.ACCEPTED
    officer: str = ""
    """The unit's officer (联络员) the reply names (domain row 38)."""
    phone: str = ""
    entered_by: str = ""
    """Who entered it; empty for one of a version that did not ask."""
    with_uuid: str = ""
    """The reply to a later letter that answered this one as well (一并答复前文); empty: its own."""


def in_order(replies: Iterable[Reply]) -> list[Reply]:
    """Return replies by the day they came, those of one day as they were entered."""
    return sorted(replies, key=lambda each: (each.replied_on, each.position))


def answered(letter: Letter, replies: Iterable[Reply]) -> Letter:
    """Return ``letter`` with the latest of its replies on it, or with none."""
    found = in_order(replies)
    if not found:
        return replace(
            letter,
            replied_on=None,
            reply_number="",
            reply_said="",
            reply_step=None,
            reply_officer="",
            reply_phone="",
        )
    last = found[-1]
    return replace(
        letter,
        replied_on=last.replied_on,
        reply_number=last.number,
        reply_said=last.said,
        reply_step=last.step,
        reply_officer=last.officer,
        reply_phone=last.phone,
    )


def is_late(letter: Letter, day: date) -> bool:
    """Tell whether a letter waits longer than it should: for a reply, or for one that can be accepted."""
    if letter.reply_step is ReplyStep.ACCEPTED:
        return False
    due = letter.reply_due or letter.replied_on
    return due is not None and due < day
