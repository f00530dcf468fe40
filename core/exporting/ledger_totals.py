"""The figures of the ledger's total row, counted from the very rows that are written."""

from __future__ import annotations

from collections import Counter

from core.domain.listing import Timeliness
from core.domain.measure import MeasureStatus
from core.exporting.ledger_lines import LedgerLine
from core.wording import word

_DONE = frozenset({MeasureStatus.DONE, MeasureStatus.VERIFIED})


class Totals:
    """Counts issues and measures as they go by."""

    def __init__(self) -> None:
        self.issues = 0
        self.measures = 0
        self._measures_done = 0
        self._measures_overdue = 0
        self._states: Counter[Timeliness] = Counter()

    def add(self, line: LedgerLine) -> None:
        """Count one issue with its measures."""
        self.issues += 1
        self._states[line.issue.timeliness] += 1
        for measure in line.measures:
            self.measures += 1
            self._measures_done += measure.status in _DONE
            self._measures_overdue += measure.timeliness is Timeliness.OVERDUE

    def measure_words(self) -> str:
        """Return how many measures there are and how they stand."""
        facts = {"measures": self.measures, "done": self._measures_done, "overdue": self._measures_overdue}
        return word("exporting.total_measures", **facts)

    def issue_words(self) -> str:
        """Return how many issues stand in each timeliness; the figures add up to all issues."""
        return word("exporting.total_states", **{state.value: self._states[state] for state in Timeliness})
