"""What an inspection must satisfy beside its own fields: no repeated visit, counts that can be true."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from core.domain.drafts import InspectionDraft
from core.domain.inspection import InspectionKind
from core.domain.rules import check_done
from core.domain.violation import Severity, Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An inspection as far as another may repeat it. ``units`` are ids."""

    uuid: str
    code: str
    kind: InspectionKind
    theme: str
    started_on: date
    ended_on: date
    units: frozenset[str]


def overlaps(one: Visit, other: Visit, span: int) -> bool:
    """Tell whether two inspections repeat each other (国令733号 art. 15).

    They share a unit, lie at most ``span`` days apart and have the same theme; where either has no theme, the
    same kind. A look-back (回头看) repeats nothing: it is meant to come again. A span of 0 asks nothing.
    """
    if span <= 0 or one.uuid == other.uuid or InspectionKind.FOLLOW_UP in (one.kind, other.kind):
        return False
    themes = _plain(one.theme), _plain(other.theme)
    alike = themes[0] == themes[1] if all(themes) else one.kind is other.kind
    return alike and not one.units.isdisjoint(other.units) and _apart(one, other) <= timedelta(days=span)


def _apart(one: Visit, other: Visit) -> timedelta:
    first, second = sorted((one, other), key=lambda visit: visit.started_on)
    return max(second.started_on - first.ended_on, timedelta())


def repeats(visits: Iterable[Visit], span: int) -> list[tuple[Visit, Visit]]:
    """Return every pair (earlier, later) that repeats each other, by the later one's day."""
    found: list[tuple[Visit, Visit]] = []
    before: list[Visit] = []
    for visit in sorted(visits, key=lambda each: (each.started_on, each.code)):
        found += [(earlier, visit) for earlier in before if overlaps(earlier, visit, span)]
        before.append(visit)
    return found


def check_revisit(visit: Visit, others: Iterable[Visit], span: int) -> list[Violation]:
    """Return a warning for every other inspection that ``visit`` repeats."""
    found = [other for other in others if overlaps(visit, other, span)]
    return [
        Violation(
            "units",
            "revisited",
            Severity.WARNING,
            (("code", other.code), ("day", other.started_on.isoformat()), ("span", str(span))),
        )
        for other in sorted(found, key=lambda other: other.started_on)
    ]


_COUNTED = (
    "files_total", "files_checked", "files_good", "problems_found", "problems_solved", "problems_long_term",
    "problems_open", "measures_taken", "measures_done",
)  # fmt: skip


def check_today(draft: InspectionDraft, today: date) -> list[Violation]:
    """Check that what is entered as done is done: a visit to come belongs into the plan (row 35).

    An end that is not there yet is left empty until it is.
    """
    ahead = draft.started_on is not None and draft.started_on > today
    found = [Violation("started_on", "started_ahead")] if ahead else []
    found += check_done(today, ended_on=draft.ended_on)
    return found + check_done(today, concluded_on=draft.concluded_on, delivered_on=draft.delivered_on)


def check_figures(draft: InspectionDraft) -> list[Violation]:
    """Check the stated counts and the days of the conclusion."""
    found = [Violation(name, "count_negative") for name in _COUNTED if getattr(draft, name) < 0]
    if any(count.value < 0 for count in draft.counts):
        found.append(Violation("counts", "count_negative"))
    if draft.files_total and draft.files_checked > draft.files_total:
        found.append(Violation("files_checked", "more_checked_than_files"))
    if draft.measures_done > draft.measures_taken:
        found.append(Violation("measures_done", "more_done_than_taken"))
    if draft.concluded_on and draft.started_on and draft.concluded_on < draft.started_on:
        found.append(Violation("concluded_on", "concluded_before_start"))
    if draft.delivered_on and draft.concluded_on and draft.delivered_on < draft.concluded_on:
        found.append(Violation("delivered_on", "delivered_before_made"))
    if draft.delivered_on and not draft.conclusion.strip():
        found.append(Violation("conclusion", "delivered_without_conclusion", Severity.WARNING))
    joint = {"".join(name.split()) for name in draft.joint_units}
    if joint & {"".join(name.split()) for name in draft.units}:
        found.append(Violation("joint_units", "joint_is_inspected"))
    return found


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()
