"""What the hidden sheet beside a table that this program wrote says of its rows (docs/decisions/0077).

Exporting writes it, importing reads it: the names both must agree on stand here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

META_SHEET = "_meta"
FORMAT = "rectification-ledger"
"""What the first line of the hidden sheet says."""
ROW, KIND, AS_OF, UNIT = "row", "kind", "as_of", "unit"
"""Names of the lines: a row of the table, which table it is, the day it shows, the unit whose form it is."""


_CELLS = 7
"""Cells of a mark."""


class SheetKind(StrEnum):
    """The tables whose rows know where they came from."""

    LEDGER = "ledger"
    ISSUES = "issues"
    MEASURES = "measures"


class OwnPart(StrEnum):
    """What a measure has of its own; without it the cell shows what its issue has."""

    UNITS = "units"
    DEADLINE = "deadline"
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True)
class RowMark:
    """What one row of the table cannot show: what is the measure's own, and what the issue has unseen.

    ``check`` is what the row's words are known again by after somebody sorted the table, ``limit`` that of
    its deadline's words; ``overall`` counts the characters of the issue's progress before that of the first
    measure; ``units``, ``deadline_raw`` and ``deadline_due`` are the issue's where every measure has its own.
    """

    check: str
    limit: str = ""
    parts: frozenset[OwnPart] = frozenset()
    overall: int = 0
    units: str = ""
    deadline_raw: str = ""
    deadline_due: date | None = None

    def cells(self) -> tuple[str, ...]:
        """Return the mark as it is written behind the names of the records."""
        due = self.deadline_due.isoformat() if self.deadline_due else ""
        parts = " ".join(sorted(self.parts))
        return (self.check, self.limit, parts, str(self.overall), self.units, self.deadline_raw, due)


def mark_of(cells: tuple[str, ...]) -> RowMark | None:
    """Return the mark that ``cells`` hold, ``None`` for a row written before rows were marked."""
    check, limit, parts, overall, units, raw, due = (*cells, *[""] * _CELLS)[:_CELLS]
    known = {part.value for part in OwnPart}
    if not check:
        return None
    return RowMark(
        check,
        limit,
        frozenset(OwnPart(part) for part in parts.split() if part in known),
        int(overall) if overall.isdecimal() else 0,
        units,
        raw,
        day_of(due),
    )


def day_of(text: str) -> date | None:
    """Return the day that a mark names, none where a person wrote something else there."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


Marks = Mapping[str, RowMark]
"""Marks by the record that begins the row: its measure, or an issue without one."""
