"""What one journal entry changed, in words: field by field, before and after."""

from __future__ import annotations

import json
from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from core.store import journal
from core.wording import catalogue, chinese_date, word
from core.workspace import Workspace

_ENUMS = {
    ("issue", "status"): "IssueStatus",
    ("issue", "origin"): "IssueOrigin",
    ("measure", "status"): "MeasureStatus",
    ("letter", "state"): "LetterState",
    ("letter", "kind"): "LetterKind",
    ("unit_share", "role"): "UnitRole",
    ("inspection_record", "kind"): "InspectionKind",
}


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
        old, new = before or {}, after or {}
        for column in sorted({*old, *new}, key=_place):
            name = catalogue().get(f"trail.{table}.{column}")
            pair = _words(table, column, old.get(column)), _words(table, column, new.get(column))
            if name is not None and pair[0] != pair[1]:
                found.append(
                    Difference(word("trail.field", record=word(f"trail.{table}.name"), field=name), *pair)
                )
    return found


def _place(column: str) -> tuple[int, str]:
    """Put the text of a record first, the rest by name."""
    return (0 if column in {"code", "text", "name", "title"} else 1, column)


def _words(table: str, column: str, value: object) -> str:
    if value is None or value in {"", "[]"}:
        return ""
    enum = _ENUMS.get((table, column))
    text = str(value)
    if enum is not None:
        return catalogue().get(f"enums.{enum}.{text}", text)
    if text.startswith("["):
        return word("lists.or").join(str(each) for each in json.loads(text))
    if len(text) == 10 and text[4] == text[7] == "-":
        return chinese_date(date.fromisoformat(text))
    return text
