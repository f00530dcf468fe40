"""Which source each list reads: the one place that maps a ``ListKind`` to its tables and columns.

Everything a source holds is fixed text; what a person typed only ever travels as a bound parameter.
"""

from __future__ import annotations

from core.domain.listing import ListKind
from core.store.issue_sources import ISSUES, MEASURES
from core.store.paper_sources import INSPECTIONS, LETTERS, SUBMISSIONS
from core.store.people_sources import LEADERS, LIAISONS, UNITS
from core.store.plan_sources import PLANS, TASKS
from core.store.source import Source

SOURCES: dict[ListKind, Source] = {
    ListKind.ISSUES: ISSUES,
    ListKind.MEASURES: MEASURES,
    ListKind.INSPECTIONS: INSPECTIONS,
    ListKind.LETTERS: LETTERS,
    ListKind.SUBMISSIONS: SUBMISSIONS,
    ListKind.UNITS: UNITS,
    ListKind.LIAISONS: LIAISONS,
    ListKind.LEADERS: LEADERS,
    ListKind.TASKS: TASKS,
    ListKind.PLANS: PLANS,
}
