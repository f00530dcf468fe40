"""Several issues changed together: what is to change, and what that does to each of them."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.drafts import UnitName
from core.domain.unit import UnitRole

_ANSWERING = frozenset({UnitRole.LEAD, UnitRole.DUTY})


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchEditDraft:
    """What every chosen issue gets; what is empty stays as it is in each."""

    batch_uuid: str | None = None
    units: tuple[UnitName, ...] = ()
    """The new lead and duty units; supporting and supervising ones stay unless named here."""
    deadline_raw: str = ""

    @property
    def empty(self) -> bool:
        """Tell whether nothing is to change."""
        return not (self.batch_uuid or self.units or self.deadline_raw.strip())


@dataclass(frozen=True, slots=True)
class EditLine:
    """What happens to one issue: (field, before, after) of what changes, or why nothing of it may."""

    uuid: str
    code: str
    changes: tuple[tuple[str, str, str], ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """How many issues were changed, and the lines of those that had to stay as they were."""

    changed: int
    kept: tuple[EditLine, ...] = ()


def units_after(before: tuple[UnitName, ...], wanted: tuple[UnitName, ...]) -> tuple[UnitName, ...]:
    """Return the units of an issue once it answers to ``wanted``; nobody stands in one part twice."""
    if not wanted:
        return before
    told = {unit.role for unit in wanted} | _ANSWERING
    return tuple(dict.fromkeys((*wanted, *(unit for unit in before if unit.role not in told))))
