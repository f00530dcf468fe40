"""Unknown columns of imported sheets (其他栏目) made own fields, in one step and without loss."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.domain.change import Outcome
from core.domain.custom_field import CustomField, FieldOwner
from core.domain.custom_rules import LONGEST_LABEL, guessed, plain_name
from core.domain.issue import Issue
from core.domain.rules import errors_only
from core.errors import Refused
from core.operations.custom_fields import add_field, check_definition, fields_of
from core.operations.import_columns import own_columns_of
from core.operations.writing import change, outcome, require
from core.store import records
from core.store.journal import Transaction
from core.store.own_fields import headings_without_field
from core.wording import word_of
from core.workspace import Workspace


def unknown_columns(ws: Workspace) -> list[tuple[str, int]]:
    """Return the headings kept without a field, with how many issues hold something under each."""
    return sorted(headings_without_field(ws.ledger), key=lambda pair: (-pair[1], pair[0]))


def adopt_column(ws: Workspace, header: str) -> Outcome[CustomField]:
    """Make a field of an unknown column and move what issues hold there; undo puts everything back.

    A cell that the field cannot hold stays where it is. Raises ``Refused("unknown_column")`` when no issue
    has such a column.
    """
    if header not in dict(unknown_columns(ws)):
        raise Refused("unknown_column", column=header)
    owner = word_of(FieldOwner.ISSUE)
    with change(ws, "custom.adopt", owner=owner, label=header[:LONGEST_LABEL]) as tx:
        made = adopt(ws, tx, header, ())
    return outcome(ws, tx, made)


def adopt(ws: Workspace, tx: Transaction, header: str, texts: Iterable[str]) -> CustomField:
    """Make the field inside a running transaction; ``texts`` are further cells it will have to hold.

    A field in use under that name takes the values over. Raises ``Refused`` when the name may not be a
    field's.
    """
    issues = [issue for issue in records.find(ws.ledger, Issue) if header in dict(issue.extra)]
    field = next((each for each in fields_of(ws, FieldOwner.ISSUE) if _is_named(each, header)), None)
    if field is None:
        label = header.strip()[:LONGEST_LABEL]
        aliases = () if label == header.strip() else (header.strip(),)
        plain = CustomField(uuid="", label=label, aliases=aliases)
        wanted = guessed(plain, (*texts, *(dict(issue.extra)[header] for issue in issues)))
        require(errors_only(check_definition(ws, wanted)))
        field = add_field(ws, tx, wanted)
    _move(ws, tx, issues, header)
    return field


def _is_named(field: CustomField, header: str) -> bool:
    return plain_name(header) in map(plain_name, (field.label, *field.aliases))


def _move(ws: Workspace, tx: Transaction, issues: Sequence[Issue], header: str) -> None:
    own = own_columns_of(ws)
    for issue in issues:
        found = own.value(header, dict(issue.extra)[header])
        if found is None or dict(issue.custom).get(found[0].uuid):
            continue
        values = dict(issue.custom) | {found[0].uuid: found[1]}
        rest = tuple(pair for pair in issue.extra if pair[0] != header)
        tx.replace(replace(issue, custom=tuple(sorted(values.items())), extra=rest))
