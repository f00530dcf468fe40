"""What one journal entry changed, in words: field by field, before and after."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.store import journal
from core.store.mapping import Shape, Value, shape_of_table
from core.wording import catalogue, chinese_date, word, word_of
from core.workspace import Workspace


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
            name = catalogue().get(f"trail.{table}.{column}")
            pair = _told(shape, column, before), _told(shape, column, after)
            if name is not None and pair[0] != pair[1]:
                found.append(
                    Difference(word("trail.field", record=word(f"trail.{table}.name"), field=name), *pair)
                )
    return found


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
