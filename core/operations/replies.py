"""Replies (回复) to letters: when one came, what it says, its files, what follows (domain.md §4, row 36)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core.domain import reply_rules as rules
from core.domain.change import Outcome
from core.domain.evidence import Evidence
from core.domain.letter import Letter, LetterState, ReplyDraft
from core.domain.people import Liaison, LiaisonState, liaison_state
from core.domain.people_rules import plain_name
from core.domain.violation import Violation
from core.errors import Refused
from core.operations import liaisons
from core.operations.evidence import add_evidence, keep_files
from core.operations.writing import change, outcome, require
from core.progress import SILENT, Progress
from core.store import records
from core.workspace import Workspace


def draft_of(ws: Workspace, uuid: str) -> ReplyDraft:
    """Return the reply of a letter as it is entered; a fresh one begins with today."""
    letter = records.get(ws.ledger, Letter, uuid)
    if letter.replied_on is None or letter.reply_step is None:
        officer, phone = _in_post(ws, letter)
        return ReplyDraft(replied_on=ws.clock.today(), officer=officer, phone=phone)
    return ReplyDraft(
        replied_on=letter.replied_on,
        number=letter.reply_number,
        said=letter.reply_said,
        step=letter.reply_step,
        officer=letter.reply_officer,
        phone=letter.reply_phone,
    )


def check(ws: Workspace, uuid: str, draft: ReplyDraft) -> list[Violation]:
    """Return everything the rules say of a reply."""
    letter = records.get(ws.ledger, Letter, uuid)
    return rules.check_reply(draft, dated_on=letter.dated_on, today=ws.clock.today())


def enter(
    ws: Workspace, uuid: str, draft: ReplyDraft, files: Sequence[Path] = (), progress: Progress = SILENT
) -> Outcome[Letter]:
    """Enter the reply to a letter with its files; entering it again corrects it. It can be undone.

    Raises ``Refused`` for a void letter.
    """
    letter = records.get(ws.ledger, Letter, uuid)
    if letter.state is LetterState.VOID:
        raise Refused("letter_is_void", number=letter.document_number)
    require(check(ws, uuid, draft))
    kept = keep_files(ws, files, progress)
    with change(ws, "letter.reply", number=letter.document_number) as tx:
        stored = tx.replace(
            replace(
                letter,
                replied_on=draft.replied_on,
                reply_number=draft.number.strip(),
                reply_said=draft.said.strip(),
                reply_step=draft.step,
                reply_officer=draft.officer.strip(),
                reply_phone=_phone(ws, letter, draft),
            )
        )
        add_evidence(tx, kept, "letter", uuid)
    return outcome(ws, tx, stored)


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
    """Return the files of a letter's reply."""
    return records.find(ws.ledger, Evidence, order="name", letter_uuid=uuid)


def by_level(ws: Workspace) -> dict[int, int]:
    """Return how many letters went out on each step of the four-step ladder."""
    sent = records.find(ws.ledger, Letter, state=LetterState.DISPATCHED)
    counted = Counter(letter.kind.plan.level for letter in sent)
    return {level: counted[level] for level in range(1, 5)}
