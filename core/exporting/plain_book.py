"""Plain sheets of words: title, notes, one head, rows, and rows left empty to be filled in by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.exporting.book import Book, Sheet, new_book
from core.exporting.heights import ROW_LIMIT_PT, capacity, text_height
from core.exporting.ledger_lines import Paper
from core.exporting.ledger_styles import LedgerStyles
from core.exporting.print_setup import set_up_page
from core.exporting.texts import CELL_UNITS, clean_text
from core.progress import SILENT, Progress

_TITLE_PT = 36.0
_MOST = CELL_UNITS // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainSheet:
    """One sheet. ``widths`` are Excel's, one for every head; ``row_height`` is the least height of a row.

    ``above`` stand between title and head, ``below`` after the rows, each over the whole width.
    """

    name: str
    title: str
    heads: Sequence[str]
    widths: Sequence[float]
    rows: Sequence[Sequence[str]]
    above: Sequence[str] = field(default=())
    below: Sequence[str] = field(default=())
    row_height: float = 0.0
    total: str = ""
    """The last row of the table over its whole width, in the look of a total; empty: none."""


def write_plain(path: Path, sheets: Sequence[PlainSheet], progress: Progress = SILENT) -> None:
    """Write ``sheets`` to ``path``, whole or not at all; raises ``Environment`` (disk)."""
    with new_book(path) as book:
        styles = LedgerStyles.of(book)
        for number, each in enumerate(sheets):
            progress.step(number, len(sheets), each.name)
            _write_sheet(book, each, styles)
        progress.step(len(sheets), len(sheets))


def _write_sheet(book: Book, told: PlainSheet, styles: LedgerStyles) -> None:
    sheet = book.sheet(told.name)
    head_row = 1 + len(told.above)
    set_up_page(sheet, Paper.A4, repeat=(head_row, head_row))
    for place, width in enumerate(told.widths):
        sheet.sheet.set_column(place, place, width)
    last = len(told.heads) - 1
    across = capacity(sum(told.widths))
    sheet.span(sheet.row(_TITLE_PT), 0, last, clean_text(told.title), styles.title)
    for text in told.above:
        sheet.span(sheet.row(text_height(text, across)), 0, last, clean_text(text), styles.note)
    _write_row(sheet, told.heads, told.widths, styles, head=True)
    for cells in told.rows:
        _write_row(sheet, cells, told.widths, styles, least=told.row_height)
    if told.total:
        sheet.span(sheet.row(text_height(told.total, across)), 0, last, clean_text(told.total), styles.total)
    for text in told.below:
        sheet.span(sheet.row(text_height(text, across)), 0, last, clean_text(text), styles.note)


def _write_row(
    sheet: Sheet,
    cells: Sequence[str],
    widths: Sequence[float],
    styles: LedgerStyles,
    *,
    head: bool = False,
    least: float = 0.0,
) -> None:
    texts = [clean_text(cell)[:_MOST] for cell in cells]
    needed = max(text_height(text, capacity(width)) for text, width in zip(texts, widths, strict=True))
    row = sheet.row(min(max(needed, least), ROW_LIMIT_PT))
    for place, text in enumerate(texts):
        long = len(text) > widths[place] / 2
        sheet.text(row, place, text, styles.head if head else styles.left if long else styles.centred)
