"""Inspection records (督察检查记录): who went where, what was read and counted, what was found.

Rows of ``domain.md`` §1 named in comments below say which mechanism a field serves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class InspectionKind(StrEnum):
    """督查 kinds (国令733号 art. 14) and the look-back."""

    COMPREHENSIVE = "comprehensive"
    """综合督察."""
    SPECIAL = "special"
    """专项督察."""
    ROUTINE = "routine"
    """日常督办."""
    CLUE_CHECK = "clue_check"
    """线索核查."""
    FOLLOW_UP = "follow_up"
    """回头看."""
    ENFORCEMENT = "enforcement"
    """执法检查 (row 57)."""
    FILE_REVIEW = "file_review"
    """案卷评查 (rows 57, 94)."""
    PENALTY_FILING = "penalty_filing"
    """重大处罚备案 (row 57)."""
    ARCHIVE_CHECK = "archive_check"
    """卷宗核查, a check of many files of one sort (row 28)."""
    CAMPAIGN = "campaign"
    """专项监督自查: one record over many units (row 21)."""


class InspectionWay(StrEnum):
    """The ways an inspection was done."""

    ON_SITE = "on_site"
    IN_WRITING = "in_writing"
    JOINT = "joint"
    UNANNOUNCED = "unannounced"
    MEETING = "meeting"
    DOCUMENTS = "documents"
    CASE_FILES = "case_files"
    CASE_REVIEW = "case_review"


ON_SITE_WAYS = (InspectionWay.ON_SITE, InspectionWay.UNANNOUNCED)
"""The ways in which somebody went there: what 实地督察全覆盖 counts (row 10)."""


class Qualifier(StrEnum):
    """How exact a count is: 余, 多, 近, 约."""

    EXACT = "exact"
    OVER = "over"
    MORE = "more"
    NEARLY = "nearly"
    ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count with its name, measure word and qualifier: 查阅材料 400 余 份."""

    name: str
    value: int
    unit_word: str = ""
    qualifier: Qualifier = Qualifier.EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionRecord:
    """One inspection. Units inspected are ``UnitShare`` rows; problems found are ``Problem`` rows.

    The counts from ``problems_found`` on are what a paper states; they stand where the problems are not
    entered one by one (``core.statistics.inspection_results``).
    """

    uuid: str
    revision: int = 1
    code: str
    title: str
    kind: InspectionKind = InspectionKind.ROUTINE
    ways: tuple[InspectionWay, ...] = ()
    basis: str = ""
    started_on: date
    ended_on: date
    points: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    files_checked: int = 0
    files_good: int = 0
    conclusion: str = ""
    note: str = ""
    theme: str = ""
    """What it was about, a word or two: two inspections of one theme may repeat each other (art. 15)."""
    scope: str = ""
    """督察内容, one item a line; the blank self-report form asks for each (row 60)."""
    leader: str = ""
    """督查组长 (art. 8)."""
    plan_item_uuid: str | None = None
    """The item of the annual plan that it fulfils (row 35)."""
    files_total: int = 0
    """All case files there are, of which ``files_checked`` were looked at (row 28: 53016 and 14136)."""
    files_qualifier: Qualifier | None = None
    """How exact ``files_checked`` is: 1000余册."""
    problems_found: int = 0
    problems_solved: int = 0
    problems_long_term: int = 0
    problems_open: int = 0
    measures_taken: int = 0
    measures_done: int = 0
    concluded_on: date | None = None
    """The day the conclusion (督查结论) was made (art. 16)."""
    delivered_on: date | None = None
    """The day the inspected unit received it: from then it may ask for 复核 within 30 days (art. 17)."""
    custom: tuple[tuple[str, str], ...] = ()
    """(field, text) of the fields the office added itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem found at an inspection; ``issue_uuid`` is set once it was entered as an issue."""

    uuid: str
    revision: int = 1
    inspection_uuid: str
    position: int
    text: str
    place: str = ""
    requirement: str = ""
    issue_uuid: str | None = None
