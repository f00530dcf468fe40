"""Links of register entries: set, followed both ways, and kept from dangling (decision 0022)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from core.domain.change import Outcome
from core.domain.inspection import InspectionRecord, Problem
from core.domain.issue import Issue, IssueStatus
from core.domain.letter import Letter
from core.domain.measure import Measure
from core.domain.register import (
    NUMBERS_MARK,
    LinkTarget,
    RegisterDefinition,
    RegisterEntry,
    RegisterField,
    RegisterFieldKind,
    RegisterLink,
    closed_key,
    linked_key,
)
from core.domain.register_links import LinkedRecord
from core.domain.unit import Unit
from core.errors import Refused
from core.identity import new_uuid
from core.operations.register_definitions import definition_for
from core.operations.writing import change, outcome
from core.store import records, search
from core.store.journal import Transaction
from core.wording import word
from core.workspace import Workspace

_CLASSES: dict[LinkTarget, type[Any]] = {
    LinkTarget.ISSUE: Issue,
    LinkTarget.MEASURE: Measure,
    LinkTarget.INSPECTION: InspectionRecord,
    LinkTarget.UNIT: Unit,
    LinkTarget.LETTER: Letter,
}
_NUMBERS = {LinkTarget.UNIT: "name", LinkTarget.LETTER: "document_number"}
_MOST_NAMED = 3

Links = dict[str, dict[str, list[RegisterLink]]]
"""Links by entry and field."""


def links_of(ws: Workspace, entries: Sequence[RegisterEntry]) -> Links:
    """Return the links of ``entries``."""
    found: Links = defaultdict(lambda: defaultdict(list))
    for link in records.find_in(ws.ledger, RegisterLink, "entry_uuid", [entry.uuid for entry in entries]):
        found[link.entry_uuid][link.field].append(link)
    return found


def linked_uuids(ws: Workspace, entry: RegisterEntry) -> dict[str, tuple[str, ...]]:
    """Return what an entry points to, as a draft holds it: uuids by field, in the order of their numbers."""
    by_field = links_of(ws, [entry])[entry.uuid]
    told = told_records(ws, [link for links in by_field.values() for link in links])
    return {
        key: tuple(sorted((link.target_uuid for link in links), key=lambda uuid: told[uuid].code))
        for key, links in by_field.items()
    }


def seen_values(
    ws: Workspace, definition: RegisterDefinition, entries: Sequence[RegisterEntry]
) -> dict[str, dict[str, str]]:
    """Return the values of each entry with the numbers of what it points to under its link fields.

    Beside a field of links to issues stand the numbers of the closed ones, for rules that ask.
    """
    found = {entry.uuid: entry.values for entry in entries}
    if not definition.link_fields:
        return found
    links = links_of(ws, entries)
    told = told_records(ws, [link for each in links.values() for part in each.values() for link in part])
    for uuid, by_field in links.items():
        for key, part in by_field.items():
            linked = sorted((told[link.target_uuid] for link in part), key=lambda each: each.code)
            found[uuid][key] = word("punctuation.comma_list").join(each.code for each in linked)
            if linked[0].target is LinkTarget.ISSUE:
                found[uuid][linked_key(key)] = NUMBERS_MARK.join(each.code for each in linked)
                found[uuid][closed_key(key)] = NUMBERS_MARK.join(each.code for each in linked if each.closed)
    return found


def told_records(ws: Workspace, links: Iterable[RegisterLink]) -> dict[str, LinkedRecord]:
    """Return the records behind ``links`` by their uuid."""
    wanted: dict[LinkTarget, list[str]] = defaultdict(list)
    for link in links:
        wanted[link.target].append(link.target_uuid)
    return {
        uuid: told
        for target, uuids in wanted.items()
        for uuid, told in records_told(ws, target, uuids).items()
    }


def records_told(ws: Workspace, target: LinkTarget, uuids: Sequence[str]) -> dict[str, LinkedRecord]:
    """Return records of one kind as links show them; what is gone is left out."""
    found = records.find_in(ws.ledger, _CLASSES[target], "uuid", uuids)
    if target is LinkTarget.MEASURE:
        issues = records.find_in(ws.ledger, Issue, "uuid", [measure.issue_uuid for measure in found])
        codes = {issue.uuid: issue.code for issue in issues}
        return {each.uuid: _measure_told(each, codes[each.issue_uuid]) for each in found}
    return {each.uuid: _told(target, each) for each in found}


def _told(target: LinkTarget, record: Any) -> LinkedRecord:  # noqa: ANN401 - one of the five classes
    code = getattr(record, _NUMBERS.get(target, "code"))
    text = record.text if target is LinkTarget.ISSUE else getattr(record, "title", "")
    closed = target is LinkTarget.ISSUE and record.status is IssueStatus.CLOSED
    return LinkedRecord(
        target=target, uuid=record.uuid, code=code, text=text, opens=record.uuid, closed=closed
    )


def _measure_told(measure: Measure, code: str) -> LinkedRecord:
    return LinkedRecord(
        target=LinkTarget.MEASURE,
        uuid=measure.uuid,
        code=word("registers.measure_code", code=code, position=measure.position),
        text=measure.text,
        opens=measure.issue_uuid,
    )


def found_by(ws: Workspace, target: LinkTarget, words: str, limit: int = 8) -> list[LinkedRecord]:
    """Return records in which every word occurs, to pick from."""
    kind = search.KIND_OF[target]
    uuids = [hit.uuid for hit in search.search(ws.ledger, words, limit, only=kind) if hit.kind is kind]
    told = records_told(ws, target, uuids)
    return [told[uuid] for uuid in uuids if uuid in told]


def by_number(ws: Workspace, field: RegisterField, text: str) -> str:
    """Return the uuid of the record numbered so; a measure is ``CODE/POSITION``. Raises ``Refused``."""
    assert field.target is not None
    number = text.strip()
    if field.target is LinkTarget.MEASURE:
        code, _, place = number.rpartition("/")
        issues = records.find(ws.ledger, Issue, code=code)
        position = int(place) if place.isdecimal() else 0
        found = [
            each.uuid
            for issue in issues
            for each in records.find(ws.ledger, Measure, issue_uuid=issue.uuid, position=position)
        ]
    else:
        column = _NUMBERS.get(field.target, "code")
        found = [each.uuid for each in records.find(ws.ledger, _CLASSES[field.target], **{column: number})]
    if not found:
        raise Refused("unknown_code", code=number)
    return found[0]


def set_links(
    ws: Workspace,
    tx: Transaction,
    entry: RegisterEntry,
    definition: RegisterDefinition,
    wanted: Mapping[str, Sequence[str]],
) -> bool:
    """Make the named link fields of an entry point to exactly these records; tell whether that changed any.

    Raises ``Refused("record_missing")`` when one of them is gone.
    """
    present = links_of(ws, [entry])[entry.uuid]
    changed = False
    for field in definition.link_fields:
        if field.key not in wanted:
            continue
        uuids = dict.fromkeys(wanted[field.key])
        kept = {link.target_uuid: link for link in present[field.key]}
        for uuid in kept.keys() - uuids.keys():
            tx.remove(kept[uuid])
        new = [uuid for uuid in uuids if uuid not in kept]
        for uuid in new:
            tx.add(_link(ws, entry.uuid, field, uuid))
        changed = changed or bool(new) or bool(kept.keys() - uuids.keys())
    return changed


def _link(ws: Workspace, entry_uuid: str, field: RegisterField, uuid: str) -> RegisterLink:
    assert field.target is not None
    records.get(ws.ledger, _CLASSES[field.target], uuid)
    owner: dict[str, Any] = {f"{field.target.value}_uuid": uuid}
    return RegisterLink(uuid=new_uuid(), entry_uuid=entry_uuid, field=field.key, **owner)


def unlink(ws: Workspace, link_uuid: str) -> Outcome[None]:
    """Take one link away; both records stay, undo ties them again."""
    link = records.get(ws.ledger, RegisterLink, link_uuid)
    entry = records.get(ws.ledger, RegisterEntry, link.entry_uuid)
    definition = definition_for(ws, entry.register)
    field = definition.field(link.field)
    others = links_of(ws, [entry])[entry.uuid][link.field]
    if field is not None and field.required and len(others) == 1:
        raise Refused("link_required", code=entry.code, label=field.label)
    with change(ws, "register.unlink", register=definition.name, code=entry.code) as tx:
        tx.remove(link)
        tx.touch(entry)
    return outcome(ws, tx, None)


def remove_links(ws: Workspace, tx: Transaction, entry: RegisterEntry) -> None:
    """Remove every link of an entry that is going."""
    for link in records.find(ws.ledger, RegisterLink, entry_uuid=entry.uuid):
        tx.remove(link)


def refuse_linked(ws: Workspace, code: str, **owners: Sequence[str]) -> None:
    """Raise ``Refused("linked_from_registers")`` when entries point to a record that is to be removed.

    ``owners`` names columns of ``RegisterLink`` with the uuids that would go.
    """
    links = [
        link
        for column, uuids in owners.items()
        for link in records.find_in(ws.ledger, RegisterLink, column, uuids)
    ]
    if links:
        entries = records.find_in(ws.ledger, RegisterEntry, "uuid", [link.entry_uuid for link in links])
        codes = sorted(entry.code for entry in entries)
        named = word("punctuation.comma_list").join(codes[:_MOST_NAMED])
        raise Refused("linked_from_registers", code=code, entries=named, count=len(codes))


def fields_for(definition: RegisterDefinition, target: LinkTarget) -> list[RegisterField]:
    """Return the fields of a register that may point to such a record."""
    return [
        each for each in definition.fields if each.kind is RegisterFieldKind.LINKS and each.target is target
    ]


def problems_issues(ws: Workspace, inspection_uuids: Sequence[str]) -> dict[str, list[str]]:
    """Return the issues that were found at inspections, by inspection."""
    found: dict[str, list[str]] = defaultdict(list)
    for problem in records.find_in(ws.ledger, Problem, "inspection_uuid", inspection_uuids):
        if problem.issue_uuid is not None:
            found[problem.inspection_uuid].append(problem.issue_uuid)
    return found
