"""What a letter says, gathered from the rows: the same items, days and units that the lists show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from core import letter_kinds
from core.errors import Refused
from core.letter_kinds import KindPlan
from core.letters.content import LetterFacts
from core.operations import letter_periods, letter_subjects, liaisons
from core.operations.letter_corrections import correction_sentence
from core.operations.letter_dress import dressed_facts
from core.operations.letter_items import about_items, items_of
from core.operations.letter_of_letter import about_letter, after_earlier
from core.operations.letter_request import LetterRequest
from core.operations.letter_subjects import Gathered
from core.operations.source_documents import chosen_basis
from core.workspace import Workspace

__all__ = ["Gathered", "gather", "items_of"]

_SUBJECTS: Mapping[str, Callable[[Workspace, LetterRequest, LetterFacts], Gathered]] = {
    letter_kinds.ITEMS: about_items,
    letter_kinds.INSPECTION: letter_subjects.about_inspection,
    letter_kinds.REVIEW: letter_subjects.about_review,
    letter_kinds.EXTENSION: letter_subjects.about_extension,
    letter_kinds.ENTRY: letter_subjects.about_entry,
    letter_kinds.PERIOD: letter_periods.about_period,
    letter_kinds.LETTER: about_letter,
}


def gather(ws: Workspace, request: LetterRequest, document_number: str, reply_due: date | None) -> Gathered:
    """Return what the letter of ``request`` says; raise ``Refused`` when there is nothing to say."""
    plan = request.kind.plan
    if not plan.required:
        raise Refused("letter_kind_gone", kind=plan.name)
    office = ws.office
    bare = LetterFacts(
        letterhead=office.letterhead or office.name,
        document_number=document_number,
        addressee="",
        dated_on=request.dated_on,
        reply_due=reply_due,
        signature=office.signature or office.name,
        contact=office.contact,
        phone=office.phone,
    )
    made = _SUBJECTS[plan.speaks_of](ws, request, bare)
    if plan.follows and plan.speaks_of != letter_kinds.LETTER:
        made = after_earlier(ws, plan, made)
    told = dressed_facts(ws, request.dress, _with_clerk(ws, request, plan, made), plan.pitch)
    return replace(made, facts=replace(told, correction=correction_sentence(ws, request)))


def _with_clerk(ws: Workspace, request: LetterRequest, plan: KindPlan, made: Gathered) -> LetterFacts:
    """Return the facts with what the clerk typed and the officer of the unit written to (row 38)."""
    facts = made.facts
    said, lists = dict(facts.said), dict(facts.lists)
    typed = dict(request.said)
    for asked in plan.fields:
        text = typed.get(asked.key, "").strip()
        text = text or said.get(asked.key, "")
        if asked.lines:
            said.pop(asked.key, None)
            lists[asked.key] = tuple(line for line in text.splitlines() if line.strip())
        else:
            said[asked.key] = text
    addressee = request.addressee or _upward(ws, plan) or facts.addressee or plan.addressee
    officer, phone = ("", "")
    if made.addressee_uuid and not request.addressee and not plan.upward:
        officer, phone = liaisons.contact_of(ws, made.addressee_uuid, request.dated_on)
    return replace(
        facts,
        basis=chosen_basis(ws, request.basis_uuids) or facts.basis,
        addressee=addressee,
        said=said,
        lists=lists,
        liaison=officer if phone else "",
        liaison_phone=phone,
    )


def _upward(ws: Workspace, plan: KindPlan) -> str:
    return ws.office.superior_name if plan.upward else ""
