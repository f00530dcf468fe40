"""Which registers there are: the shipped ones, with those of the office's own ledger over and beside them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial

from core.domain import register_rules
from core.domain.change import Outcome
from core.domain.register import (
    RegisterDefinition,
    RegisterEntry,
    RegisterField,
    RegisterFieldKind,
    RegisterLink,
)
from core.domain.register_edit import keeping_hidden
from core.domain.register_table import definition_of
from core.domain.rules import errors_only
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations.writing import change, outcome, require
from core.resources import resource_path
from core.store import records
from core.workspace import Workspace


@cache
def shipped() -> dict[str, RegisterDefinition]:
    """Return the registers the program ships with, by key."""
    return {key: shipped_one(key) for key in shipped_keys()}


@cache
def shipped_keys() -> tuple[str, ...]:
    """Return the keys of the shipped registers, which are the names of their files."""
    return tuple(sorted(path.stem for path in resource_path("registers").glob("*.toml")))


@cache
def shipped_one(key: str) -> RegisterDefinition:
    """Return one shipped register without reading the others: the first page waits for it."""
    with resource_path("registers", f"{key}.toml").open("rb") as file:
        return definition_of(tomllib.load(file))


def definitions(ws: Workspace) -> list[RegisterDefinition]:
    """Return every register in its order; the ledger's own definition goes before the shipped one."""
    own = {each.key: each for each in records.find(ws.ledger, RegisterDefinition)}
    return sorted((shipped() | own).values(), key=lambda each: (each.place, each.name))


def definition_for(ws: Workspace, key: str) -> RegisterDefinition:
    """Return the register ``key``; raises ``Refused`` when there is none."""
    for own in records.find(ws.ledger, RegisterDefinition, key=key):
        return own
    if key not in shipped_keys():
        raise Refused("unknown_register", key=key)
    return shipped_one(key)


def shelf_of(definition: RegisterDefinition) -> str:
    """Return the group a register stands in; a shipped one keeps its own, empty for the office's own."""
    if definition.shelf or definition.key not in shipped_keys():
        return definition.shelf
    return shipped_one(definition.key).shelf


def private_keys(ws: Workspace, key: str) -> frozenset[str]:
    """Return the fields of a register that hold names of persons, by its own or its shipped definition."""
    known = [each.fields for each in records.find(ws.ledger, RegisterDefinition, key=key)]
    if key in shipped_keys():
        known.append(shipped_one(key).fields)
    known += [each.hidden for each in records.find(ws.ledger, RegisterDefinition, key=key)]
    return frozenset(field.key for fields in known for field in fields if field.private)


def private_fields(ws: Workspace) -> list[tuple[str, str]]:
    """Return (register, field) of every field that holds names of persons."""
    keys = {*shipped_keys(), *(each.key for each in records.find(ws.ledger, RegisterDefinition))}
    return [(key, field) for key in sorted(keys) for field in sorted(private_keys(ws, key))]


def field_keys(ws: Workspace, key: str) -> frozenset[str]:
    """Return every key a field of a register has or had: a new field takes none that still holds values."""
    known = [*records.find(ws.ledger, RegisterDefinition, key=key)]
    if key in shipped_keys():
        known.append(shipped_one(key))
    named = {field.key for each in known for field in (*each.fields, *each.hidden)}
    for entry in records.find(ws.ledger, RegisterEntry, register=key):
        named |= entry.values.keys()
    return frozenset(named)


def new_key(ws: Workspace) -> str:
    """Return a key no register of this ledger has."""
    taken = {each.key for each in definitions(ws)}
    taken |= {entry.register for entry in records.find(ws.ledger, RegisterEntry)}
    return next(key for number in range(1, len(taken) + 2) if (key := f"own_{number}") not in taken)


def check_definition(ws: Workspace, definition: RegisterDefinition) -> list[Violation]:
    """Return everything the rules say of a register, its name being its own included."""
    found = register_rules.check_definition(definition)
    name = definition.name.strip()
    if any(each.name == name and each.key != definition.key for each in definitions(ws)):
        found.append(Violation("name", "register_name_taken"))
    return [*found, *_check_held(ws, definition)]


def _before(ws: Workspace, key: str) -> RegisterDefinition | None:
    """Return a register as it stands until now, ``None`` for a new one."""
    for own in records.find(ws.ledger, RegisterDefinition, key=key):
        return own
    return shipped_one(key) if key in shipped_keys() else None


def _check_held(ws: Workspace, definition: RegisterDefinition) -> Iterator[Violation]:
    """Yield fields that would no longer show what entries hold in them: another kind of field loses words."""
    before = _before(ws, definition.key)
    changed = [
        (old, field)
        for field in definition.fields
        if before and (old := before.any_field(field.key)) and _differs(old, field)
    ]
    if not changed:
        return
    entries = records.find(ws.ledger, RegisterEntry, register=definition.key)
    linked = {link.field for link in records.find_in(ws.ledger, RegisterLink, "entry_uuid", _uuids(entries))}
    for old, field in changed:
        texts = {each.values[field.key] for each in entries if field.key in each.values}
        links = RegisterFieldKind.LINKS in (old.kind, field.kind)
        if (
            field.key in linked
            or (links and texts)
            or any(map(partial(register_rules.unreadable, field), texts))
        ):
            yield Violation("fields", "register_kind_held", facts=(("label", field.label),))


def _differs(old: RegisterField, new: RegisterField) -> bool:
    """Tell whether values may be lost: choices that go are still shown where they were chosen."""
    return (old.kind, old.target) != (new.kind, new.target) and new.kind is not RegisterFieldKind.CHOICE


def _uuids(entries: Sequence[RegisterEntry]) -> list[str]:
    return [entry.uuid for entry in entries]


def adopt(ws: Workspace, definition: RegisterDefinition) -> Outcome[RegisterDefinition]:
    """Keep a register in the ledger: a new one, a changed one, or a shipped one made the office's own.

    Fields it no longer has are put away with what they hold, never forgotten.
    """
    require(errors_only(check_definition(ws, definition)))
    definition = keeping_hidden(_before(ws, definition.key), definition)
    with change(ws, "register.define", name=definition.name) as tx:
        if definition.uuid:
            kept = tx.replace(definition)
        else:
            kept = tx.add(replace(definition, uuid=new_uuid(), revision=1))
    return outcome(ws, tx, kept)


def drop(ws: Workspace, key: str) -> Outcome[None]:
    """Take the office's own definition away; a changed shipped register is then as shipped again.

    Raises ``Refused``: ``register_shipped`` when the ledger has no definition of its own, ``register_in_use``
    when entries would be left without a register.
    """
    definition = definition_for(ws, key)
    if not definition.uuid:
        raise Refused("register_shipped", name=definition.name)
    count = len(records.find(ws.ledger, RegisterEntry, register=key))
    if count and key not in shipped():
        raise Refused("register_in_use", name=definition.name, count=count)
    with change(ws, "register.drop", name=definition.name) as tx:
        tx.remove(definition)
    return outcome(ws, tx, None)
