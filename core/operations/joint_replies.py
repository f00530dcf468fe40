"""One reply for several letters (一并答复前文): a unit answers the last letter of a ladder for all before it.

Each earlier letter gets a reply of its own that names the one it came with, in the same transaction:
register, ladder, figures and 催报 then read it like any other (decision 0070). Domain.md §4, row 36.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from core.domain.ladder import ReplyStep
from core.domain.letter import Letter, LetterItem, LetterState
from core.domain.reply import Reply, answered
from core.errors import Refused
from core.identity import new_uuid
from core.store import records
from core.store.journal import Transaction
from core.wording import word
from core.workspace import Workspace

_Matters = frozenset[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A letter that still waits for its answer. ``covered``: this reply speaks of all that it speaks of."""

    letter: Letter
    covered: bool


def earlier(ws: Workspace, uuid: str, reply_uuid: str = "") -> list[Earlier]:
    """Return the letters to the same addressee, up to this one's day, that a reply to it may answer.

    They speak of a matter of this letter and wait for an answer, or were answered with ``reply_uuid``.
    """
    letter = records.get(ws.ledger, Letter, uuid)
    joined = {each.letter_uuid for each in joined_to(ws, reply_uuid)} if reply_uuid else set()
    sent = records.find(ws.ledger, Letter, state=LetterState.DISPATCHED, unit_uuid=letter.unit_uuid)
    waiting = {each.uuid: each for each in sent if _may_wait(each, letter) or each.uuid in joined}
    matters = _matters(ws, [uuid, *waiting])
    own = matters[uuid]
    found = [
        Earlier(each, all(_within(part, own) for part in matters[each.uuid]))
        for each in waiting.values()
        if any(_touches(part, own) for part in matters[each.uuid])
    ]
    return sorted(found, key=lambda each: (each.letter.dated_on, each.letter.number))


def ticked(ws: Workspace, uuid: str, reply_uuid: str = "") -> list[str]:
    """Return the letters that are answered with a reply unless the clerk says otherwise."""
    if reply_uuid:
        return [each.letter_uuid for each in joined_to(ws, reply_uuid)]
    return [each.letter.uuid for each in earlier(ws, uuid) if each.covered]


def _may_wait(other: Letter, letter: Letter) -> bool:
    if other.uuid == letter.uuid or other.dated_on > letter.dated_on:
        return False
    if letter.unit_uuid is None and other.addressee != letter.addressee:
        return False
    asks = other.reply_due is not None or other.replied_on is not None
    return asks and other.reply_step is not ReplyStep.ACCEPTED


def _matters(ws: Workspace, uuids: Sequence[str]) -> dict[str, _Matters]:
    found: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    for item in records.find_in(ws.ledger, LetterItem, "letter_uuid", uuids):
        found[item.letter_uuid].add((item.issue_uuid, item.measure_uuid))
    return {uuid: frozenset(found[uuid]) for uuid in uuids}


def _within(part: tuple[str, str | None], own: _Matters) -> bool:
    """Tell whether letters about ``own`` speak of all of ``part``: a whole issue holds its measures."""
    return part in own or (part[0], None) in own


def _touches(part: tuple[str, str | None], own: _Matters) -> bool:
    return _within(part, own) or (part[1] is None and any(issue == part[0] for issue, _ in own))


def joined_to(ws: Workspace, reply_uuid: str) -> list[Reply]:
    """Return the replies that came with this one."""
    return records.find(ws.ledger, Reply, with_uuid=reply_uuid)


def letters_with(ws: Workspace, reply: Reply) -> list[Letter]:
    """Return the letters answered together with ``reply``: those before, or the later one it was sent to."""
    if reply.with_uuid:
        whole = records.find(ws.ledger, Reply, uuid=reply.with_uuid)
        return [records.get(ws.ledger, Letter, each.letter_uuid) for each in whole]
    found = [records.get(ws.ledger, Letter, each.letter_uuid) for each in joined_to(ws, reply.uuid)]
    return sorted(found, key=lambda each: (each.dated_on, each.number))


def said(ws: Workspace, reply: Reply) -> str:
    """Return what the register says of a reply to several letters; nothing of one to a single letter."""
    told = word("punctuation.comma_list").join(each.document_number for each in letters_with(ws, reply))
    if reply.with_uuid:
        return word("replies.joint_from", numbers=told) if told else word("replies.joint_gone")
    return word("replies.joint_with", numbers=told) if told else ""


def chosen(ws: Workspace, uuid: str, also: Collection[str], reply_uuid: str = "") -> list[Letter]:
    """Return the letters named by ``also``; raise ``Refused`` for one that this reply cannot answer."""
    offered = {each.letter.uuid: each.letter for each in earlier(ws, uuid, reply_uuid)}
    for each in also:
        if each not in offered:
            raise Refused("reply_not_earlier", number=records.get(ws.ledger, Letter, each).document_number)
    return [letter for key, letter in offered.items() if key in also]


def settle(ws: Workspace, tx: Transaction, whole: Reply, wanted: Sequence[Letter]) -> None:
    """Write ``whole`` to every letter wanted, and take it from those that are not wanted any more."""
    known = {each.letter_uuid: each for each in joined_to(ws, whole.uuid)}
    for letter in wanted:
        before = records.find(ws.ledger, Reply, letter_uuid=letter.uuid)
        old = known.pop(letter.uuid, None)
        others = [each for each in before if old is None or each.uuid != old.uuid]
        position = old.position if old else max((each.position for each in before), default=0) + 1
        made = replace(whole, uuid=new_uuid(), letter_uuid=letter.uuid, position=position)
        made = replace(made, with_uuid=whole.uuid, revision=1)
        again = replace(made, uuid=old.uuid, revision=old.revision) if old else None
        stored = tx.replace(again) if again else tx.add(made)
        tx.replace(answered(letter, [*others, stored]))
    for gone in known.values():
        take_out(ws, tx, gone)


def take_out(ws: Workspace, tx: Transaction, joined: Reply) -> None:
    """Take a joined reply from its letter, which shows the reply before it, or none."""
    letter = records.get(ws.ledger, Letter, joined.letter_uuid)
    others = [
        each for each in records.find(ws.ledger, Reply, letter_uuid=letter.uuid) if each.uuid != joined.uuid
    ]
    tx.remove(joined)
    tx.replace(answered(letter, others))
