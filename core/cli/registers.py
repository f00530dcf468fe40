"""The command ``registers``: every register with its figures, one with its entries, or a new entry."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from core.cli.answer import Answer
from core.domain.cells import cell_text
from core.domain.register import NO, YES, RegisterDefinition, RegisterDraft, RegisterField, RegisterFieldKind
from core.domain.register_line import RegisterLine, columns_of
from core.errors import Refused
from core.operations import register_definitions, register_lists, registers
from core.statistics.register_figures import RegisterFigures, RegisterRate
from core.wording import word, word_of
from core.workspace import Workspace


def register_named(ws: Workspace, name: str) -> RegisterDefinition:
    """Return the register of that key or Chinese name; raises ``Refused`` when there is none."""
    for definition in register_definitions.definitions(ws):
        if name == definition.name:
            return definition
    return register_definitions.definition_for(ws, name)


def answer(ws: Workspace, args: argparse.Namespace) -> Answer:
    """Carry out ``registers [NAME] [--year Y] [--add FIELD=VALUE …]``."""
    if args.name is None:
        found = register_lists.overview(ws, args.year)
        lines = [line for definition, figures in found for line in _told(definition, figures)]
        return Answer({"registers": [_summary(*each) for each in found]}, lines)
    definition = register_named(ws, args.name)
    return _add(ws, definition, args.add) if args.add else _entries(ws, definition, args.year)


def _summary(definition: RegisterDefinition, figures: RegisterFigures) -> dict[str, Any]:
    return {"key": definition.key, "name": definition.name, **asdict(figures)}


def _told(definition: RegisterDefinition, figures: RegisterFigures) -> list[str]:
    counts = {name: getattr(figures, name) for name in ("entries", "overdue", "due_soon")}
    head = word("registers.said", name=definition.name, key=definition.key, **counts)
    return [head, *(f"  {rate_text(rate)}" for rate in figures.rates if figures.entries)]


def rate_text(rate: RegisterRate) -> str:
    """Return a rate with the counts behind it, in words."""
    if not rate.percent:
        return word("registers.rate_none", name=rate.name)
    return word("registers.rate", **asdict(rate))


def _entries(ws: Workspace, definition: RegisterDefinition, year: int | None) -> Answer:
    found = register_lists.lines(ws, definition, year)
    figures = register_lists.figures(ws, definition, year)
    missing = register_lists.missing_units(ws, definition, year)
    data = _summary(definition, figures) | {
        "fields": [asdict(field) for field in definition.fields],
        "missing_units": missing,
        "lines": [_data(definition, line) for line in found],
    }
    lines = [*_told(definition, figures), *(_line(definition, line) for line in found)]
    if missing and found:
        lines.append(word("registers.said_missing", units=word("punctuation.comma_list").join(missing)))
    return Answer(data, lines)


def _data(definition: RegisterDefinition, line: RegisterLine) -> dict[str, Any]:
    values = {field.key: line.cell(column.key) for field, column in _own(definition)}
    state = line.timeliness.value if line.timeliness else None
    return {
        "code": line.code,
        "due": line.due,
        "timeliness": state,
        "issue": line.issue_code,
        "values": values,
    }


def _line(definition: RegisterDefinition, line: RegisterLine) -> str:
    state = word_of(line.timeliness) if line.timeliness else ""
    shown = [cell_text(column, line) for _, column in _own(definition) if column.shown]
    text = " ".join(" ".join(part.split()) for part in shown if part)
    return word("registers.said_entry", code=line.code, state=state, due=line.due or "", text=text)


def _own(definition: RegisterDefinition) -> list[tuple[RegisterField, Any]]:
    columns = {column.key: column for column in columns_of(definition)}
    return [(field, columns[f"filled.{field.key}"]) for field in definition.fields]


def _add(ws: Workspace, definition: RegisterDefinition, given: list[str]) -> Answer:
    values = dict(_value(definition, each) for each in given)
    entry = registers.add_entry(ws, definition.key, RegisterDraft(values=values)).value
    line = word("registers.said_added", register=definition.name, code=entry.code)
    return Answer({"register": definition.key, "code": entry.code, "values": entry.values}, [line])


def _value(definition: RegisterDefinition, given: str) -> tuple[str, str]:
    """Return (field key, text) of ``FIELD=VALUE``; the field by its key or its label."""
    name, _, text = given.partition("=")
    for field in definition.fields:
        if name in (field.key, field.label):
            words = {word("cells.yes"): YES, word("cells.no"): NO}
            return field.key, words.get(text, text) if field.kind is RegisterFieldKind.FLAG else text
    known = word("punctuation.comma_list").join(field.label for field in definition.fields)
    raise Refused("unknown_register_field", register=definition.name, field=name, known=known)
