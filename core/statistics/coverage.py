"""Coverage: which units were inspected when, and how many of all chosen ones (13 of 13, row 10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from core.domain.inspection_sight import Sight
from core.statistics.rates import Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageLine:
    """One unit: the codes of its inspections under every column."""

    unit_uuid: str
    unit_name: str
    cells: tuple[tuple[str, ...], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Return every inspection of the unit in the span, each once."""
        return tuple(dict.fromkeys(code for cell in self.cells for code in cell))


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The matrix: a line for every chosen unit, a column for every year, or for the quarters of ``year``."""

    year: int | None
    columns: tuple[int, ...]
    lines: tuple[CoverageLine, ...]

    def rate(self, column: int) -> Rate:
        """Return how many of the units were inspected in one column (its place, not its number)."""
        return Rate(sum(bool(line.cells[column]) for line in self.lines), len(self.lines))

    @property
    def whole(self) -> Rate:
        """Return how many of the units were inspected at all in the span."""
        return Rate(sum(bool(line.codes) for line in self.lines), len(self.lines))

    def codes(self, column: int) -> tuple[str, ...]:
        """Return the inspections of one column, each once."""
        return tuple(dict.fromkeys(code for line in self.lines for code in line.cells[column]))


def coverage_of(
    sights: Iterable[Sight],
    units: Sequence[tuple[str, str]],
    *,
    year: int | None,
    years: Sequence[int],
    on_site: bool,
) -> Coverage:
    """Return the matrix of ``units`` (uuid, name); only visits in place count where ``on_site`` says so.

    An inspection belongs to the year and quarter it began in.
    """
    columns = tuple(years) if year is None else (1, 2, 3, 4)
    place_of: Callable[[date], int | None] = (
        (lambda day: day.year) if year is None else (lambda day: quarter(day) if day.year == year else None)
    )
    found: dict[tuple[str, int | None], list[str]] = {}
    for sight in sights:
        if sight.on_site or not on_site:
            for unit_uuid, _ in sight.units:
                key = unit_uuid, place_of(sight.record.started_on)
                found.setdefault(key, []).append(sight.record.code)
    lines = [
        CoverageLine(
            unit_uuid=uuid,
            unit_name=name,
            cells=tuple(tuple(dict.fromkeys(found.get((uuid, column), ()))) for column in columns),
        )
        for uuid, name in units
    ]
    return Coverage(year=year, columns=columns, lines=tuple(lines))


def quarter(day: date) -> int:
    """Return the quarter of the year, 1 to 4."""
    return (day.month + 2) // 3
