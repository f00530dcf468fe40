"""更正: a dispatched letter is frozen, so a mistake is mended by a new letter of its kind that cites it."""

from __future__ import annotations

from dataclasses import replace

from core.domain.letter import Letter, LetterItem, LetterState
from core.errors import Refused
from core.operations.letter_asked import asked_of
from core.operations.letter_request import LetterRequest
from core.store import records
from core.wording import chinese_date, word
from core.workspace import Workspace


def correction_of(ws: Workspace, uuid: str) -> LetterRequest:
    """Return the request of a letter that corrects another: its kind and all it asked for, dated today.

    Raises ``Refused`` for a void letter, which is not corrected but written anew.
    """
    letter = _correctable(ws, uuid)
    asked = asked_of(letter) or _rebuilt(ws, letter)
    return replace(
        asked, dated_on=ws.clock.today(), reply_due=None, total=0, corrects_uuid=uuid, correction_reason=""
    )


def _rebuilt(ws: Workspace, letter: Letter) -> LetterRequest:
    """Return what a letter of an older program must have asked for, as far as its record tells."""
    linked = records.find(ws.ledger, LetterItem, order="position", letter_uuid=letter.uuid)
    return LetterRequest(
        kind=letter.kind,
        dated_on=letter.dated_on,
        unit_uuid=letter.unit_uuid,
        inspection_uuid=letter.inspection_uuid,
        issue_uuids=tuple(dict.fromkeys(each.issue_uuid for each in linked if each.measure_uuid is None)),
        measure_uuids=tuple(each.measure_uuid for each in linked if each.measure_uuid),
    )


def correction_sentence(ws: Workspace, request: LetterRequest) -> str:
    """Return the sentence that cites the letter corrected and says why; empty for any other letter."""
    if request.corrects_uuid is None:
        return ""
    letter = _correctable(ws, request.corrects_uuid)
    reason = request.correction_reason.strip().rstrip(word("punctuation.ends"))
    if not reason:
        raise Refused("correction_reason_needed", number=letter.document_number)
    return word(
        "letter_desk.correction",
        day=chinese_date(letter.dated_on),
        title=letter.title,
        number=letter.document_number,
        reason=reason,
    )


def corrected_by(ws: Workspace, uuid: str) -> Letter | None:
    """Return the letter in force that corrects another, the last where there are several."""
    found = records.find(ws.ledger, Letter, corrects_uuid=uuid, state=LetterState.DISPATCHED)
    return max(found, key=lambda each: (each.dated_on, each.number), default=None)


def in_force(ws: Workspace, uuid: str) -> Letter:
    """Return a letter that something may be entered for.

    Raises ``Refused`` for a void one, naming why and the letter that stands in its place where there is one.
    """
    letter = records.get(ws.ledger, Letter, uuid)
    if letter.state is not LetterState.VOID:
        return letter
    later = corrected_by(ws, uuid)
    facts = {"number": letter.document_number, "reason": letter.void_reason}
    if later is None:
        raise Refused("letter_void_act", **facts)
    raise Refused("letter_void_corrected", **facts, later=later.document_number)


def _correctable(ws: Workspace, uuid: str) -> Letter:
    letter = records.get(ws.ledger, Letter, uuid)
    if letter.state is LetterState.VOID:
        raise Refused("correction_of_void", number=letter.document_number)
    return letter
