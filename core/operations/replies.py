"""Replies (回复) to letters: when one came, what it says, its files, what follows (domain.md §4, row 36)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

from core.domain import reply_rules as rules
from core.domain.change import Outcome
from core.domain.evidence import Evidence
from core.domain.letter import Letter, LetterState, ReplyDraft
from core.domain.people import Liaison, LiaisonState, liaison_state
from core.domain.people_rules import plain_name
from core.domain.reply import Reply, answered, in_order
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations import joint_replies, liaisons
from core.operations.evidence import add_evidence, keep_files
from core.operations.letter_corrections import in_force
from core.operations.writing import change, outcome, require
from core.progress import SILENT, Progress
from core.store import records
from core.store.journal import Transaction
from core.wording import word
from core.workspace import Workspace

_TYPED = tuple(field.name for field in fields(ReplyDraft))


def of_letter(ws: Workspace, uuid: str) -> list[Reply]:
    """Return the replies to a letter by the day they came, the latest last."""
    return in_order(records.find(ws.ledger, Reply, letter_uuid=uuid))


def draft_of(ws: Workspace, uuid: str) -> ReplyDraft:
    """Return the draft a further reply to a letter begins with: today, and the officer in post."""
    officer, phone = _in_post(ws, records.get(ws.ledger, Letter, uuid))
    return ReplyDraft(replied_on=ws.clock.today(), officer=officer, phone=phone)


def entered(ws: Workspace, reply_uuid: str) -> ReplyDraft:
    """Return a reply as it was entered, to correct it."""
    reply = records.get(ws.ledger, Reply, reply_uuid)
    return ReplyDraft(**{name: getattr(reply, name) for name in _TYPED})


def check(ws: Workspace, uuid: str, draft: ReplyDraft) -> list[Violation]:
    """Return everything the rules say of a reply."""
    letter = records.get(ws.ledger, Letter, uuid)
    return rules.check_reply(draft, dated_on=letter.dated_on, today=ws.clock.today())


def enter(
    ws: Workspace,
    uuid: str,
    draft: ReplyDraft,
    files: Sequence[Path] = (),
    progress: Progress = SILENT,
    *,
    also: Sequence[str] = (),
) -> Outcome[Reply]:
    """Enter one more reply to a letter with its files; those before it stay. It can be undone.

    ``also`` names the earlier letters it answers as well (``joint_replies``). Raises ``Refused`` for a void
    letter.
    """
    letter = in_force(ws, uuid)
    require(check(ws, uuid, draft), "reply_form")
    joint = joint_replies.chosen(ws, uuid, also)
    kept = keep_files(ws, files, progress)
    before = of_letter(ws, uuid)
    position = max((each.position for each in before), default=0) + 1
    made = _typed(
        ws,
        letter,
        Reply(
            uuid=new_uuid(),
            letter_uuid=uuid,
            position=position,
            replied_on=letter.dated_on,
            entered_by=ws.operator,
        ),
        draft,
    )
    with _entering(ws, letter, joint) as tx:
        stored = tx.add(made)
        tx.replace(answered(letter, [*before, stored]))
        joint_replies.settle(ws, tx, stored, joint)
        _file(tx, kept, stored)
    return outcome(ws, tx, stored)


def correct(
    ws: Workspace,
    reply_uuid: str,
    draft: ReplyDraft,
    files: Sequence[Path] = (),
    progress: Progress = SILENT,
    *,
    also: Sequence[str] | None = None,
) -> Outcome[Reply]:
    """Store what was typed wrong in a reply, and add ``files`` to it. It can be undone.

    What was answered with it changes alike; ``also`` names those letters anew. Raises ``Refused`` for a reply
    that itself came with another.
    """
    reply = records.get(ws.ledger, Reply, reply_uuid)
    letter = in_force(ws, reply.letter_uuid)
    if reply.with_uuid:
        whole = joint_replies.letters_with(ws, reply)
        raise Refused("reply_joined", number=whole[0].document_number if whole else letter.document_number)
    also = joint_replies.ticked(ws, letter.uuid, reply_uuid) if also is None else also
    joint = joint_replies.chosen(ws, letter.uuid, also, reply_uuid)
    require(check(ws, letter.uuid, draft), "reply_form")
    kept = keep_files(ws, files, progress)
    others = [each for each in of_letter(ws, letter.uuid) if each.uuid != reply_uuid]
    with change(ws, "letter.correct_reply", number=letter.document_number) as tx:
        stored = tx.replace(_typed(ws, letter, reply, draft))
        tx.replace(answered(letter, [*others, stored]))
        joint_replies.settle(ws, tx, stored, joint)
        _file(tx, kept, stored)
    return outcome(ws, tx, stored)


def remove(ws: Workspace, reply_uuid: str) -> Outcome[None]:
    """Take a reply entered by mistake out with its files and what came with it; undo brings all back."""
    reply = records.get(ws.ledger, Reply, reply_uuid)
    letter = records.get(ws.ledger, Letter, reply.letter_uuid)
    others = [each for each in of_letter(ws, letter.uuid) if each.uuid != reply_uuid]
    with change(ws, "letter.remove_reply", number=letter.document_number) as tx:
        for proof in records.find(ws.ledger, Evidence, reply_uuid=reply_uuid):
            tx.remove(proof)
        joint_replies.settle(ws, tx, reply, ())
        tx.remove(reply)
        tx.replace(answered(letter, others))
    return outcome(ws, tx, None)


def by_day(ws: Workspace, uuid: str, day: date) -> Reply:
    """Return the last reply that came on ``day``; raise ``Refused`` when none did."""
    found = [each for each in of_letter(ws, uuid) if each.replied_on == day]
    if not found:
        letter = records.get(ws.ledger, Letter, uuid)
        raise Refused("reply_unknown", number=letter.document_number, day=day.isoformat())
    return found[-1]


def _entering(ws: Workspace, letter: Letter, joint: Sequence[Letter]) -> AbstractContextManager[Transaction]:
    """Begin the change of a reply; its line names the letters answered with it."""
    if not joint:
        return change(ws, "letter.reply", number=letter.document_number)
    others = word("punctuation.comma_list").join(each.document_number for each in joint)
    return change(ws, "letter.reply_joint", number=letter.document_number, others=others)


def _typed(ws: Workspace, letter: Letter, reply: Reply, draft: ReplyDraft) -> Reply:
    return replace(
        reply,
        replied_on=draft.replied_on or reply.replied_on,
        number=draft.number.strip(),
        said=draft.said.strip(),
        step=draft.step,
        officer=draft.officer.strip(),
        phone=_phone(ws, letter, draft),
    )


def _file(tx: Transaction, kept: Sequence[Evidence], reply: Reply) -> None:
    """Add kept files as evidence of the letter, each naming the reply it came with."""
    named = [replace(proof, reply_uuid=reply.uuid) for proof in kept]
    add_evidence(tx, named, "letter", reply.letter_uuid)


def officers(ws: Workspace, uuid: str) -> list[Liaison]:
    """Return the officers of the unit a letter went to, those in post today first (domain row 38)."""
    letter = records.get(ws.ledger, Letter, uuid)
    today = ws.clock.today()
    known = liaisons.of_unit(ws, letter.unit_uuid) if letter.unit_uuid else []
    return sorted(known, key=lambda each: liaison_state(each, today) is not LiaisonState.CURRENT)


def _in_post(ws: Workspace, letter: Letter) -> tuple[str, str]:
    """Return name and telephone of the officer who would answer today."""
    if not letter.unit_uuid:
        return "", ""
    return liaisons.contact_of(ws, letter.unit_uuid, ws.clock.today())


def _phone(ws: Workspace, letter: Letter, draft: ReplyDraft) -> str:
    """Return the telephone as typed; where none is, that of the known officer of this name."""
    if draft.phone.strip() or not draft.officer.strip():
        return draft.phone.strip()
    same = (each for each in officers(ws, letter.uuid) if plain_name(each.name) == plain_name(draft.officer))
    return next((each.phone for each in same), "")


def files_of(ws: Workspace, uuid: str) -> list[Evidence]:
    """Return the files of all replies to a letter."""
    return records.find(ws.ledger, Evidence, order="name", letter_uuid=uuid)


def by_level(ws: Workspace) -> dict[int, int]:
    """Return how many letters went out on each step of the four-step ladder."""
    sent = records.find(ws.ledger, Letter, state=LetterState.DISPATCHED)
    counted = Counter(letter.kind.plan.level for letter in sent)
    return {level: counted[level] for level in range(1, 5)}
