"""What a letter says that follows an earlier one: minutes of a talk, from its notice (domain.md §4)."""

from __future__ import annotations

from dataclasses import replace

from core.domain.issue import Issue
from core.domain.letter import Letter, LetterItem, LetterKind, LetterState
from core.domain.measure import Measure
from core.errors import Refused
from core.letter_kinds import KindPlan
from core.letters.content import Dress, ItemFacts, LetterFacts
from core.operations.letter_asked import asked_of
from core.operations.letter_request import LetterRequest
from core.operations.letter_subjects import Gathered, plain_item
from core.store import records
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace

_PRESENT = ("host", "talk_person")
"""What a notice says of who will be there."""


def about_letter(ws: Workspace, request: LetterRequest, bare: LetterFacts) -> Gathered:
    """Return what a letter says of an earlier one: its items, its unit, what the clerk said in it.

    Raises ``Refused`` when the letter chosen is not of the kind that this one follows, or void.
    """
    plan = request.kind.plan
    letter = records.get(ws.ledger, Letter, request.letter_uuid) if request.letter_uuid else None
    if letter is None or letter.kind.value != plan.follows or letter.state is LetterState.VOID:
        raise Refused("letter_no_earlier", kind=plan.name, earlier=word_of(LetterKind(plan.follows)))
    links = records.find(ws.ledger, LetterItem, order="position", letter_uuid=letter.uuid)
    said = _said_in(letter)
    present = word("punctuation.comma_list").join(said[key] for key in _PRESENT if said.get(key))
    facts = replace(
        bare,
        addressee=letter.addressee,
        items=tuple(_item(ws, link) for link in links),
        said=said,
        dress=Dress(present=present),
    )
    linked = tuple((link.issue_uuid, link.measure_uuid) for link in links)
    return Gathered(facts=facts, addressee_uuid=letter.unit_uuid, items=linked)


def after_earlier(ws: Workspace, plan: KindPlan, made: Gathered) -> Gathered:
    """Return what a letter about items says, with the words of the letter it follows (摘牌 after 挂牌).

    The last letter of that kind about the first item counts; what its clerk said is then known here too.
    """
    about = {issue for issue, _ in made.items[:1]}
    links = records.find_in(ws.ledger, LetterItem, "issue_uuid", list(about))
    ids = sorted({link.letter_uuid for link in links})
    sent = [
        letter
        for letter in records.find_in(ws.ledger, Letter, "uuid", ids)
        if letter.kind.value == plan.follows and letter.state is LetterState.DISPATCHED
    ]
    if not sent:
        return made
    last = max(sent, key=lambda each: (each.dated_on, each.number))
    return replace(made, facts=replace(made.facts, said=_said_in(last) | dict(made.facts.said)))


def _said_in(letter: Letter) -> dict[str, str]:
    """Return what the clerk said in a letter, and how it is called."""
    asked = asked_of(letter)
    said = dict(asked.said) if asked else {}
    return said | {"earlier_number": letter.document_number, "earlier_day": chinese_date(letter.dated_on)}


def _item(ws: Workspace, link: LetterItem) -> ItemFacts:
    measure = records.get(ws.ledger, Measure, link.measure_uuid) if link.measure_uuid else None
    return plain_item(ws, records.get(ws.ledger, Issue, link.issue_uuid), measure)
