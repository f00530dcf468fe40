"""Which records the ledger keeps, and under which table; no other table name is ever built from a class."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Any, ClassVar, Protocol


class Record(Protocol):
    """A frozen dataclass with a name that is unique for ever and a revision that only grows."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def uuid(self) -> str:
        """Return the name of the record."""

    @property
    def revision(self) -> int:
        """Return how often the record was changed, counted from 1."""


_HOMES = {
    "Office": "office",
    "Unit": "unit",
    "Batch": "batch",
    "Issue": "issue",
    "StatusMove": "lifecycle",
    "Measure": "measure",
    "Review": "review",
    "FollowUp": "review",
    "Extension": "review",
    "ProgressNote": "measure",
    "PlanItem": "inspection_plan",
    "InspectionRecord": "inspection",
    "Problem": "inspection",
    "Recheck": "recheck",
    "UnitShare": "unit",
    "Criterion": "criterion",
    "Milestone": "milestone",
    "MilestoneReport": "milestone",
    "MeasureLink": "links",
    "IssueLink": "links",
    "Letter": "letter",
    "LetterItem": "letter",
    "Reply": "reply",
    "RecurringDuty": "duty",
    "Occurrence": "duty",
    "Evidence": "evidence",
    "LetterNumber": "letter",
    "Submission": "submission",
    "RegisterDefinition": "register",
    "RegisterEntry": "register",
    "Operator": "people",
    "Liaison": "people",
    "Leader": "people",
    "LeaderVisit": "people",
    "RegisterLink": "register",
    "Dispatch": "dispatch",
    "DispatchRule": "dispatch",
    "HolidayYear": "holidays",
    "CustomField": "custom_field",
    "SourceDocument": "plan",
    "UpperTask": "plan",
    "TaskClaim": "plan",
    "TaskLink": "plan",
    "ExportTemplate": "export_template",
    "LetterPrinting": "printing",
    "Ladder": "ladder",
    "Dismissal": "ladder",
    "LetterTemplate": "letter_template",
}
"""Every record class and the module of ``core.domain`` it is written in, parents before children.

By name alone: most of what is done needs a few of them, and making all of them takes a start of the program
as long as drawing its window.
"""

_CLASSES = {re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower(): name for name in _HOMES}
_TABLES = {name: table for table, name in _CLASSES.items()}

RECORD_TABLES = tuple(_CLASSES)


def record_classes() -> tuple[type[Any], ...]:
    """Return all record classes, parents before children."""
    return tuple(map(class_of, RECORD_TABLES))


def table_of(cls: type[Any]) -> str:
    """Return the table of a record class; ``KeyError`` for a class the ledger does not keep."""
    if cls.__module__ != f"core.domain.{_HOMES[cls.__name__]}":
        raise KeyError(cls)
    return _TABLES[cls.__name__]


@cache
def class_of(table: str) -> type[Any]:
    """Return the record class of ``table``; ``KeyError`` for a table that holds no records."""
    name = _CLASSES[table]
    found: type[Any] = getattr(import_module(f"core.domain.{_HOMES[name]}"), name)
    return found
