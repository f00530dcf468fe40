"""What a spreadsheet would do to the ledger, shown to a person before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.domain.deadline import Deadline
from core.domain.drafts import UnitName
from core.domain.issue import IssueStatus
from core.domain.measure import MeasureStatus
from core.domain.own_sheet import SheetKind
from core.domain.verdict import Verdict

SHEET_TEXTS = (
    "sequence",
    "area",
    "track",
    "text",
    "cause",
    "goal",
    "leader",
    "person",
    "phone",
    "criteria",
    "seen_result",
    "seen_effect",
    "extension",
    "institutional_result",
    "progress",
    "note",
)
"""Text fields of an issue that a sheet may fill, beside its number, units, deadline, state and measures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedMeasure:
    """One measure read from a cell. An unset deadline means the issue's."""

    row: int
    position: int
    text: str
    deadline: Deadline
    units: tuple[UnitName, ...] = ()
    verdict: Verdict = Verdict.NEW
    reasons: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    """(header, text) of its row in columns without a field, among them an office's own fields."""
    finished_on: date | None = None
    """The day its row says it was finished, where that is one whole day and the row holds one measure."""
    status: MeasureStatus | None = None
    """The state its row says; ``None`` where only the issue has one."""
    result: str = ""
    """What its row says was done, where the sheet tells this from what holds for the whole issue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedIssue:
    """One issue read from a sheet row. ``fields`` maps ``Issue`` text field names to text.

    ``key`` recognises the same row in a later import. ``extra`` keeps (header, text) of columns without a
    field; ``raw_units`` the units cell as written. ``reasons`` are sentences for people.
    """

    row: int
    key: str
    fields: tuple[tuple[str, str], ...]
    deadline: Deadline
    units: tuple[UnitName, ...] = ()
    raw_units: str = ""
    status: IssueStatus = IssueStatus.REGISTERED
    status_raw: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    measures: tuple[ProposedMeasure, ...] = ()
    verdict: Verdict = Verdict.NEW
    reasons: tuple[str, ...] = ()
    uuid: str = ""
    """The record this row was exported from, when the sheet is this program's own and says so."""
    answered_by: str = ""
    """The unit whose form (各单位填报表) the sheet is; its progress is that unit's alone."""
    like: str = ""
    """The issue of the ledger that this row may mean though number or batch differ; a person decides."""
    told: tuple[str, ...] = ()
    """Those of ``reasons`` that comparing with the ledger added; the next comparison says them anew."""
    same_as: str = ""
    """The issue that a person said this row means."""
    overall: str | None = None
    """The progress of the whole issue where the sheet tells it from that of its measures."""

    def field(self, name: str) -> str:
        """Return the text of field ``name``, empty when the sheet has none."""
        return dict(self.fields).get(name, "")

    def texts(self) -> dict[str, str]:
        """Return the text of every field of ``SHEET_TEXTS``, empty where the sheet has none."""
        given = dict(self.fields)
        return {name: given.get(name, "") for name in SHEET_TEXTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A row that cannot become a record, and the sentence that says why."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Everything read from one sheet. ``columns`` maps header text to field name ("" when unknown)."""

    source_name: str
    source_sha256: str
    sheet: str
    title: str
    reporter: str = ""
    basis: str = ""
    as_of: date | None = None
    anchor: date | None = None
    columns: tuple[tuple[str, str], ...]
    issues: tuple[ProposedIssue, ...]
    rejected: tuple[Rejection, ...] = ()
    warnings: tuple[str, ...] = ()
    stated_counts: tuple[tuple[str, int], ...] = ()
    surroundings: tuple[tuple[str, str], ...] = ()
    own: SheetKind | None = None
    """Which table of this program the file is, ``None`` for any other sheet."""
    doubts: tuple[str, ...] = ()
    """Sentences on rows that are alike an issue of the ledger, and on the batch, once it was compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many records an import added, changed and left alone."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What an import did."""

    batch_uuid: str
    issues: Tally
    measures: Tally
    rejected: tuple[Rejection, ...]
    warnings: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    held: tuple[str, ...] = ()
    """Sentences on what was kept out: closed rounds, states without their gates, limits that bind."""
    doubts: tuple[str, ...] = ()
    """Sentences on rows that came in as new though an issue here is alike."""
    closed_before: int = 0
    """New issues that came in struck off: history, which nobody reviewed here."""
    duties: int = 0
    """Duties begun for recurring measures and issues."""
