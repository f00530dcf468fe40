"""An inspection with what figures are counted from: its units, and what became of its problems."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.inspection import ON_SITE_WAYS, InspectionRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """``units`` are (uuid, name) of the inspected ones; the counts are of the problems entered one by one.

    A problem counts as solved when the issue made of it is done, as long-term when that is in 长期坚持, else
    as open, also while no issue was made of it. The measures are those of the issues.
    """

    record: InspectionRecord
    units: tuple[tuple[str, str], ...] = ()
    problems: int = 0
    solved: int = 0
    long_term: int = 0
    measures: int = 0
    measures_done: int = 0

    @property
    def on_site(self) -> bool:
        """Tell whether somebody went there."""
        return any(way in ON_SITE_WAYS for way in self.record.ways)
