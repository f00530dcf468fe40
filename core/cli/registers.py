"""The command ``registers``: every register with its figures, one with its entries, an entry, what is due."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from core.cli import register_extras
from core.cli.answer import Answer
from core.domain.cells import cell_text
from core.domain.listing import Column
from core.domain.overview import EntryDue, LookBackDue
from core.domain.register import (
    NO,
    YES,
    RegisterDefinition,
    RegisterDraft,
    RegisterEntry,
    RegisterField,
    RegisterFieldKind,
)
from core.domain.register_line import RegisterLine, columns_of, own_column
from core.errors import Refused
from core.operations import (
    register_definitions,
    register_dues,
    register_links,
    register_lists,
    register_traces,
    registers,
)
from core.operations.register_definitions import shelf_of
from core.statistics.register_figures import RegisterFigures, RegisterRate
from core.wording import word, word_of
from core.workspace import Workspace

_BETWEEN = re.compile(r"[,;\u3001\uff0c\uff1b]+")
"""What stands between the numbers of several records."""


def register_named(ws: Workspace, name: str) -> RegisterDefinition:
    """Return the register of that key or Chinese name; raises ``Refused`` when there is none."""
    for definition in register_definitions.definitions(ws):
        if name == definition.name:
            return definition
    return register_definitions.definition_for(ws, name)


def answer(ws: Workspace, args: argparse.Namespace) -> Answer:
    """Carry out ``registers [NAME] [--year Y] [--add … | --show C | --revise C --set … | --due]``."""
    if args.due:
        return _due(ws)
    if args.define:
        return register_extras.define(ws, args.define)
    if args.scores or args.accept:
        return register_extras.answer(ws, args)
    if args.name is None and args.out:
        return register_extras.year_sum(ws, args)
    if args.name is None and (args.add or args.show or args.rows or args.definition or changes(args)):
        raise Refused("register_not_named")
    if args.name is None:
        found = register_lists.overview(ws, args.year)
        lines = [line for definition, figures in found for line in _told(definition, figures)]
        return Answer({"registers": [_summary(*each) for each in found]}, lines)
    return _of_one(ws, register_named(ws, args.name), args)


def _of_one(ws: Workspace, definition: RegisterDefinition, args: argparse.Namespace) -> Answer:
    if args.add:
        return _add(ws, definition, [*args.add, *(args.set or ())])
    if args.revise:
        return _revise(ws, definition, args.revise, args.set or ())
    if args.to_issue:
        return _to_issue(ws, _entry(ws, definition, args.to_issue))
    if args.remove:
        entry = _entry(ws, definition, args.remove)
        registers.remove_entry(ws, entry.uuid)
        return Answer({"code": entry.code}, [word("records.removed", name=entry.code)])
    if args.rows:
        return register_extras.paste(ws, definition, args.rows)
    if args.definition:
        return register_extras.write_definition(ws, definition, args.definition)
    if args.show:
        return _show(ws, definition, args.show, with_names=args.with_names)
    return _entries(ws, definition, args.year, with_names=args.with_names)


def changes(args: argparse.Namespace) -> bool:
    """Tell whether an entry that is there is changed, so that the ledger must be open for writing."""
    return bool(args.revise or args.to_issue or args.remove)


def _to_issue(ws: Workspace, entry: RegisterEntry) -> Answer:
    issue = registers.raise_issue(ws, entry.uuid).value
    line = word("records.raised", code=entry.code, issue=issue.code)
    return Answer({"code": entry.code, "issue": issue.code}, [line])


def _due(ws: Workspace) -> Answer:
    entries, looks = register_dues.due_entries(ws), register_dues.due_look_backs(ws)
    lines = [word("registers.said_due", state=word_of(each.timeliness), **_facts(each)) for each in entries]
    lines += [
        word("registers.said_look_back", state=word_of(each.timeliness), **_facts(each)) for each in looks
    ]
    data = {"entries": [asdict(each) for each in entries], "look_backs": [asdict(each) for each in looks]}
    return Answer(data, lines or [word("registers.said_nothing_due")])


def _facts(each: EntryDue | LookBackDue) -> dict[str, Any]:
    return {"code": each.code, "due": each.due, "text": " ".join(each.text.split())}


def _summary(definition: RegisterDefinition, figures: RegisterFigures) -> dict[str, Any]:
    return {
        "key": definition.key,
        "name": definition.name,
        "shelf": shelf_of(definition),
        **asdict(figures),
    }


def _told(definition: RegisterDefinition, figures: RegisterFigures) -> list[str]:
    counts = {name: getattr(figures, name) for name in ("entries", "overdue", "due_soon")}
    head = word("registers.said", name=definition.name, key=definition.key, **counts)
    return [head, *(f"  {rate_text(rate)}" for rate in figures.rates if figures.entries)]


def rate_text(rate: RegisterRate) -> str:
    """Return a rate with the counts behind it, in words."""
    if not rate.percent:
        return word("registers.rate_none", name=rate.name)
    return word("registers.rate", **asdict(rate))


def _entries(ws: Workspace, definition: RegisterDefinition, year: int | None, *, with_names: bool) -> Answer:
    found = register_lists.lines(ws, definition, year)
    shown = _shown(definition, with_names=with_names)
    figures = register_lists.figures(ws, definition, year)
    missing = register_lists.missing_units(ws, definition, year)
    data = _summary(definition, figures) | {
        "fields": [asdict(field) for field in definition.fields],
        "missing_units": missing,
        "lines": [_data(shown, line) for line in found],
    }
    lines = [*_told(definition, figures), *(_line(shown, line) for line in found)]
    if missing and found:
        lines.append(word("registers.said_missing", units=word("punctuation.comma_list").join(missing)))
    return Answer(data, lines)


_Shown = list[tuple[RegisterField, Column]]


def _data(shown: _Shown, line: RegisterLine) -> dict[str, Any]:
    values = {field.key: line.cell(column.key) for field, column in shown}
    state = line.timeliness.value if line.timeliness else None
    return {
        "code": line.code,
        "due": line.due,
        "timeliness": state,
        "issue": line.issue_code,
        "values": values,
    }


def _line(shown: _Shown, line: RegisterLine) -> str:
    state = word_of(line.timeliness) if line.timeliness else ""
    parts = [cell_text(column, line) for _, column in shown if column.shown]
    text = " ".join(" ".join(part.split()) for part in parts if part)
    return word("registers.said_entry", code=line.code, state=state, due=line.due or "", text=text)


def _shown(definition: RegisterDefinition, *, with_names: bool) -> _Shown:
    """Return fields and columns; names of persons are left out unless asked for, as in every export."""
    columns = {column.key: column for column in columns_of(definition)}
    fields = [field for field in definition.fields if with_names or not field.private]
    return [(field, columns[own_column(field)]) for field in fields]


def _add(ws: Workspace, definition: RegisterDefinition, given: Sequence[str]) -> Answer:
    entry = registers.add_entry(
        ws, definition.key, _draft(ws, definition, given, RegisterDraft(values={}))
    ).value
    line = word("registers.said_added", register=definition.name, code=entry.code)
    return Answer(_entry_data(ws, definition, entry), [line])


def _revise(ws: Workspace, definition: RegisterDefinition, code: str, given: Sequence[str]) -> Answer:
    entry = _entry(ws, definition, code)
    draft = _draft(ws, definition, given, registers.draft_of(ws, entry.uuid))
    revised = registers.revise_entry(ws, entry.uuid, entry.revision, draft).value
    line = word("registers.said_revised", register=definition.name, code=revised.code)
    return Answer(_entry_data(ws, definition, revised), [line])


def _show(ws: Workspace, definition: RegisterDefinition, code: str, *, with_names: bool) -> Answer:
    """Tell one entry whole: its fields, and the trace of what it points to."""
    entry = _entry(ws, definition, code)
    found = next(line for line in register_lists.lines(ws, definition) if line.uuid == entry.uuid)
    shown = _shown(definition, with_names=with_names)
    steps = register_traces.trace(ws, entry.uuid)
    lines = [_line([], found)]
    for field, column in shown:
        if text := cell_text(column, found):
            lines.append(word("registers.said_field", label=field.label, text=text))
    lines += [
        word("registers.said_trace", label=step.label, code=step.record.code, text=step.record.text)
        for step in steps
    ]
    return Answer(_data(shown, found) | {"trace": [asdict(step) for step in steps]}, lines)


def entry_named(ws: Workspace, register: str, code: str) -> RegisterEntry:
    """Return the entry numbered ``code`` of a register named by its key."""
    return _entry(ws, register_definitions.definition_for(ws, register), code)


def _entry(ws: Workspace, definition: RegisterDefinition, code: str) -> RegisterEntry:
    for line in register_lists.lines(ws, definition):
        if line.code == code.strip():
            return register_lists.entry_of(ws, line.uuid)
    raise Refused("unknown_code", code=code)


def _entry_data(ws: Workspace, definition: RegisterDefinition, entry: RegisterEntry) -> dict[str, Any]:
    values = register_links.seen_values(ws, definition, [entry])[entry.uuid]
    return {"register": definition.key, "code": entry.code, "values": values}


def _draft(
    ws: Workspace, definition: RegisterDefinition, given: Sequence[str], before: RegisterDraft
) -> RegisterDraft:
    """Return ``before`` with what was given; a field of links takes numbers, an empty value empties it."""
    values, links = dict(before.values), dict(before.links)
    for each in given:
        field, text = _value(definition, each)
        if field.kind is RegisterFieldKind.LINKS:
            numbers = [number for number in _BETWEEN.split(text) if number]
            links[field.key] = tuple(register_links.by_number(ws, field, number) for number in numbers)
        else:
            values[field.key] = text
    return replace(before, values=values, links=links)


def _value(definition: RegisterDefinition, given: str) -> tuple[RegisterField, str]:
    """Return (field, text) of ``FIELD=VALUE``; the field by its key or its label."""
    name, _, text = given.partition("=")
    for field in definition.fields:
        if name in (field.key, field.label):
            words = {word("cells.yes"): YES, word("cells.no"): NO}
            return field, words.get(text, text) if field.kind is RegisterFieldKind.FLAG else text
    known = word("punctuation.comma_list").join(field.label for field in definition.fields)
    raise Refused("unknown_register_field", register=definition.name, field=name, known=known)
