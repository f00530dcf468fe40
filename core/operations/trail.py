"""What one journal entry changed, in words: field by field, before and after."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.cells import value_text
from core.domain.custom_field import CustomField
from core.domain.register_line import field_cell
from core.operations.custom_fields import all_fields
from core.store import journal
from core.store.mapping import Shape, Value, shape_of_table
from core.store.own_fields import flag_words
from core.wording import catalogue, chinese_date, word, word_of
from core.workspace import Workspace

_OWN = "custom"
"""The column that holds an office's own fields."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one record: its words before and after, empty where there were none."""

    field: str
    before: str
    after: str


def differences(ws: Workspace, sequence: int, only: Container[str]) -> list[Difference]:
    """Return what entry ``sequence`` changed in the records ``only``, in the order written.

    Columns that no clerk would ask about (ids, digests, revisions) are left out.
    """
    found = []
    for table, uuid, before, after in journal.images(ws.ledger, sequence):
        if uuid not in only:
            continue
        shape = shape_of_table(table)
        for column in sorted(shape.columns, key=_place):
            if column == _OWN:
                found += _own_differences(ws, shape, before, after)
                continue
            name = catalogue().get(f"trail.{table}.{column}")
            pair = _told(shape, column, before), _told(shape, column, after)
            if name is not None and pair[0] != pair[1]:
                found.append(
                    Difference(word("trail.field", record=word(f"trail.{table}.name"), field=name), *pair)
                )
    return found


def _own_differences(
    ws: Workspace, shape: Shape, before: Mapping[str, Value] | None, after: Mapping[str, Value] | None
) -> list[Difference]:
    """Return what changed in the office's own fields, each under its label."""
    then, now = (dict(shape.meant(_OWN, image[_OWN])) if image else {} for image in (before, after))
    fields = {each.uuid: each for each in all_fields(ws)}
    order = [uuid for uuid in fields if uuid in then or uuid in now]
    order += sorted((then.keys() | now.keys()) - fields.keys())
    told = flag_words()
    found = []
    for uuid in order:
        pair = tuple(own_words(fields.get(uuid), values.get(uuid, ""), told) for values in (then, now))
        if pair[0] != pair[1]:
            label = fields[uuid].label if uuid in fields else word("custom.unknown")
            record = word(f"trail.{shape.table}.name")
            found.append(Difference(word("trail.field", record=record, field=label), *pair))
    return found


def own_words(field: CustomField | None, text: str, flags: Mapping[str, str]) -> str:
    """Return the value of an own field as people say it."""
    return text if field is None or not text else value_text(field_cell(field.field, text, flags))


def _place(column: str) -> tuple[int, str]:
    """Put the text of a record first, the rest by name."""
    return (0 if column in {"code", "text", "name", "title"} else 1, column)


def _told(shape: Shape, column: str, image: Mapping[str, Value] | None) -> str:
    return "" if image is None else _words(shape.meant(column, image[column]))


def _words(value: object) -> str:
    """Return one value of a record as people say it; nothing is empty text."""
    match value:
        case None:
            return ""
        case bool():
            return word("cells.yes") if value else ""
        case StrEnum():
            return word_of(value)
        case date():
            return chinese_date(value)
        case tuple():
            return word("lists.or").join(map(_words, value))
    return str(value)
