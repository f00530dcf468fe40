"""What 工作台 shows: figures, due items, proposed letters; light, because the first page asks at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from core.domain.ladder import LadderColour
from core.domain.ladder_due import Reason
from core.domain.letter import LetterKind
from core.domain.listing import Timeliness

if TYPE_CHECKING:
    from core.domain.letter import Letter
    from core.domain.recheck import RecheckDue

MOST_DUE = 10
MOST_PROPOSALS = 6
"""How many due items and proposals 工作台 tells in words; the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """One line of 工作台: a measure or an issue that needs attention. ``days_left`` is negative when late."""

    issue_uuid: str
    measure_uuid: str | None
    code: str
    text: str
    units: str
    due: date | None
    days_left: int | None
    timeliness: Timeliness
    milestone: str = ""
    """What must be reached by ``due``, where that is a milestone on the way."""

    @property
    def entry(self) -> tuple[str, date | None, str]:
        """Return what makes lines one entry of a letter: one issue's, one day's, the same units'."""
        return self.issue_uuid, self.due, self.units


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDue:
    """An entry of a register that needs attention."""

    uuid: str
    register_name: str
    code: str
    text: str
    due: date | None
    days_left: int | None
    timeliness: Timeliness


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBackDue:
    """An issue in 长期坚持 that is to be looked at again."""

    issue_uuid: str
    code: str
    text: str
    due: date
    days_left: int
    timeliness: Timeliness


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterProposal:
    """A letter the ladder proposes: who is late with what. The clerk decides."""

    unit_uuid: str
    unit_name: str
    items: tuple[DueItem, ...]
    level: int = 0
    """The step of the ladder (row 36), from 1; 0 for a side step and for asking for a late reply."""
    kind: LetterKind = LetterKind.SUPERVISION
    step: str = ""
    step_name: str = ""
    colour: LadderColour = LadderColour.NONE
    reasons: tuple[Reason, ...] = ()
    """Why, item by item."""
    ladder: str = ""
    """The name of the scheme."""

    @property
    def entries(self) -> int:
        """Return how many items the letter itself will count: measures told together are one entry."""
        return len({item.entry for item in self.items})


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The figures and lists of 工作台, all from the same rows on one day."""

    today: date
    issues: int
    measures: int
    closed: int
    overdue: int
    due_soon: int
    standing: int
    undated: int
    by_status: tuple[tuple[str, int], ...]
    by_area: tuple[tuple[str, int], ...]
    due: tuple[DueItem, ...]
    """The most pressing of ``due_count`` items."""
    due_count: int
    proposals: tuple[LetterProposal, ...]
    """The most pressing of ``proposal_count``."""
    proposal_count: int
    replies_awaited: tuple[Letter, ...]
    next_submission: date | None
    last_period: str
    warnings: tuple[str, ...]
    entries_due: tuple[EntryDue, ...] = ()
    look_backs: tuple[LookBackDue, ...] = ()
    rechecks: tuple[RecheckDue, ...] = ()
    """Days of 复核 that run out; only the whole 工作台 asks for them."""
    unclaimed_tasks: int = 0
    """Upper tasks that nobody answered."""
