"""A letter half written (文书草稿): what was typed and not dispatched, offered when it is written again.

Kept beside other half-typed forms: no record, no trace, no number. The draft is named by kind and subject, so
that the same letter is found again however it was begun.
"""

from __future__ import annotations

from core.domain.unit import Unit
from core.operations import forms
from core.operations.letter_asked import asked_text, request_from
from core.operations.letter_request import LetterRequest
from core.store import records
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace

PREFIX = "letter:"


def key_of(request: LetterRequest) -> str:
    """Return the name a draft of this letter is kept under: its kind and whom or what it is about."""
    return f"{PREFIX}{request.kind.value}:{_subject(request)}"


def _subject(request: LetterRequest) -> str:
    named = (
        request.corrects_uuid,
        request.unit_uuid,
        request.inspection_uuid,
        request.entry_uuid,
        request.letter_uuid,
        request.batch,
        *request.issue_uuids[:1],
    )
    return next((each for each in named if each), "")


def keep(ws: Workspace, request: LetterRequest, before: str = "") -> None:
    """Keep what was typed so far; ``before`` names the draft that became this one and is forgotten."""
    key = key_of(request)
    forms.save_form(ws, key, asked_text(request))
    if before not in ("", key):
        forms.drop_form(ws, before)


def drop(ws: Workspace, key: str) -> None:
    """Forget a draft that left as a letter or was given up."""
    forms.drop_form(ws, key)


def kept(ws: Workspace, request: LetterRequest) -> LetterRequest | None:
    """Return the draft of this very letter; of one not about anybody yet, the draft kept last."""
    keys = [key_of(request)]
    if not _subject(request):
        keys += [key for key in forms.kept_forms(ws) if key.startswith(PREFIX)]
    return next((found for key in keys if (found := named(ws, key)) is not None), None)


def named(ws: Workspace, key: str) -> LetterRequest | None:
    """Return the draft kept under ``key``; ``None`` for none, or one another version cannot read."""
    text = forms.load_form(ws, key)
    return request_from(text) if text else None


def told(ws: Workspace, request: LetterRequest) -> str:
    """Return how a draft is called: its kind, to whom, of which day."""
    units = records.find(ws.ledger, Unit, uuid=request.unit_uuid) if request.unit_uuid else []
    whom = request.addressee or (units[0].name if units else "")
    key = "letter_drafts.named" if whom else "letter_drafts.nameless"
    return word(key, kind=word_of(request.kind), whom=whom, day=chinese_date(request.dated_on))
