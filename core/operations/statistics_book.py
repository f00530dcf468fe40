"""统计 as a workbook: the figures of a day, the periods up to it, the shares of acceptance."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from core.operations.acceptance import acceptance
from core.operations.period_figures import CYCLES, by_cycle
from core.operations.statistics import KINDS, as_of, statistics
from core.progress import SILENT, Progress
from core.workspace import Workspace


def export_statistics(
    ws: Workspace,
    path: Path,
    batch: str = "",
    progress: Progress = SILENT,
    *,
    day: date | None = None,
) -> Path:
    """Write every table to ``path`` as of ``day`` (else today), and return it.

    Issues and measures stand on a sheet each, then their periods, then acceptance with look-backs.
    """
    from core.exporting.statistics_book import Book, write_statistics

    asked = day or ws.clock.today()
    then = as_of(ws, asked) if asked != ws.clock.today() else ws
    try:
        book = Book(
            office=ws.office.name,
            tables=[statistics(then, kind, batch) for kind in KINDS],
            periods=[
                [by_cycle(ws, kind, cycle, batch=batch, day=asked) for cycle in CYCLES] for kind in KINDS
            ],
            acceptance=acceptance(then, batch),
        )
    finally:
        if then is not ws:
            then.close()
    write_statistics(path, book, progress=progress)
    return path
