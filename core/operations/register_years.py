"""年度汇总: every register's entries, due days, doing and rates of one year, as a table and as Excel."""

from __future__ import annotations

from pathlib import Path

from core.exporting.plain_book import PlainSheet, write_plain
from core.operations.register_definitions import shelf_of
from core.operations.register_lists import overview
from core.statistics.register_figures import RegisterRate
from core.wording import word
from core.workspace import Workspace

HEADS = ("shelf", "name", "entries", "due", "done", "on_time", "overdue", "rates")
_WIDTHS = (14.0, 28.0, 8.0, 8.0, 8.0, 8.0, 8.0, 48.0)


def heads() -> tuple[str, ...]:
    """Return the headings of the table."""
    return tuple(word(f"register_years.{key}") for key in HEADS)


def year_rows(ws: Workspace, year: int) -> list[tuple[str, ...]]:
    """Return one line for every register with an entry of ``year``; rosters have no year and count whole.

    Where nothing falls due or ends, those cells are empty rather than 0.
    """
    rows: list[tuple[str, ...]] = []
    for definition, figures in overview(ws, year):
        if not figures.entries:
            continue
        ends, falls = bool(definition.done), bool(definition.dues and definition.done)
        rows.append(
            (
                shelf_of(definition) or word("registers_page.own_shelf"),
                definition.name,
                str(figures.entries),
                str(figures.due) if falls else "",
                str(figures.done) if ends else "",
                str(figures.on_time) if falls else "",
                str(figures.overdue) if falls else "",
                word("punctuation.semicolon").join(
                    rate_words(rate) for rate in figures.rates if rate.percent
                ),
            )
        )
    return rows


def rate_words(rate: RegisterRate) -> str:
    """Return a rate with the counts behind it."""
    return word("registers.rate", name=rate.name, part=rate.part, whole=rate.whole, percent=rate.percent)


def export_year(ws: Workspace, path: Path, year: int) -> Path:
    """Write the table of ``year`` to ``path``."""
    sheet = PlainSheet(
        name=word("register_years.sheet"),
        title=word("register_years.title", office=ws.office.name, year=year),
        heads=heads(),
        widths=_WIDTHS,
        rows=year_rows(ws, year),
        below=(word("registers.signed"),),
    )
    write_plain(path, [sheet])
    return path
