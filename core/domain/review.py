"""Reviews (核验), look-backs (回头看) and extensions (延期): what others decide about an issue.

None of these records is ever changed or removed: each is an act, a wrong one is answered by the next.
``position`` counts the records of a kind that an issue has, in the order they were entered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.inspection import InspectionWay


class ReviewStep(StrEnum):
    """Who reviews, in the order of a chain (domain.md §3.1)."""

    COUNTY = "county"
    """县级核验."""
    CITY = "city"
    """市级初核."""
    PROVINCE = "province"
    """省级终审."""


USUAL_CHAIN = (ReviewStep.CITY, ReviewStep.PROVINCE)
"""初核 then 终审: what holds for feedback from above whose batch says nothing else."""

OWN_CHAIN = (ReviewStep.COUNTY,)
"""What the office found itself, outside any batch, ends at the county."""


class ReviewResult(StrEnum):
    """What a review decided."""

    PASS = "pass"
    RETURN = "return"
    """退回: back to 整改中 in a new round."""


class FollowUpResult(StrEnum):
    """What a look-back found (domain.md row 63)."""

    CONSOLIDATED = "consolidated"
    """巩固."""
    PARTIAL = "partial"
    """部分反弹."""
    REBOUND = "rebound"
    """反弹."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One step of the chain in one round. ``opinion`` is the reason when the result is 退回."""

    uuid: str
    revision: int = 1
    issue_uuid: str
    round: int
    position: int = 0
    step: ReviewStep
    result: ReviewResult
    dated: date
    reviewed_by: str
    opinion: str = ""
    document_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One look at an issue that was closed or is kept up; ``reopened`` when it led to 重开."""

    uuid: str
    revision: int = 1
    issue_uuid: str
    round: int
    position: int = 0
    dated: date
    checked_by: str
    ways: tuple[InspectionWay, ...] = ()
    result: FollowUpResult = FollowUpResult.CONSOLIDATED
    ground: str = ""
    reopened: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A new limit for an issue, or for one of its measures; ``old_due`` is empty when there was no day."""

    uuid: str
    revision: int = 1
    issue_uuid: str
    measure_uuid: str | None = None
    round: int
    position: int = 0
    old_due: date | None = None
    new_due: date
    ground: str
    approved_by: str
    dated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDraft:
    """A review as typed. ``new_due`` is the new limit that a 退回 may set."""

    step: ReviewStep = ReviewStep.CITY
    result: ReviewResult = ReviewResult.PASS
    by: str = ""
    dated: date | None = None
    ground: str = ""
    document_number: str = ""
    new_due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpDraft:
    """A look-back as typed; ``reopen`` begins a new round at once, with ``new_due`` as its limit if given."""

    by: str = ""
    dated: date | None = None
    ways: tuple[InspectionWay, ...] = ()
    result: FollowUpResult = FollowUpResult.CONSOLIDATED
    ground: str = ""
    reopen: bool = False
    new_due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenDraft:
    """A reopening as typed."""

    by: str = ""
    dated: date | None = None
    ground: str = ""
    new_due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionDraft:
    """An extension as typed; ``by`` is who approved it, without ``measure_uuid`` it is of the whole issue."""

    new_due: date | None = None
    by: str = ""
    dated: date | None = None
    ground: str = ""
    measure_uuid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelsDraft:
    """The review levels of a batch as ticked."""

    levels: tuple[ReviewStep, ...] = ()


def ordered_chain(steps: Iterable[ReviewStep]) -> tuple[ReviewStep, ...]:
    """Return the steps once each, from the county upwards."""
    wanted = set(steps)
    return tuple(step for step in ReviewStep if step in wanted)


def next_step(chain: tuple[ReviewStep, ...], passed: Iterable[ReviewStep]) -> ReviewStep:
    """Return the first step not passed; when a chain was shortened behind a passed one, its last again."""
    done = set(passed)
    return next((step for step in chain if step not in done), chain[-1])
