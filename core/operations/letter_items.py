"""The items of a unit that a letter speaks of: which, in which words, and which letters went before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from core import letter_kinds
from core.domain.batch import Batch
from core.domain.issue import Issue
from core.domain.letter import Letter, LetterItem, LetterKind, LetterState
from core.domain.listing import ListKind, Timeliness
from core.domain.measure import Measure
from core.domain.overview import DueItem, LetterProposal
from core.domain.reply import is_late
from core.domain.rows import IssueRow
from core.domain.unit import Unit, UnitShare
from core.errors import Refused
from core.letters.content import ItemFacts, LetterFacts
from core.operations import custom_values
from core.operations.letter_request import LetterRequest
from core.operations.letter_subjects import Gathered
from core.operations.listing import list_rows, query_of
from core.operations.source_documents import basis_of
from core.store import due, records
from core.store.natural import natural_key
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace

_EVER = 36500
"""Days ahead that take in everything with a day of its own."""


def about_items(ws: Workspace, request: LetterRequest, bare: LetterFacts) -> Gathered:
    """Return what a letter about items of a unit says."""
    items = items_of(ws, request)
    if not items:
        what = word(f"letter_scopes.{request.kind.plan.scope}")
        raise Refused("letter_nothing", kind=word_of(request.kind), what=what)
    unit_uuid = request.unit_uuid or _one_unit(ws, items)
    ids = [item.issue_uuid for item in items]
    issues = {issue.uuid: issue for issue in records.find_in(ws.ledger, Issue, "uuid", ids)}
    progress = _progress_shown(ws, list(issues))
    before = _letters_about(ws, request, unit_uuid, list(issues))
    earlier = _told_earlier(request, before)
    batch = _only_batch(ws, issues.values())
    entries = (_item(ws, group, issues, progress) for group in _grouped(items))
    by_code = {issue.code: earlier.get(issue.uuid, "") for issue in issues.values()}
    facts = replace(
        bare,
        addressee=records.get(ws.ledger, Unit, unit_uuid).name,
        basis=basis_of(ws, batch) if batch else "",
        items=tuple(replace(entry, earlier=by_code[entry.code]) for entry in entries),
        said={"earlier_kinds": _kinds_before(before, list(issues))},
    )
    linked = tuple((item.issue_uuid, item.measure_uuid) for item in items)
    return Gathered(facts=facts, addressee_uuid=unit_uuid, items=linked)


def items_of(ws: Workspace, request: LetterRequest) -> tuple[DueItem, ...]:
    """Return the items a letter would speak of, on its own date, in ledger order."""
    scope = request.kind.plan.scope
    if scope == letter_kinds.ANY and request.unit_uuid and not request.issue_uuids:
        shares = records.find(ws.ledger, UnitShare, unit_uuid=request.unit_uuid)
        owners = tuple(dict.fromkeys(share.issue_uuid for share in shares if share.issue_uuid))
        request = replace(request, issue_uuids=owners)
    chosen = bool(request.issue_uuids or request.measure_uuids)
    if scope == letter_kinds.OVERDUE:
        found = due.due_items(ws.ledger, today=request.dated_on, soon=0, unit_uuid=request.unit_uuid)
        found = [item for item in found if item.timeliness is Timeliness.OVERDUE]
    else:
        soon = max(ws.settings.reminder_days, default=0) if _only_soon(scope, chosen=chosen) else _EVER
        found = due.due_items(ws.ledger, today=request.dated_on, soon=soon, unit_uuid=request.unit_uuid)
    if chosen:
        found = [item for item in found if _wanted(request, item)]
        if scope != letter_kinds.OVERDUE:
            found += _without_day(ws, request, found)
    if scope == letter_kinds.UNANSWERED:
        late = _unanswered(ws, request)
        found = [item for item in found if item.issue_uuid in late]
    elif _only_soon(scope, chosen=chosen):
        found = [item for item in found if item.timeliness is Timeliness.DUE_SOON]
    return tuple(sorted(found, key=lambda item: natural_key(item.code)))


def units_for(ws: Workspace, kind: LetterKind, day: date) -> list[LetterProposal]:
    """Return the units a letter of this kind may go to on a day, each with its items, the worst first."""
    request = LetterRequest(kind=kind, dated_on=day)
    if kind.plan.scope == letter_kinds.ANY:
        return _everybody(ws, request)
    items = items_of(ws, request)
    chased = due.units_chased(ws.ledger, items)
    by_unit: dict[str, list[DueItem]] = {}
    for item in items:
        for unit in chased[item.issue_uuid, item.measure_uuid]:
            by_unit.setdefault(unit, []).append(item)
    return _named(ws, by_unit, kind)


def _everybody(ws: Workspace, request: LetterRequest) -> list[LetterProposal]:
    shares = records.find(ws.ledger, UnitShare)
    ids = dict.fromkeys(share.unit_uuid for share in shares if share.issue_uuid)
    found = {unit: list(items_of(ws, replace(request, unit_uuid=unit))) for unit in ids}
    return _named(ws, found, request.kind)


def _named(ws: Workspace, by_unit: Mapping[str, list[DueItem]], kind: LetterKind) -> list[LetterProposal]:
    names = {unit.uuid: unit.name for unit in records.find_in(ws.ledger, Unit, "uuid", list(by_unit))}
    made = [
        LetterProposal(
            unit_uuid=uuid, unit_name=names[uuid], items=tuple(items), level=kind.plan.level, kind=kind
        )
        for uuid, items in by_unit.items()
        if items
    ]
    return sorted(made, key=lambda each: (min(_day_of(item) for item in each.items), each.unit_name))


def _day_of(item: DueItem) -> date:
    return item.due or date.max


def _only_soon(scope: str, *, chosen: bool) -> bool:
    """Tell whether only what is due soon counts; what the clerk ticked counts whatever its day."""
    return scope == letter_kinds.DUE_SOON and not chosen


def _wanted(request: LetterRequest, item: DueItem) -> bool:
    """Tell whether an item was asked for; beside measures, an issue stands for itself alone."""
    if request.measure_uuids and item.measure_uuid in request.measure_uuids:
        return True
    if not request.issue_uuids or item.issue_uuid not in request.issue_uuids:
        return False
    exact = request.kind.plan.scope == letter_kinds.OVERDUE and bool(request.measure_uuids)
    return not exact or item.measure_uuid is None


def _without_day(ws: Workspace, request: LetterRequest, found: Sequence[DueItem]) -> list[DueItem]:
    """Return what is asked for that no day presses: done issues, issues and measures without a day."""
    there = {item.issue_uuid for item in found}
    missing = [uuid for uuid in request.issue_uuids if uuid not in there]
    listed = {item.measure_uuid for item in found}
    parts = [uuid for uuid in request.measure_uuids if uuid not in listed]
    measures = records.find_in(ws.ledger, Measure, "uuid", parts) if parts else []
    keys = {(measure.issue_uuid, measure.uuid) for measure in measures}
    undated = due.items_named(ws.ledger, keys, today=request.dated_on)
    rows = list_rows(ws, query_of(ws, ListKind.ISSUES), missing)
    return undated + [
        DueItem(
            issue_uuid=row.uuid,
            measure_uuid=None,
            code=row.code,
            text=row.text,
            units=row.units,
            due=row.deadline_due,
            days_left=None,
            timeliness=row.timeliness,
        )
        for row in rows
        if isinstance(row, IssueRow)
    ]


def _letters_about(
    ws: Workspace, request: LetterRequest, unit_uuid: str | None, issue_uuids: Sequence[str]
) -> dict[str, list[Letter]]:
    """Return the letters sent to a unit before about each issue, the earliest first.

    The letter that this one corrects is none: 以本文为准 is said of it at the head.
    """
    links = records.find_in(ws.ledger, LetterItem, "issue_uuid", list(issue_uuids))
    ids = sorted({link.letter_uuid for link in links})
    letters = {
        letter.uuid: letter
        for letter in records.find_in(ws.ledger, Letter, "uuid", ids)
        if letter.state is LetterState.DISPATCHED
        and letter.dated_on <= request.dated_on
        and letter.uuid != request.corrects_uuid
        and unit_uuid in (None, letter.unit_uuid)
    }
    found: dict[str, dict[str, Letter]] = {}
    for link in links:
        if link.letter_uuid in letters:
            found.setdefault(link.issue_uuid, {})[link.letter_uuid] = letters[link.letter_uuid]
    return {uuid: sorted(each.values(), key=_by_day) for uuid, each in found.items()}


def _by_day(letter: Letter) -> tuple[date, str]:
    return letter.dated_on, natural_text(letter.document_number)


def natural_text(number: str) -> str:
    """Return a document number so that texts sort as the numbers do."""
    return number.rjust(40)


def _unanswered(ws: Workspace, request: LetterRequest) -> set[str]:
    """Return the issues of letters to the unit whose reply is late."""
    links = records.find(ws.ledger, LetterItem)
    about = _letters_about(ws, request, request.unit_uuid, [link.issue_uuid for link in links])
    return {
        uuid
        for uuid, letters in about.items()
        if any(is_late(letter, request.dated_on) for letter in letters)
    }


def _kinds_before(before: Mapping[str, Sequence[Letter]], issue_uuids: Sequence[str]) -> str:
    """Return the kinds of letters the unit had before, in words; empty when any issue had none."""
    if not all(before.get(uuid) for uuid in issue_uuids):
        return ""
    letters = sorted((each for found in before.values() for each in found), key=_by_day)
    return word("letters.list_comma").join(dict.fromkeys(word_of(each.kind) for each in letters))


def _told_earlier(request: LetterRequest, before: Mapping[str, Sequence[Letter]]) -> dict[str, str]:
    """Return in words, by issue, which letters the unit had about it; a 催报函 names only late ones."""
    only_late = request.kind.plan.scope == letter_kinds.UNANSWERED
    said = {}
    for uuid, letters in before.items():
        told = [
            word(
                "letter_kinds.earlier",
                day=chinese_date(letter.dated_on),
                number=letter.document_number,
                kind=word_of(letter.kind),
            )
            for letter in letters
            if not only_late or is_late(letter, request.dated_on)
        ]
        said[uuid] = word("letters.list_comma").join(told)
    return said


def _one_unit(ws: Workspace, items: Sequence[DueItem]) -> str:
    """Return the unit that answers for every item, the lead of the first before others.

    Raises ``Refused`` when an item has no unit, or none answers for all: nobody hears of what is not theirs.
    """
    chased = list(due.units_chased(ws.ledger, items).values())
    if not all(chased):
        raise Refused("letter_no_unit")
    shared = [unit for unit in chased[0] if all(unit in units for units in chased)]
    if not shared:
        raise Refused("letter_several_units")
    lead = _lead_unit(ws, items[0])
    return lead if lead in shared else shared[0]


def _lead_unit(ws: Workspace, item: DueItem) -> str | None:
    """Return the unit an item is addressed to: the measure's own first, else the issue's lead or first."""
    shares: list[UnitShare] = []
    if item.measure_uuid:
        shares = records.find(ws.ledger, UnitShare, order="position", measure_uuid=item.measure_uuid)
    if not shares:
        shares = records.find(ws.ledger, UnitShare, order="position", issue_uuid=item.issue_uuid)
    leads = [share for share in shares if share.role == "lead"]
    chosen = leads or shares
    return chosen[0].unit_uuid if chosen else None


def _only_batch(ws: Workspace, issues: Iterable[Issue]) -> Batch | None:
    ids = {issue.batch_uuid for issue in issues}
    only = ids.pop() if len(ids) == 1 else None
    return records.get(ws.ledger, Batch, only) if only else None


def _grouped(items: Sequence[DueItem]) -> list[list[DueItem]]:
    """Return the items that one entry of the letter speaks of: one issue's, one day's, the same units'."""
    groups: dict[tuple[str, date | None, str], list[DueItem]] = {}
    for item in items:
        groups.setdefault(item.entry, []).append(item)
    return list(groups.values())


def _progress_shown(ws: Workspace, ids: list[str]) -> dict[str, str]:
    """Return the progress of each issue exactly as the ledger page shows it."""
    rows = list_rows(ws, query_of(ws, ListKind.ISSUES), ids)
    return {row.uuid: row.progress for row in rows if isinstance(row, IssueRow)}


def _item(
    ws: Workspace, group: Sequence[DueItem], issues: Mapping[str, Issue], progress: Mapping[str, str]
) -> ItemFacts:
    issue = issues[group[0].issue_uuid]
    ids = [item.measure_uuid for item in group if item.measure_uuid]
    measures = sorted(records.find_in(ws.ledger, Measure, "uuid", ids), key=lambda measure: measure.position)
    dated = [measure.deadline for measure in measures if measure.deadline.raw]
    first = group[0]
    return ItemFacts(
        code=issue.code,
        text=issue.text,
        measure=word("punctuation.semicolon").join(_bare(measure.text) for measure in measures),
        units=first.units,
        deadline_raw=(dated[0] if dated else issue.deadline).words_in_force,
        due=first.due,
        days_late=-first.days_left if first.days_left is not None else None,
        progress=progress[issue.uuid],
        area=issue.area,
        own=custom_values.letter_words(ws, (issue, *measures)),
    )


def _bare(text: str) -> str:
    return text.strip().rstrip(word("punctuation.ends"))
