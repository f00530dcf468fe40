"""自定义字段: the fields an office adds to issues, measures and inspections, and takes out of use again."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from core.domain.change import Outcome
from core.domain.custom_field import CustomField, FieldOwner
from core.domain.custom_rules import check_field, plain_name
from core.domain.inspection import InspectionRecord
from core.domain.issue import Issue
from core.domain.listing import COLUMNS, OWN, ListKind
from core.domain.measure import Measure
from core.domain.register_rules import unreadable
from core.domain.rules import errors_only
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations.writing import change, outcome, require
from core.store import records
from core.store.journal import Transaction
from core.store.own_fields import own_fields
from core.wording import catalogue, word, word_of
from core.workspace import Workspace

HOLDERS: dict[FieldOwner, type[Issue | Measure | InspectionRecord]] = {
    FieldOwner.ISSUE: Issue,
    FieldOwner.MEASURE: Measure,
    FieldOwner.INSPECTION: InspectionRecord,
}
"""The records that hold the values."""

_LISTS = {
    FieldOwner.ISSUE: ListKind.ISSUES,
    FieldOwner.MEASURE: ListKind.MEASURES,
    FieldOwner.INSPECTION: ListKind.INSPECTIONS,
}


def fields_of(ws: Workspace, owner: FieldOwner, *, retired: bool = False) -> list[CustomField]:
    """Return the fields of a kind of record in their order; those out of use only when asked for."""
    return own_fields(ws.ledger, owner, retired=retired)


def all_fields(ws: Workspace) -> list[CustomField]:
    """Return every field, those out of use included, kind by kind."""
    return [each for owner in FieldOwner for each in fields_of(ws, owner, retired=True)]


def field_named(ws: Workspace, owner: FieldOwner, name: str) -> CustomField:
    """Return the field of that label; raise ``Refused`` naming those there are."""
    found = fields_of(ws, owner, retired=True)
    for each in found:
        if plain_name(name) in (plain_name(each.label), each.uuid):
            return each
    known = word("punctuation.comma_list").join(each.label for each in found) or word("custom.none")
    raise Refused("unknown_custom_field", owner=word_of(owner), field=name, known=known)


def count_values(ws: Workspace, field: CustomField) -> int:
    """Return how many records hold something in ``field``."""
    return sum(1 for _ in _values(ws, field))


def _values(ws: Workspace, field: CustomField) -> list[str]:
    held = (dict(record.custom) for record in records.find(ws.ledger, HOLDERS[field.owner]))
    return [values[field.uuid] for values in held if field.uuid in values]


def check_definition(ws: Workspace, wanted: CustomField) -> list[Violation]:
    """Return everything the rules say of a field, its values and the columns there are included."""
    others = fields_of(ws, wanted.owner, retired=True)
    found = check_field(wanted, others, _taken(wanted.owner))
    stored = next((each for each in others if each.uuid == wanted.uuid), None)
    if stored is not None and stored.kind is not wanted.kind:
        wrong = sum(1 for text in _values(ws, stored) if unreadable(wanted.field, text))
        if wrong:
            found.append(Violation("kind", "custom_kind_values", facts=(("count", str(wrong)),)))
    return found


@cache
def _taken(owner: FieldOwner) -> frozenset[str]:
    """Return the plain names of what a record of this kind has already: columns, fields, their words."""
    words = catalogue()
    keys = {f"columns.{column.key}" for column in COLUMNS[_LISTS[owner]] if not column.key.startswith(OWN)}
    if owner is FieldOwner.ISSUE:
        keys |= {key for key in words if key.startswith("fields.")}
    return frozenset(plain_name(words[key]) for key in keys)


def define(ws: Workspace, wanted: CustomField) -> Outcome[CustomField]:
    """Add a field (one without uuid) at the end of its kind, or store a changed one."""
    require(errors_only(check_definition(ws, wanted)), "field_form")
    with change(ws, "custom.define", owner=word_of(wanted.owner), label=wanted.label.strip()) as tx:
        plain = replace(wanted, label=wanted.label.strip())
        kept = tx.replace(plain) if wanted.uuid else add_field(ws, tx, plain)
    return outcome(ws, tx, kept)


def add_field(ws: Workspace, tx: Transaction, wanted: CustomField) -> CustomField:
    """Add a field inside a running transaction, behind those there are."""
    others = fields_of(ws, wanted.owner, retired=True)
    last = max((each.position for each in others), default=0)
    return tx.add(replace(wanted, uuid=new_uuid(), revision=1, position=last + 1))


def retire(ws: Workspace, uuid: str, *, retired: bool = True) -> Outcome[CustomField]:
    """Take a field out of use, or back; what records hold in it stays either way."""
    stored = records.get(ws.ledger, CustomField, uuid)
    key = "custom.retire" if retired else "custom.restore"
    with change(ws, key, owner=word_of(stored.owner), label=stored.label) as tx:
        kept = tx.replace(replace(stored, retired=retired))
    return outcome(ws, tx, kept)


def move(ws: Workspace, uuid: str, places: int) -> Outcome[CustomField]:
    """Put a field ``places`` further down (negative: up) among the fields of its kind."""
    stored = records.get(ws.ledger, CustomField, uuid)
    order = fields_of(ws, stored.owner, retired=True)
    at = next(place for place, each in enumerate(order) if each.uuid == uuid)
    order.insert(min(max(at + places, 0), len(order) - 1), order.pop(at))
    with change(ws, "custom.move", owner=word_of(stored.owner), label=stored.label) as tx:
        for position, each in enumerate(order, 1):
            if each.position != position:
                tx.replace(replace(each, position=position))
    return outcome(ws, tx, records.get(ws.ledger, CustomField, uuid))
