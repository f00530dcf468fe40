"""Which records the ledger keeps, and under which table; no other table name is ever built from a class."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Protocol

from core.domain.batch import Batch
from core.domain.criterion import Criterion
from core.domain.custom_field import CustomField
from core.domain.dispatch import Dispatch, DispatchRule
from core.domain.duty import Occurrence, RecurringDuty
from core.domain.evidence import Evidence
from core.domain.holidays import HolidayYear
from core.domain.inspection import InspectionRecord, Problem
from core.domain.inspection_plan import PlanItem
from core.domain.issue import Issue
from core.domain.letter import Letter, LetterItem, LetterNumber
from core.domain.lifecycle import StatusMove
from core.domain.links import IssueLink, MeasureLink
from core.domain.measure import Measure, ProgressNote
from core.domain.milestone import Milestone, MilestoneReport
from core.domain.office import Office
from core.domain.people import Leader, LeaderVisit, Liaison, Operator
from core.domain.plan import SourceDocument, TaskClaim, TaskLink, UpperTask
from core.domain.recheck import Recheck
from core.domain.register import RegisterDefinition, RegisterEntry, RegisterLink
from core.domain.review import Extension, FollowUp, Review
from core.domain.submission import Submission
from core.domain.unit import Unit, UnitShare


class Record(Protocol):
    """A frozen dataclass with a name that is unique for ever and a revision that only grows."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def uuid(self) -> str:
        """Return the name of the record."""

    @property
    def revision(self) -> int:
        """Return how often the record was changed, counted from 1."""


RECORD_CLASSES: tuple[type[Any], ...] = (
    Office,
    Unit,
    Batch,
    Issue,
    StatusMove,
    Measure,
    Review,
    FollowUp,
    Extension,
    ProgressNote,
    PlanItem,
    InspectionRecord,
    Problem,
    Recheck,
    UnitShare,
    Criterion,
    Milestone,
    MilestoneReport,
    MeasureLink,
    IssueLink,
    Letter,
    LetterItem,
    Evidence,
    LetterNumber,
    Submission,
    RegisterDefinition,
    RegisterEntry,
    Operator,
    Liaison,
    Leader,
    LeaderVisit,
    RegisterLink,
    RecurringDuty,
    Occurrence,
    Dispatch,
    DispatchRule,
    HolidayYear,
    CustomField,
    SourceDocument,
    UpperTask,
    TaskClaim,
    TaskLink,
)
"""All record classes, parents before children."""


_TABLES: dict[type[Any], str] = {
    cls: re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower() for cls in RECORD_CLASSES
}
_CLASSES = {table: cls for cls, table in _TABLES.items()}

RECORD_TABLES = tuple(_CLASSES)


def table_of(cls: type[Any]) -> str:
    """Return the table of a record class; ``KeyError`` for a class the ledger does not keep."""
    return _TABLES[cls]


def class_of(table: str) -> type[Any]:
    """Return the record class of ``table``; ``KeyError`` for a table that holds no records."""
    return _CLASSES[table]
