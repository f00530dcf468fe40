"""Following links both ways: from a clue to its inspections and issues, and back (domain row 14)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.domain.inspection import InspectionRecord, Problem
from core.domain.register import (
    NO,
    YES,
    LinkTarget,
    RegisterDefinition,
    RegisterEntry,
    RegisterField,
    RegisterFieldKind,
    RegisterLink,
)
from core.domain.register_links import RelatedEntry, TraceStep
from core.domain.register_rules import day_in
from core.operations.calendars import calendar_for
from core.operations.register_definitions import definition_for, definitions
from core.operations.register_links import (
    fields_for,
    links_of,
    problems_issues,
    records_told,
    seen_values,
    told_records,
)
from core.schedule.register_due import standing_of
from core.store import records
from core.store.natural import natural_key
from core.wording import chinese_date, word
from core.workspace import Workspace

_Reason = tuple[str, RegisterLink | None, str]
"""Why an entry is shown: its uuid, the link if there is one, the inspection it goes by."""


def trace(ws: Workspace, entry_uuid: str) -> list[TraceStep]:
    """Return what an entry points to, field by field, and under each inspection the issues found there."""
    entry = records.get(ws.ledger, RegisterEntry, entry_uuid)
    definition = definition_for(ws, entry.register)
    by_field = links_of(ws, [entry])[entry.uuid]
    told = told_records(ws, [link for links in by_field.values() for link in links])
    steps: list[TraceStep] = []
    for field in definition.link_fields:
        found = sorted((told[link.target_uuid] for link in by_field[field.key]), key=lambda each: each.code)
        steps += [TraceStep(label=field.label, record=each) for each in found]
    if entry.issue_uuid:
        for each in records_told(ws, LinkTarget.ISSUE, [entry.issue_uuid]).values():
            steps.append(TraceStep(label=word("registers.raised"), record=each))
    return [*steps, *_found_there(ws, steps)]


def _found_there(ws: Workspace, steps: Sequence[TraceStep]) -> Iterator[TraceStep]:
    visits = {
        step.record.uuid: step.record.code for step in steps if step.record.target is LinkTarget.INSPECTION
    }
    shown = {step.record.uuid for step in steps}
    for visit, uuids in problems_issues(ws, list(visits)).items():
        for uuid, each in records_told(ws, LinkTarget.ISSUE, uuids).items():
            if uuid not in shown:
                shown.add(uuid)
                yield TraceStep(label=word("registers.found_there"), record=each, via=visits[visit])


def related(ws: Workspace, target: LinkTarget, uuid: str) -> tuple[RelatedEntry, ...]:
    """Return every entry that speaks of a record, by register and number.

    Of an issue also those it was made of, and those linked to the inspection that found it.
    """
    column = f"{target.value}_uuid"
    reasons: list[_Reason] = [
        (link.entry_uuid, link, "") for link in records.find(ws.ledger, RegisterLink, **{column: uuid})
    ]
    if target is LinkTarget.ISSUE:
        named = {entry_uuid for entry_uuid, _, _ in reasons}
        reasons += [each for each in _behind_issue(ws, uuid) if each[0] not in named]
    found = records.find_in(ws.ledger, RegisterEntry, "uuid", [entry_uuid for entry_uuid, _, _ in reasons])
    entries = {entry.uuid: entry for entry in found}
    by_register = {key: definition_for(ws, key) for key in {entry.register for entry in entries.values()}}
    told = [
        _related(ws, by_register[entries[entry_uuid].register], entries[entry_uuid], link, via)
        for entry_uuid, link, via in reasons
    ]
    place = {key: each.place for key, each in by_register.items()}
    return tuple(sorted(told, key=lambda each: (place[each.register], each.register, natural_key(each.code))))


def _behind_issue(ws: Workspace, uuid: str) -> Iterator[_Reason]:
    seen = set()
    for entry in records.find(ws.ledger, RegisterEntry, issue_uuid=uuid):
        seen.add(entry.uuid)
        yield entry.uuid, None, ""
    visits = [problem.inspection_uuid for problem in records.find(ws.ledger, Problem, issue_uuid=uuid)]
    codes = {each.uuid: each.code for each in records.find_in(ws.ledger, InspectionRecord, "uuid", visits)}
    for link in records.find_in(ws.ledger, RegisterLink, "inspection_uuid", visits):
        if link.entry_uuid not in seen:
            seen.add(link.entry_uuid)
            yield link.entry_uuid, None, codes[str(link.inspection_uuid)]


def _related(
    ws: Workspace, definition: RegisterDefinition, entry: RegisterEntry, link: RegisterLink | None, via: str
) -> RelatedEntry:
    values = seen_values(ws, definition, [entry])[entry.uuid]
    today = ws.clock.today()
    standing = standing_of(definition, values, calendar_for(ws), today=today, soon=ws.soon)
    field = definition.any_field(link.field) if link else None
    return RelatedEntry(
        uuid=entry.uuid,
        register=entry.register,
        register_name=definition.name,
        code=entry.code,
        text=entry_text(definition, values),
        label=field.label if field else word("registers.raised") if not via else "",
        link_uuid=link.uuid if link else "",
        via=via,
        due=None if standing.done else standing.due,
        timeliness=standing.timeliness,
    )


def entry_text(definition: RegisterDefinition, values: dict[str, str]) -> str:
    """Return an entry in one line: what its list shows at first, without names of persons."""
    keys = definition.columns or tuple(field.key for field in definition.fields)
    fields = [field for key in keys if (field := definition.field(key)) and not field.private]
    shown = [
        said(field, values.get(field.key, "")) for field in fields if field not in definition.link_fields
    ]
    return "  ".join(" ".join(text.split()) for text in shown if text)


def said(field: RegisterField, text: str) -> str:
    """Return a kept value as people say it: a day in Chinese, a flag in words."""
    if field.kind is RegisterFieldKind.DATE:
        return chinese_date(day_in(text)) or text
    if field.kind is RegisterFieldKind.FLAG:
        return {YES: word("cells.yes"), NO: word("cells.no")}.get(text, text)
    return text


def registers_for(ws: Workspace, target: LinkTarget) -> list[RegisterDefinition]:
    """Return the registers whose entries can point to such a record, in their order."""
    return [each for each in definitions(ws) if fields_for(each, target)]
