"""体检: everything in the ledger that contradicts itself or is missing, each with the way to its record."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from functools import cache

from core.domain.deadline import DeadlineKind
from core.domain.health import Ailment
from core.domain.issue import Issue
from core.domain.listing import ListKind
from core.domain.unit_names import NameWords
from core.domain.violation import Severity
from core.operations.calendars import unknown_year
from core.operations.duty_health import duty_ailments
from core.operations.inspection_health import inspection_ailments
from core.resources import resource_path
from core.schedule.timeliness import ISSUE_DONE
from core.store import records
from core.store.health import find_ailments
from core.store.history_view import steps_back
from core.store.reading import one_moment
from core.wording import word
from core.workspace import Workspace

_YEAR = timedelta(days=366)
"""How far back reports of past days are looked at."""


def ailments(ws: Workspace) -> list[Ailment]:
    """Return everything amiss on the day of ``ws``: what must be mended first, then what to look at."""
    with one_moment(ws.ledger):
        found = find_ailments(ws.ledger, ws.clock.today(), name_words())
        found += [*inspection_ailments(ws), *duty_ailments(ws), *_calendars(ws), *_clock(ws)]
    return sorted(found, key=lambda ailment: ailment.severity is not Severity.ERROR)


def _calendars(ws: Workspace) -> list[Ailment]:
    """Return the issues whose deadline counts working days of a year without a holiday table."""
    found = []
    for issue in records.find(ws.ledger, Issue, deadline_kind=DeadlineKind.RELATIVE.value, order="code"):
        year = None if issue.status in ISSUE_DONE else unknown_year(ws, issue.deadline)
        if year is not None:
            found.append(
                Ailment(
                    rule="calendar_missing",
                    severity=Severity.WARNING,
                    kind=ListKind.ISSUES,
                    uuid=issue.uuid,
                    title=issue.code,
                    facts=(("year", str(year)),),
                )
            )
    return found


def _clock(ws: Workspace) -> list[Ailment]:
    """Return where the PC's clock went back within a year: days between are shown as before (0021)."""
    today = ws.clock.today()
    return [
        Ailment(
            rule="clock_went_back",
            severity=Severity.WARNING,
            kind=ListKind.ISSUES,
            uuid=step.issue,
            title=word("health_page.entry", number=step.sequence),
            facts=(("day", step.day.isoformat()), ("then", step.then.isoformat())),
        )
        for step in steps_back(ws.ledger, today, today - _YEAR)
    ]


def say(ailment: Ailment) -> str:
    """Return the sentence for an ailment."""
    return word(f"ailments.{ailment.rule}", **dict(ailment.facts))


@cache
def name_words() -> NameWords:
    """Return what unit names are compared by."""
    text = resource_path("vocabularies", "unit_names.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    return NameWords(read["places"], tuple((long, short) for long, short in read["abbreviations"]))
