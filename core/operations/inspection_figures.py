"""Figures of inspections: sums, coverage of units, and both as Excel."""

from __future__ import annotations

from pathlib import Path

from core.domain.inspection import InspectionKind, InspectionWay
from core.domain.unit import Unit
from core.exporting.plain_book import PlainSheet, write_plain
from core.operations.inspection_sights import sights
from core.progress import SILENT, Progress
from core.statistics.coverage import Coverage, coverage_of
from core.statistics.inspection_figures import (
    FigureLine,
    InspectionFigure,
    InspectionFigures,
    InspectionSplit,
    figures_of,
)
from core.statistics.words import count_words, rate_words, share_words
from core.store import records
from core.wording import word, word_of
from core.workspace import Workspace

_NAME_WIDTH = 30.0
_NUMBER_WIDTH = 11.0


def figures(ws: Workspace, year: int | None = None) -> InspectionFigures:
    """Return the sums over all inspections, or over those begun in ``year``."""
    return figures_of([each for each in sights(ws) if year in (None, each.record.started_on.year)])


def years(ws: Workspace) -> list[int]:
    """Return the years inspections began in, the newest first."""
    return sorted({each.record.started_on.year for each in sights(ws)}, reverse=True)


def unit_tags(ws: Workspace) -> list[str]:
    """Return every sort of unit the office has named."""
    return sorted({tag for unit in records.find(ws.ledger, Unit) for tag in unit.tags})


def coverage(ws: Workspace, year: int | None = None, tag: str = "", *, on_site: bool = True) -> Coverage:
    """Return which units were inspected when: by year, or by quarter of ``year``.

    The units are those of ``tag``; without one, those that were ever inspected or wear any tag.
    """
    seen = sights(ws)
    inspected = {uuid for sight in seen for uuid, _ in sight.units}
    chosen = [
        (unit.uuid, unit.name)
        for unit in records.find(ws.ledger, Unit, order="name")
        if (tag in unit.tags if tag else unit.uuid in inspected or unit.tags)
    ]
    begun = {each.record.started_on.year for each in seen} or {ws.clock.today().year}
    span = range(min(begun), max(begun) + 1)
    return coverage_of(seen, chosen, year=year, years=span, on_site=on_site)


def line_name(split: InspectionSplit, line: FigureLine) -> str:
    """Return what a line of a table is called."""
    if not line.value:
        return word("statistics.none")
    if split is InspectionSplit.KIND:
        return word_of(InspectionKind(line.value))
    return word_of(InspectionWay(line.value)) if split is InspectionSplit.WAY else line.value


def column_heads(found: Coverage) -> list[str]:
    """Return the words above the columns of a coverage matrix."""
    key = "coverage.year" if found.year is None else "coverage.quarter"
    return [word(key, number=column) for column in found.columns]


def line_words(line: FigureLine) -> list[str]:
    """Return the cells of a line: every figure, then the two rates."""
    cells = [count_words(line.totals[figure]) for figure in InspectionFigure]
    return [*cells, share_words(line.rectified), share_words(line.completion)]


def figure_heads() -> list[str]:
    """Return the words above the cells of ``line_words``."""
    rates = [word("inspection_figures.rectified"), word("inspection_figures.completion")]
    return [*(word_of(figure) for figure in InspectionFigure), *rates]


def export_figures(ws: Workspace, path: Path, year: int | None = None, progress: Progress = SILENT) -> Path:
    """Write every table of sums to ``path`` and return it."""
    found = figures(ws, year)
    heads = figure_heads()
    sheets = []
    for split, lines in found.tables.items():
        rows = [[line_name(split, line), *line_words(line)] for line in lines]
        rows.append([word("statistics.whole"), *line_words(found.whole)])
        sheets.append(
            PlainSheet(
                name=word_of(split),
                title=_title(ws, "inspection_figures.title", year),
                heads=[word_of(split), *heads],
                widths=[_NAME_WIDTH, *[_NUMBER_WIDTH] * len(heads)],
                rows=rows,
            )
        )
    sheets.append(
        PlainSheet(
            name=word("inspection_figures.counts"),
            title=_title(ws, "inspection_figures.title", year),
            heads=[word("inspection_figures.count_name"), word("inspection_figures.count_total")],
            widths=[_NAME_WIDTH, _NAME_WIDTH],
            rows=[[line.name, count_words(line.total, line.unit_word)] for line in found.counts],
        )
    )
    write_plain(path, sheets, progress)
    return path


def export_coverage(
    ws: Workspace,
    path: Path,
    year: int | None = None,
    tag: str = "",
    *,
    on_site: bool = True,
    progress: Progress = SILENT,
) -> Path:
    """Write the coverage matrix to ``path`` and return it."""
    found = coverage(ws, year, tag, on_site=on_site)
    heads = [word("coverage.unit"), *column_heads(found), word("statistics.whole")]
    rows: list[list[str]] = [
        [line.unit_name, *(str(len(cell) or "") for cell in line.cells), str(len(line.codes) or "")]
        for line in found.lines
    ]
    rates = [rate_words(found.rate(place)) for place in range(len(found.columns))]
    rows.append([word("coverage.rate"), *rates, rate_words(found.whole)])
    sheet = PlainSheet(
        name=word("coverage.sheet"),
        title=_title(ws, "coverage.title", year),
        heads=heads,
        widths=[_NAME_WIDTH, *[_NUMBER_WIDTH * 1.6] * (len(heads) - 1)],
        rows=rows,
    )
    write_plain(path, [sheet], progress)
    return path


def _title(ws: Workspace, key: str, year: int | None) -> str:
    span = word("inspection_figures.all_years") if year is None else word("coverage.year", number=year)
    return word(key, office=ws.office.name, span=span)
