"""Links between records: a measure that serves several issues, and issues alike (domain.md §1 row 16).

A link is never counted: a measure belongs to one issue and is counted there alone (decision 0024).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.domain.issue import Issue


class SeenSlot(StrEnum):
    """The five slots of 五见, named after the fields of an issue that hold their words."""

    PERSON = "seen_person"
    MATTER = "seen_matter"
    CASE = "seen_case"
    RESULT = "seen_result"
    EFFECT = "seen_effect"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLink:
    """A measure of another issue that also serves ``issue_uuid``."""

    uuid: str
    revision: int = 1
    issue_uuid: str
    measure_uuid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueLink:
    """Two issues alike (举一反三), shown on both; ``issue_uuid`` is the smaller of the two names."""

    uuid: str
    revision: int = 1
    issue_uuid: str
    other_uuid: str
    note: str = ""

    def beside(self, uuid: str) -> str:
        """Return the issue linked with ``uuid``."""
        return self.other_uuid if uuid == self.issue_uuid else self.issue_uuid


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedIssue:
    """An issue alike, and the link that says so."""

    link: IssueLink
    issue: Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedMeasure:
    """Measure ``position`` of an issue also stands under another one."""

    link: MeasureLink
    position: int
    issue: Issue


def slots_filled(issue: Issue) -> list[SeenSlot]:
    """Return the slots of 五见 that hold words."""
    return [slot for slot in SeenSlot if str(getattr(issue, slot.value)).strip()]
