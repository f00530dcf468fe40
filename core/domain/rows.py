"""Flat read-only rows for list pages and Excel; attribute names are the column keys of ``listing``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.domain.deadline import DeadlineKind
from core.domain.dispatch import DispatchLine
from core.domain.duty import DutyLine
from core.domain.inspection import InspectionKind
from core.domain.issue import IssueOrigin, IssueStatus
from core.domain.letter import LetterKind, LetterState, SentWay
from core.domain.listing import Punctuality, Timeliness
from core.domain.measure import MeasureStatus
from core.domain.people import LiaisonState
from core.domain.plan import PlanLevel, TaskState
from core.domain.register_line import RegisterLine


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """An issue as listed; ``units`` joins the names in written order with 、.

    ``begun_on`` is the start of its deadline or the day of the feedback; ``finished_on`` the day it last
    became done in its present round.
    """

    uuid: str
    code: str
    area: str
    sequence: str
    text: str
    units: str
    leader: str
    deadline_raw: str
    deadline_due: date | None
    timeliness: Timeliness
    status: IssueStatus
    measures: int
    measures_done: int
    progress: str
    batch: str
    note: str
    track: str = ""
    origin: IssueOrigin = IssueOrigin.FEEDBACK
    deadline_kind: DeadlineKind = DeadlineKind.UNSET
    tags: str = ""
    begun_on: date | None = None
    finished_on: date | None = None
    punctuality: Punctuality = Punctuality.NOT_JUDGED
    own: Mapping[str, object] = field(default_factory=dict)
    """What stands under the columns of the office's own fields."""
    next_due: date | None = None
    """The deadline, or the first milestone on the way that is not reached."""
    criteria: str = ""
    milestones: str = ""
    five_seen: int = 0
    sign_state: Timeliness | None = None
    bearers: str = ""
    """Of ``units`` those that answer for it: 牵头 and 责任, not 配合 or 督导."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """A measure as listed; deadline and units fall back to its issue's."""

    uuid: str
    issue_uuid: str
    issue_code: str
    issue_text: str
    position: int
    text: str
    units: str
    deadline_raw: str
    deadline_due: date | None
    timeliness: Timeliness
    status: MeasureStatus
    progress: str
    area: str = ""
    track: str = ""
    batch: str = ""
    origin: IssueOrigin = IssueOrigin.FEEDBACK
    deadline_kind: DeadlineKind = DeadlineKind.UNSET
    tags: str = ""
    own: Mapping[str, object] = field(default_factory=dict)
    """What stands under the columns of the office's own fields."""
    next_due: date | None = None
    criteria: str = ""
    milestones: str = ""
    begun_on: date | None = None
    finished_on: date | None = None
    punctuality: Punctuality = Punctuality.NOT_JUDGED
    bearers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionRow:
    """An inspection as listed; ``problems_raised`` counts those already entered as issues."""

    uuid: str
    code: str
    started_on: date
    kind: InspectionKind
    title: str
    units: str
    people: str
    problems: int
    problems_raised: int
    theme: str = ""
    plan_item: str = ""
    files_checked: int = 0
    delivered_on: date | None = None
    own: Mapping[str, object] = field(default_factory=dict)
    """What stands under the columns of the office's own fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """A letter in the register."""

    uuid: str
    document_number: str
    kind: LetterKind
    title: str
    addressee: str
    dated_on: date
    reply_due: date | None
    state: LetterState
    void_reason: str
    file_name: str
    sign_due: date | None = None
    signed_on: date | None = None
    signed_by: str = ""
    sign_state: Timeliness | None = None
    """How the first clock stands; ``None`` where nobody is asked to sign."""
    reply_state: Timeliness | None = None
    """How the reply stands; ``None`` where none is asked for."""
    replied_on: date | None = None
    reply_said: str = ""
    reply_officer: str = ""
    reply_phone: str = ""
    sent_way: SentWay | None = None
    sent_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionRow:
    """A sealed package as listed."""

    uuid: str
    period: str
    sequence: int
    sealed_on: date
    target_name: str
    nil: bool
    issues: int
    measures: int
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A unit as listed: the issues it answers for, those overdue, and others in which it has a part."""

    uuid: str
    name: str
    aliases: str
    liaison: str
    phone: str
    issues: int
    overdue: int
    tags: str = ""
    supporting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LiaisonRow:
    """A liaison officer as listed; ``duties`` are joined with 、."""

    uuid: str
    unit: str
    liaison: str
    post: str
    phone: str
    since: date | None
    until: date | None
    liaison_state: LiaisonState
    duties: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderRow:
    """A leader as listed, with the issues held (hard cases, closed, overdue) and the visits of this year."""

    uuid: str
    leader: str
    aliases: str
    post: str
    leader_office: str
    held: int
    hard: int
    closed: int
    overdue: int
    visits: int
    last_visit: date | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """An upper task as listed, with its answer and the numbers of the issues made of it."""

    uuid: str
    task_number: str
    plan: str
    position: int
    area: str
    text: str
    deadline_words: str
    responsible: str
    task_criteria: str
    task_state: TaskState
    claim_unit: str
    claimed_by: str
    answered_on: date | None
    issue_codes: str
    decline_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A plan as listed, with its tasks counted."""

    uuid: str
    name: str
    plan_level: PlanLevel | None
    issuer: str
    document_number: str
    issued_on: date | None
    parent: str
    tasks: int
    claimed: int
    unclaimed: int
    declined: int
    done: int
    issues: int


ListRow = (
    IssueRow
    | MeasureRow
    | InspectionRow
    | LetterRow
    | SubmissionRow
    | UnitRow
    | RegisterLine
    | LiaisonRow
    | LeaderRow
    | DutyLine
    | DispatchLine
    | TaskRow
    | PlanRow
)
