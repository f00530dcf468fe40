"""统计 as a workbook: issues and measures on a sheet each, a block of rows for every split, and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.exporting.book import Book as ExcelBook
from core.exporting.book import Sheet, new_book
from core.exporting.heights import capacity, text_height
from core.exporting.ledger_lines import Paper
from core.exporting.ledger_styles import LedgerStyles
from core.exporting.period_sheet import write_acceptance, write_periods
from core.exporting.print_setup import set_up_page
from core.exporting.texts import clean_text
from core.progress import SILENT, Progress
from core.statistics.acceptance import Acceptance
from core.statistics.figures import Figure, Line, Statistics, figures_of
from core.statistics.period_figures import PeriodFigures
from core.statistics.words import line_name, overlap_words, rate_words
from core.wording import chinese_date, word

_TITLE_PT = 36.0
_HEAD_PT = 40.0
_NAME_WIDTH = 34.0
_WIDTH = 11.0
_MEANS = ("days_open", "days_taken", "days_late")


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What a workbook of figures holds: tables, then periods (a list for each kind), then acceptance."""

    office: str
    tables: Sequence[Statistics]
    periods: Sequence[Sequence[PeriodFigures]] = ()
    acceptance: Acceptance | None = None


def write_statistics(path: Path, told: Book, *, progress: Progress = SILENT) -> None:
    """Write ``told`` to ``path``, whole or not at all; raises ``Environment`` (disk)."""
    total = len(told.tables) + len(told.periods) + 1
    with new_book(path) as book:
        styles = LedgerStyles.of(book)
        for number, statistics in enumerate(told.tables):
            progress.step(number, total)
            _write_sheet(_sheet(book, f"exports.{statistics.kind.value}"), told.office, statistics, styles)
        for number, found in enumerate(told.periods, len(told.tables)):
            progress.step(number, total)
            name = f"by_period.sheet_{found[0].kind.value}"
            write_periods(_sheet(book, name), told.office, found, styles)
        if told.acceptance is not None:
            first = told.tables[0]
            sheet = _sheet(book, "acceptance_shares.sheet")
            write_acceptance(sheet, told.office, first.as_of, first.batch, told.acceptance, styles)
        progress.step(total, total)


def _sheet(book: ExcelBook, name: str) -> Sheet:
    sheet = book.sheet(word(name))
    set_up_page(sheet, Paper.A4, repeat=(1, 1))
    return sheet


def _write_sheet(sheet: Sheet, office: str, found: Statistics, styles: LedgerStyles) -> None:
    figures = figures_of(found.kind)
    rates = tuple(found.whole.rates())
    heads = [word("statistics.group"), *(word(f"statistics.figures.{figure.value}") for figure in figures)]
    heads += [word(f"statistics.rates.{name}") for name in rates]
    heads += [word(f"statistics.{name}") for name in _MEANS]
    sheet.sheet.set_column(0, 0, _NAME_WIDTH)
    sheet.sheet.set_column(1, len(heads) - 1, _WIDTH)
    sheet.sheet.freeze_panes(2, 1)
    title = word("statistics.title", office=office, day=chinese_date(found.as_of), batch=found.batch)
    sheet.span(sheet.row(_TITLE_PT), 0, len(heads) - 1, clean_text(title), styles.title)
    row = sheet.row(_HEAD_PT)
    for place, head in enumerate(heads):
        sheet.text(row, place, head, styles.head)
    _write_line(sheet, word("statistics.whole"), found.whole, figures, styles)
    for table in found.tables:
        row = sheet.row(text_height("", 1))
        head = word(f"columns.{table.dimension.value}") + overlap_words(found, table.dimension)
        sheet.span(row, 0, len(heads) - 1, head, styles.head)
        for line in table.lines:
            _write_line(sheet, line_name(table.dimension, line), line, figures, styles)


def _write_line(sheet: Sheet, name: str, line: Line, figures: Sequence[Figure], styles: LedgerStyles) -> None:
    text = clean_text(name)
    row = sheet.row(text_height(text, capacity(_NAME_WIDTH)))
    values: list[object] = [line.number(figure) for figure in figures]
    values += [rate_words(rate) for rate in line.rates().values()]
    means = [getattr(line, name) for name in _MEANS]
    values += ["" if mean.rounded is None else mean.rounded for mean in means]
    sheet.put(row, 0, text, styles.left)
    for place, value in enumerate(values, 1):
        sheet.put(row, place, value, styles.centred)
