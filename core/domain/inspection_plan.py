"""年度督查计划: what an office means to inspect in a year, unit by unit and month by month (rows 35, 59)."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.inspection import InspectionKind, InspectionWay
from core.domain.violation import Severity, Violation

_FIRST_YEAR, _LAST_YEAR = 1949, 2199


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """One item of a year's plan. Each target unit is one visit planned; without units it is one visit.

    ``units`` are names, found under any name the unit is written by; ``months`` (1-12) say when, none means
    any time of the year.
    """

    uuid: str
    revision: int = 1
    year: int
    position: int
    title: str
    kind: InspectionKind = InspectionKind.SPECIAL
    ways: tuple[InspectionWay, ...] = ()
    units: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    leader: str = ""
    basis: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """An item as typed; ``months`` may hold any digits a person gave."""

    year: int = 0
    title: str = ""
    kind: InspectionKind = InspectionKind.SPECIAL
    ways: tuple[InspectionWay, ...] = ()
    units: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    leader: str = ""
    basis: str = ""
    note: str = ""


def check_plan_item(draft: PlanDraft) -> list[Violation]:
    """Check an item; the basis is asked for by art. 7 and 11, the time by art. 15 (国令733号)."""
    found = [] if draft.title.strip() else [Violation("title", "required")]
    if not _FIRST_YEAR <= draft.year <= _LAST_YEAR:
        found.append(Violation("year", "not_a_year"))
    if any(not 1 <= month <= 12 for month in draft.months):
        found.append(Violation("months", "plan_month"))
    names = ["".join(name.split()) for name in draft.units]
    if len(set(names)) < len(names):
        found.append(Violation("units", "unit_twice"))
    if not draft.basis.strip():
        found.append(Violation("basis", "basis_missing", Severity.WARNING))
    if not draft.months:
        found.append(Violation("months", "plan_undated", Severity.WARNING))
    if not draft.units:
        found.append(Violation("units", "plan_without_units", Severity.WARNING))
    return found
