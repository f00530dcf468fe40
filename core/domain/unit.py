"""Units (单位) and the part each plays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class UnitRole(StrEnum):
    """The part a unit plays for an issue, a measure or an inspection."""

    LEAD = "lead"
    """牵头单位."""
    DUTY = "duty"
    """责任单位."""
    SUPPORTING = "supporting"
    """配合单位."""
    SUPERVISING = "supervising"
    """督导单位."""
    INSPECTED = "inspected"
    """受检单位."""
    JOINT = "joint"
    """联合单位: inspects together with the office (row 37)."""


BEARING = (UnitRole.LEAD, UnitRole.DUTY)
"""Who answers for something: figures by unit, rankings and letters count these parts alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An office that answers for something. ``aliases`` are other names it is written under."""

    uuid: str
    revision: int = 1
    name: str
    aliases: tuple[str, ...] = ()
    code: str = ""
    liaison: str = ""
    phone: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    """What sort of unit it is (县区, 执法单位 …): a chosen set of units is all units of one tag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitShare:
    """A unit's part in exactly one record (issue, measure or inspection), in written order."""

    uuid: str
    revision: int = 1
    issue_uuid: str | None = None
    measure_uuid: str | None = None
    inspection_uuid: str | None = None
    unit_uuid: str
    role: UnitRole
    position: int
    handed_on: date | None = None
    """交办日期: when an issue was handed down to this unit."""
    sign_due: date | None = None
    """签收时限 by the office's setting on that day."""
    signed_on: date | None = None
    signed_by: str = ""
