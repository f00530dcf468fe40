"""What a person wants to enter about plans and tasks, before the rules have looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.domain.drafts import UnitName
from core.domain.plan import DocumentKind, PlanLevel
from core.domain.review import ReviewStep


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """A plan as typed; ``stated`` and ``dispatch`` hold one ``name：value`` a line."""

    name: str = ""
    title: str = ""
    level: PlanLevel | None = None
    issuer: str = ""
    document_number: str = ""
    anchor: date | None = None
    basis: str = ""
    parent_uuid: str | None = None
    review_levels: tuple[ReviewStep, ...] = ()
    stage_from: date | None = None
    stage_to: date | None = None
    target_percent: int = 0
    target_by: date | None = None
    model: str = ""
    dispatch: str = ""
    stated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDraft:
    """A source document as typed; ``existing`` names one that stands in the ledger already."""

    existing: str = ""
    title: str = ""
    document_number: str = ""
    issuer: str = ""
    dated: date | None = None
    kind: DocumentKind = DocumentKind.PLAN
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDraft:
    """An upper task as typed."""

    number: str = ""
    area: str = ""
    text: str = ""
    deadline_words: str = ""
    responsible: str = ""
    criteria: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDraft:
    """The answer to tasks as typed; an empty ``by`` is the operator, no day is today."""

    by: str = ""
    dated: date | None = None
    unit: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitDraft:
    """What a task is split into: an own issue, or ``issue_uuid`` of one that stands already.

    ``measures`` holds one measure a line, added to that issue.
    """

    issue_uuid: str = ""
    batch_uuid: str | None = None
    text: str = ""
    units: tuple[UnitName, ...] = ()
    deadline_raw: str = ""
    criteria: str = ""
    measures: str = ""
