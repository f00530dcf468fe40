"""What a letter says that follows an earlier one: minutes of a talk, from its notice (domain.md §4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

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

    What the clerk said in the last letter of that kind is then known here too; all of them are cited.
    """
    about = list(dict.fromkeys(issue for issue, _ in made.items))
    links = records.find_in(ws.ledger, LetterItem, "issue_uuid", about)
    ids = sorted({link.letter_uuid for link in links})
    sent = {
        letter.uuid: letter
        for letter in records.find_in(ws.ledger, Letter, "uuid", ids)
        if letter.kind.value == plan.follows
        and letter.state is LetterState.DISPATCHED
        and letter.unit_uuid in (None, made.addressee_uuid)
    }
    if not sent:
        return made
    last: dict[str, Letter] = {}
    for link in links:
        if link.letter_uuid in sent:
            each = sent[link.letter_uuid]
            last[link.issue_uuid] = max(last.get(link.issue_uuid, each), each, key=_by_day)
    cited = sorted({each.uuid: each for each in last.values()}.values(), key=_by_day)
    numbers = word("punctuation.comma_list").join(each.document_number for each in cited)
    said = _said_in(cited[-1]) | {"earlier_number": numbers} | dict(made.facts.said)
    return replace(made, facts=replace(made.facts, said=said))


def _by_day(letter: Letter) -> tuple[date, int]:
    return letter.dated_on, letter.number


def _said_in(letter: Letter) -> dict[str, str]:
    """Return what the clerk said in a letter, and how it is called."""
    asked = asked_of(letter)
    said = dict(asked.said) if asked else {}
    return said | {"earlier_number": letter.document_number, "earlier_day": chinese_date(letter.dated_on)}


def _item(ws: Workspace, link: LetterItem) -> ItemFacts:
    measure = records.get(ws.ledger, Measure, link.measure_uuid) if link.measure_uuid else None
    return plain_item(ws, records.get(ws.ledger, Issue, link.issue_uuid), measure)
