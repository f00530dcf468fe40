"""A row's value as people read it: one function for the window's lists and for Excel."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from core.domain.listing import OWN, Column
from core.domain.register_line import RegisterLine
from core.domain.rows import InspectionRow, IssueRow, ListRow, MeasureRow
from core.letter_kinds import plan_of
from core.wording import catalogue, chinese_date, word, word_of

_ENUMS = {
    "timeliness": ("Timeliness",),
    "status": ("IssueStatus", "MeasureStatus"),
    "kind": ("InspectionKind",),
    "state": ("LetterState",),
    "origin": ("IssueOrigin",),
    "deadline_kind": ("DeadlineKind",),
    "punctuality": ("Punctuality",),
    "task_state": ("TaskState",),
    "plan_level": ("PlanLevel",),
    "reply_state": ("Timeliness",),
    "sign_state": ("Timeliness",),
    "sent_way": ("SentWay",),
}


def heading_of(column: Column) -> str:
    """Return the words above a column."""
    return column.heading or word(f"columns.{column.key}")


def cell_value(column: Column, row: ListRow) -> object:
    """Return what ``row`` holds for ``column``; raises ``AttributeError`` for a column of another list."""
    if isinstance(row, RegisterLine):
        return row.cell(column.key)
    if column.key.startswith(OWN) and isinstance(row, (IssueRow, MeasureRow, InspectionRow)):
        return row.own.get(column.key, "")
    return getattr(row, column.key)


def cell_text(column: Column, row: ListRow) -> str:
    """Return the words shown for ``column`` of ``row``; empty text when there is no value."""
    return value_text(cell_value(column, row))


def value_text(value: object) -> str:
    """Return any row value in words: enums by name, days as 2026年6月1日, truths as 是 and 否."""
    if value is None:
        return ""
    if isinstance(value, StrEnum):
        return word_of(value)
    if isinstance(value, bool):
        return word("cells.yes" if value else "cells.no")
    if isinstance(value, date):
        return chinese_date(value)
    return str(value)


def stored_words(column: str, value: str) -> str:
    """Return the words for a stored value of a column: enum members by name, everything else as it is."""
    for enum in _ENUMS.get(column, ()):
        words = catalogue().get(f"enums.{enum}.{value}")
        if words is not None:
            return words
    return plan_of(value).name if column == "kind" else value
