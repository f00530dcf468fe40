"""Sums over inspections by kind, way, year and unit; every number knows the inspections it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.domain.inspection import Count, InspectionKind, InspectionWay, Qualifier
from core.domain.inspection_sight import Sight
from core.statistics.inspection_results import results_of, share
from core.statistics.qualified import Total, total_of
from core.statistics.rates import Rate
from core.wording import word


class InspectionFigure(StrEnum):
    """What is summed."""

    INSPECTIONS = "inspections"
    UNITS = "units"
    """Units inspected, each inspection for itself (单位次)."""
    POINTS = "points"
    PEOPLE = "people"
    """Inspectors, each inspection for itself (人次)."""
    FILES = "files"
    FILES_GOOD = "files_good"
    FOUND = "found"
    SOLVED = "solved"
    LONG_TERM = "long_term"
    OPEN = "open"
    MEASURES = "measures"
    MEASURES_DONE = "measures_done"


class InspectionSplit(StrEnum):
    """By what inspections are told apart."""

    KIND = "kind"
    WAY = "way"
    YEAR = "year"
    UNIT = "unit"
    THEME = "theme"
    INSPECTION = "inspection"
    """Each for itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """One group: its totals, and the codes of the inspections behind each."""

    value: str
    totals: Mapping[InspectionFigure, Total]
    codes: Mapping[InspectionFigure, tuple[str, ...]]

    @property
    def rectified(self) -> Rate | None:
        """Return the share of problems solved."""
        return share(self.totals[InspectionFigure.SOLVED].value, self.totals[InspectionFigure.FOUND].value)

    @property
    def completion(self) -> Rate | None:
        """Return the share of measures done."""
        done = self.totals[InspectionFigure.MEASURES_DONE].value
        return share(done, self.totals[InspectionFigure.MEASURES].value)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """The sum of one sort of count (查阅材料, in 份) and the inspections that state it."""

    name: str
    unit_word: str
    total: Total
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionFigures:
    """Everything summed over some inspections."""

    whole: FigureLine
    tables: Mapping[InspectionSplit, tuple[FigureLine, ...]]
    counts: tuple[CountLine, ...]


def figures_of(sights: Sequence[Sight]) -> InspectionFigures:
    """Return the sums over ``sights``; one of several ways or units stands in several lines, once in all."""
    return InspectionFigures(
        whole=_line("", sights),
        tables={split: tuple(_lines(sights, groups)) for split, groups in _GROUPS.items()},
        counts=count_lines(sights),
    )


def is_files(name: str) -> bool:
    """Tell whether a count by its name is that of the case files, which have a sum of their own (row 13)."""
    return _plain(name) in word("counted.files_names").split("|")


def count_lines(sights: Iterable[Sight]) -> tuple[CountLine, ...]:
    """Return the sums of what inspections counted besides case files, in the order first met."""
    found: dict[tuple[str, str], list[tuple[str, Count]]] = {}
    for sight in sights:
        for count in sight.record.counts:
            if is_files(count.name):
                continue
            key = _plain(count.name), _plain(count.unit_word)
            found.setdefault(key, []).append((sight.record.code, count))
    return tuple(
        CountLine(
            name=name,
            unit_word=unit_word,
            total=total_of(Total(count.value, count.qualifier) for _, count in parts),
            codes=tuple(dict.fromkeys(code for code, _ in parts)),
        )
        for (name, unit_word), parts in found.items()
    )


def parts_of(sight: Sight) -> dict[InspectionFigure, Total]:
    """Return what one inspection adds to every sum."""
    record, results = sight.record, results_of(sight)
    exactness = record.files_qualifier or Qualifier.EXACT
    plain = {
        InspectionFigure.INSPECTIONS: 1,
        InspectionFigure.UNITS: len(sight.units),
        InspectionFigure.POINTS: len(record.points),
        InspectionFigure.PEOPLE: len(record.people),
        InspectionFigure.FILES_GOOD: record.files_good,
        InspectionFigure.FOUND: results.balance.found,
        InspectionFigure.SOLVED: results.balance.solved,
        InspectionFigure.LONG_TERM: results.balance.long_term,
        InspectionFigure.OPEN: results.balance.open,
        InspectionFigure.MEASURES: results.measures,
        InspectionFigure.MEASURES_DONE: results.measures_done,
    }
    found = {figure: Total(value) for figure, value in plain.items()}
    others = (Total(count.value, count.qualifier) for count in record.counts if is_files(count.name))
    found[InspectionFigure.FILES] = total_of((Total(record.files_checked, exactness), *others))
    return found


def _line(value: str, sights: Sequence[Sight]) -> FigureLine:
    parts = [(sight.record.code, parts_of(sight)) for sight in sights]
    return FigureLine(
        value=value,
        totals={figure: total_of(part[figure] for _, part in parts) for figure in InspectionFigure},
        codes={
            figure: tuple(code for code, part in parts if part[figure].value) for figure in InspectionFigure
        },
    )


def _lines(sights: Sequence[Sight], groups: Callable[[Sight], Iterable[str]]) -> list[FigureLine]:
    found: dict[str, list[Sight]] = {}
    for sight in sights:
        for value in dict.fromkeys(groups(sight)):
            found.setdefault(value, []).append(sight)
    return [_line(value, found[value]) for value in sorted(found, key=_rank)]


_ORDER = {value: place for place, value in enumerate((*InspectionKind, *InspectionWay))}


def _rank(value: str) -> tuple[bool, int, str]:
    return value == "", _ORDER.get(value, len(_ORDER)), value


_GROUPS: dict[InspectionSplit, Callable[[Sight], Iterable[str]]] = {
    InspectionSplit.KIND: lambda sight: [sight.record.kind.value],
    InspectionSplit.WAY: lambda sight: [way.value for way in sight.record.ways] or [""],
    InspectionSplit.YEAR: lambda sight: [str(sight.record.started_on.year)],
    InspectionSplit.UNIT: lambda sight: [name for _, name in sight.units] or [""],
    InspectionSplit.THEME: lambda sight: [_plain(sight.record.theme)],
    InspectionSplit.INSPECTION: lambda sight: [sight.record.code],
}


def _plain(text: str) -> str:
    return "".join(text.split())
