"""What records hold in an office's own fields: checked, kept with the record, set from the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from core.domain.cells import value_text
from core.domain.change import Outcome
from core.domain.custom_field import CustomField, FieldOwner, Values, own_cells
from core.domain.custom_rules import check_values, merged, read_value
from core.domain.inspection import InspectionRecord
from core.domain.issue import Issue
from core.domain.measure import Measure
from core.domain.register import NO, YES, RegisterFieldKind
from core.domain.rules import errors_only
from core.domain.unit import Unit
from core.domain.violation import Violation
from core.errors import Refused
from core.operations.custom_fields import HOLDERS, field_named, fields_of
from core.operations.moving import require_open
from core.operations.units import UnitBook
from core.operations.writing import change, outcome, require
from core.store import records
from core.store.journal import Transaction
from core.store.own_fields import flag_words, own_fields
from core.wording import word, word_of
from core.workspace import Workspace


def flags() -> dict[str, str]:
    """Return what people write for a flag, and how it is kept."""
    told = dict.fromkeys(word("custom.flag_yes").split(), YES)
    return told | dict.fromkeys(word("custom.flag_no").split(), NO)


def stored_values(ws: Workspace, owner: FieldOwner, uuid: str | None) -> Values | None:
    """Return what a record holds, ``None`` for one that is not entered yet."""
    return None if uuid is None else records.get(ws.ledger, HOLDERS[owner], uuid).custom


def check(ws: Workspace, owner: FieldOwner, typed: Values, uuid: str | None) -> list[Violation]:
    """Return everything the rules say of the values typed for a record; ``uuid`` names a stored one."""
    fields = own_fields(ws.ledger, owner)
    return check_values(fields, typed, stored_values(ws, owner, uuid)) if fields else []


def settled(
    ws: Workspace,
    tx: Transaction,
    owner: FieldOwner,
    typed: Values,
    stored: Values = (),
    book: UnitBook | None = None,
) -> Values:
    """Return the values a record is to hold: units under their present names, other fields' values kept.

    A caller that enters units itself gives its own ``book``, so that none is entered twice.
    """
    fields = fields_of(ws, owner) if typed or stored else []
    if not fields:
        return stored
    given = dict(typed)
    for each in fields:
        text = given.get(each.uuid, "").strip()
        if each.kind is RegisterFieldKind.UNIT and text:
            book = book or UnitBook(ws.ledger)
            given[each.uuid] = records.get(ws.ledger, Unit, book.resolve(tx, text)).name
    return merged(fields, tuple(given.items()), stored)


def read_given(ws: Workspace, owner: FieldOwner, given: Mapping[str, str]) -> dict[str, str]:
    """Return values by field uuid from values by label; raise ``Refused`` for one that cannot be read.

    An empty text clears the field.
    """
    found = {}
    for name, text in given.items():
        field = field_named(ws, owner, name)
        if field.retired:
            raise Refused("custom_field_retired", field=field.label)
        value = read_value(field, text, flags()) if text.strip() else ""
        if value is None:
            raise Refused("custom_value_unread", field=field.label, kind=word_of(field.kind), text=text)
        found[field.uuid] = value
    return found


def set_values(
    ws: Workspace, owner: FieldOwner, uuid: str, given: Mapping[str, str]
) -> Outcome[Issue | Measure | InspectionRecord]:
    """Set fields of one record by their labels; fields not named stay as they are."""
    record = records.get(ws.ledger, HOLDERS[owner], uuid)
    _require_open(ws, record)
    values = dict(record.custom) | read_given(ws, owner, given)
    typed = tuple(values.items())
    require(errors_only(check_values(_named(ws, owner, given), typed, record.custom)))
    names = word("punctuation.comma_list").join(given)
    with change(ws, "custom.set", fields=names, code=code_of(ws, record)) as tx:
        stored = tx.replace(replace(record, custom=settled(ws, tx, owner, typed, record.custom)))
    return outcome(ws, tx, stored)


def _named(ws: Workspace, owner: FieldOwner, given: Mapping[str, str]) -> Sequence[CustomField]:
    return [field_named(ws, owner, name) for name in given]


def _require_open(ws: Workspace, record: Issue | Measure | InspectionRecord) -> None:
    if isinstance(record, Measure):
        require_open(records.get(ws.ledger, Issue, record.issue_uuid))
    elif isinstance(record, Issue):
        require_open(record)


def code_of(ws: Workspace, record: Issue | Measure | InspectionRecord) -> str:
    """Return what people call a record: its number, for a measure its issue's with its place."""
    if isinstance(record, Measure):
        return f"{records.get(ws.ledger, Issue, record.issue_uuid).code}-{record.position}"
    return record.code


def letter_words(ws: Workspace, found: Iterable[Issue | Measure]) -> str:
    """Return what a letter says of the own fields ticked for letters: each label with its value, once."""
    told: dict[str, None] = {}
    for record in found:
        owner = FieldOwner.ISSUE if isinstance(record, Issue) else FieldOwner.MEASURE
        wanted = [each for each in fields_of(ws, owner) if each.in_letters]
        cells = own_cells(wanted, dict(record.custom), flag_words())
        for each in wanted:
            text = value_text(cells[each.column]).strip()
            if text:
                told[word("custom.in_letter", label=each.label, text=text)] = None
    return word("punctuation.semicolon").join(told)
