"""Inspection records (督察检查记录): who went where, what was read and counted, what was found."""

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
    """One inspection. Units inspected are ``UnitShare`` rows; problems found are ``Problem`` rows."""

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
