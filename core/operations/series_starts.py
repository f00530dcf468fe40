"""起始号: where a series of numbers begins in this ledger, when the year's first ones were used before it.

The numbers before are entered as void with that reason, so that the register stays without a gap and an
auditor reads why (domain.md §4). Numbers are never taken back, so neither is a start; it is set before the
first letter.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.change import Outcome
from core.domain.violation import Violation
from core.errors import Refused
from core.letter_kinds import all_plans
from core.operations.letter_numbers import series_of_plan
from core.operations.writing import change, outcome, require
from core.store import numbers
from core.wording import word
from core.workspace import Workspace

MOST_BEFORE = 2000
_YEARS = range(1949, 9999)


@dataclass(frozen=True, slots=True, kw_only=True)
class StartDraft:
    """The first number a series is to bear here in a year, as typed."""

    series: str = ""
    year: int | None = None
    first: int | None = None


def draft_of(ws: Workspace) -> StartDraft:
    """Return the draft to begin with: this year."""
    return StartDraft(year=ws.clock.today().year)


def known_series(ws: Workspace) -> list[str]:
    """Return every series letters of this office may bear, numbered issues included."""
    found = set()
    for plan in all_plans():
        found |= {plan.issue_series} - {""}
        if not plan.only_issues and ws.office.number_prefix.strip():
            found.add(series_of_plan(ws, plan))
    return sorted(found)


def check(ws: Workspace, draft: StartDraft) -> list[Violation]:
    """Return what is wrong with a start: a series nobody uses, one begun already, a number out of bounds."""
    series = draft.series.strip()
    if not series:
        return [Violation("series", "required")]
    if series not in known_series(ws):
        return [Violation("series", "series_unknown", facts=(("series", series),))]
    if draft.year is None or draft.year not in _YEARS:
        return [Violation("year", "required")]
    if draft.first is None or not 1 < draft.first <= MOST_BEFORE + 1:
        return [Violation("first", "series_first", facts=(("most", str(MOST_BEFORE + 1)),))]
    last = numbers.upcoming(ws.ledger, series, draft.year) - 1
    return [Violation("series", "series_begun", facts=(("last", str(last)),))] if last else []


def start(ws: Workspace, draft: StartDraft) -> Outcome[int]:
    """Let the first letter of a series and year bear the number typed; return how many stand void before it.

    Raises ``Refused`` for what ``check`` says, and in a restored ledger until its numbers are confirmed.
    """
    require(check(ws, draft), "series_start_form")
    if draft.year is None or draft.first is None:
        raise Refused("series_first_missing")
    series = draft.series.strip()
    numbers.refuse_unconfirmed(ws.ledger, series, draft.year)
    year, first = draft.year, draft.first
    with change(ws, "letter.start", undoable=False, series=series, year=year, first=first) as tx:
        before = numbers.begin_at(tx, series, year, first, word("series_start_form.before"))
    return outcome(ws, tx, before)
