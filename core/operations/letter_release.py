"""Whether a letter may leave, and what deserves a look before it does: the facts behind the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from core import letter_kinds
from core.domain.inspection import InspectionRecord
from core.domain.issue import Issue, IssueStatus
from core.domain.letter import Letter, LetterItem, LetterKind, LetterState
from core.domain.letter_release import Event, Matter, check_dated, check_release
from core.domain.lifecycle import EXTENDABLE
from core.domain.measure import MEASURE_DONE, Measure
from core.domain.reply import is_late
from core.domain.review import Review
from core.domain.unit import BEARING, UnitShare
from core.domain.violation import Violation
from core.letter_kinds import KindPlan
from core.operations.letter_numbers import numbering_of
from core.operations.letter_request import LetterRequest
from core.operations.letter_subjects import Gathered, extensions_asked
from core.operations.writing import say
from core.schedule.timeliness import ISSUE_DONE
from core.store import records
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace

Sent = Mapping[str, list[Letter]]
"""The letters in force about each issue, by its id."""


def unmet(ws: Workspace, request: LetterRequest, gathered: Gathered) -> list[Violation]:
    """Return every condition of the kind that the ledger does not bear out; the letter cannot leave."""
    plan = request.kind.plan
    follows = word_of(LetterKind(plan.follows)) if plan.follows else ""
    return check_dated(request.dated_on, ws.clock.today()) + check_release(
        plan.needs,
        list(_matters(ws, request, gathered)) if plan.needs else [],
        dated_on=request.dated_on,
        events=list(_events(ws, request)),
        follows=follows,
        separator=word("punctuation.comma_list"),
    )


def notices(ws: Workspace, request: LetterRequest, gathered: Gathered) -> tuple[str, ...]:
    """Return what deserves a look and stops nothing: letters still open, nobody to ask."""
    found = [Violation("items", "letter_open_before", facts=facts) for facts in _open(ws, request, gathered)]
    found += gathered.notices
    found += _before_their_number(ws, request)
    facts = gathered.facts
    if not (facts.contact.strip() and facts.phone.strip()):
        found.append(Violation("contact", "letter_no_contact"))
    return tuple(map(say, found))


def _before_their_number(ws: Workspace, request: LetterRequest) -> list[Violation]:
    """Return the notice on a day before that of a lower number: 8号 of the 30th, then 9号 of the 29th."""
    told = numbering_of(ws, request)
    sent = records.find(ws.ledger, Letter, series=told.series, year=told.year)
    later = [each for each in sent if each.state is not LetterState.VOID and each.dated_on > request.dated_on]
    if not later:
        return []
    last = max(later, key=lambda each: each.number)
    facts = (("number", last.document_number), ("day", chinese_date(last.dated_on)))
    return [Violation("dated_on", "letter_number_order", facts=facts)]


def _matters(ws: Workspace, request: LetterRequest, gathered: Gathered) -> Iterator[Matter]:
    ids = list(dict.fromkeys(issue for issue, _ in gathered.items))
    issues = {issue.uuid: issue for issue in records.find_in(ws.ledger, Issue, "uuid", ids)}
    sent = _in_force(ws, ids, request)
    unit = None if request.addressee or request.kind.plan.upward else gathered.addressee_uuid
    for issue_uuid, measure_uuid in gathered.items:
        issue, letters = issues[issue_uuid], sent.get(issue_uuid, [])
        yield Matter(
            code=issue.code,
            borne=unit is None or unit in _bearers(ws, issue_uuid, measure_uuid),
            listed=_is_listed(request.kind.plan, letters, unit),
            done=_is_done(ws, issue, measure_uuid, unit),
            closed=issue.status is IssueStatus.CLOSED,
            unanswered=any(_is_theirs(each, unit) and is_late(each, request.dated_on) for each in letters),
        )


def _is_theirs(letter: Letter, unit: str | None) -> bool:
    return unit is None or letter.unit_uuid == unit


def _in_force(ws: Workspace, ids: list[str], request: LetterRequest) -> dict[str, list[Letter]]:
    """Return the dispatched letters about each issue up to the letter's day, without the one it corrects."""
    links = records.find_in(ws.ledger, LetterItem, "issue_uuid", ids)
    wanted = sorted({link.letter_uuid for link in links})
    letters = {
        letter.uuid: letter
        for letter in records.find_in(ws.ledger, Letter, "uuid", wanted)
        if letter.state is LetterState.DISPATCHED
        and letter.dated_on <= request.dated_on
        and letter.uuid != request.corrects_uuid
    }
    found: dict[str, list[Letter]] = {}
    for link in links:
        if link.letter_uuid in letters and letters[link.letter_uuid] not in found.get(link.issue_uuid, []):
            found.setdefault(link.issue_uuid, []).append(letters[link.letter_uuid])
    return found


def _bearers(ws: Workspace, issue_uuid: str, measure_uuid: str | None) -> set[str]:
    """Return the units that answer for a matter: of the measure, else of its issue; all where none does."""
    shares: list[UnitShare] = []
    if measure_uuid:
        shares = records.find(ws.ledger, UnitShare, measure_uuid=measure_uuid)
    shares = shares or records.find(ws.ledger, UnitShare, issue_uuid=issue_uuid)
    bearing = [share for share in shares if share.role in BEARING]
    return {share.unit_uuid for share in bearing or shares}


def _is_listed(plan: KindPlan, letters: list[Letter], unit: str | None) -> bool:
    """Tell whether more letters of the kind followed stand than letters of this kind that released them."""
    followed = [each for each in letters if each.kind.value == plan.follows]
    listings = [each for each in followed if _is_theirs(each, unit)]
    releases = [each for each in letters if each.kind.value == plan.identifier]
    return bool(listings) and len(listings) > len(releases)


def _is_done(ws: Workspace, issue: Issue, measure_uuid: str | None, unit: str | None) -> bool:
    """Tell whether the measure, or of an issue every measure the unit answers for, is finished.

    What was returned or reopened is done again only when it was checked again, though its measures stay done.
    """
    if issue.status in ISSUE_DONE:
        return True
    if issue.round > 1 and issue.status in EXTENDABLE:
        return False
    measures = [
        each
        for each in records.find(ws.ledger, Measure, issue_uuid=issue.uuid)
        if measure_uuid in (None, each.uuid) and (unit is None or unit in _bearers(ws, issue.uuid, each.uuid))
    ]
    return bool(measures) and all(each.status in MEASURE_DONE for each in measures)


def _events(ws: Workspace, request: LetterRequest) -> Iterator[Event]:
    """Yield what the letter tells of as having been, with its day."""
    subject = request.kind.plan.speaks_of
    for name, day in _told(ws, request, subject):
        yield Event(name=word(f"letter_release.{name}"), day=day)


def _told(ws: Workspace, request: LetterRequest, subject: str) -> Iterator[tuple[str, date]]:
    if subject == letter_kinds.INSPECTION and request.inspection_uuid:
        yield "inspection", records.get(ws.ledger, InspectionRecord, request.inspection_uuid).started_on
    elif subject == letter_kinds.LETTER and request.letter_uuid:
        yield "letter", records.get(ws.ledger, Letter, request.letter_uuid).dated_on
    elif subject == letter_kinds.REVIEW and request.issue_uuids:
        found = records.find(ws.ledger, Review, order="position", issue_uuid=request.issue_uuids[0])
        yield from (("review", each.dated) for each in found[-1:])
    elif subject == letter_kinds.EXTENSION and request.issue_uuids:
        given = extensions_asked(ws, records.get(ws.ledger, Issue, request.issue_uuids[0]))
        yield from (("extension", each.dated) for each in given[-1:])


def _open(ws: Workspace, request: LetterRequest, gathered: Gathered) -> Iterator[tuple[tuple[str, str], ...]]:
    """Yield the letters of the same kind to the same unit about the same matters that wait for a reply."""
    if request.kind.plan.speaks_of != letter_kinds.ITEMS or request.corrects_uuid:
        return
    ids = list(dict.fromkeys(issue for issue, _ in gathered.items))
    waiting: dict[str, Letter] = {}
    for letters in _in_force(ws, ids, request).values():
        waiting |= {
            each.uuid: each
            for each in letters
            if each.kind == request.kind
            and _is_theirs(each, gathered.addressee_uuid)
            and each.reply_due is not None
            and each.replied_on is None
        }
    for letter in sorted(waiting.values(), key=lambda each: (each.dated_on, each.number)):
        yield (("number", letter.document_number), ("kind", word_of(letter.kind)))
