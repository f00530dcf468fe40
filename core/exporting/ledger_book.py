"""The print-ready ledger (整改台账) as an Excel file that looks like the paper officials know.

Beside the visible sheet stands a hidden one, ``_meta``: the first cell of each of its rows says what the row
is (``format``, ``template``, ``office_code``, ``exported_at``, ``as_of``, ``unit`` in a unit's form, ``row``
with sheet row, issue uuid, measure uuid and a ``RowMark``, ``digest``). The digest is SHA-256 over the table
as text, each cell ended by U+001F and each sheet row by U+001E, so that a receiver can tell whether the sheet
was changed by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.domain.own_sheet import AS_OF, FORMAT, META_SHEET, UNIT
from core.exporting.blocks import INDEX, Block, blocks_of
from core.exporting.book import Sheet, new_book
from core.exporting.heights import BODY_PT, LINE_PT, PADDING_PT, column_points, text_height
from core.exporting.ledger_lines import LedgerColumn, LedgerHeading, LedgerLine
from core.exporting.ledger_styles import TITLE_PT, LedgerStyles
from core.exporting.ledger_table import LedgerTable
from core.exporting.ledger_totals import Totals
from core.exporting.pages import Pages, page_height
from core.exporting.print_setup import set_up_page
from core.exporting.texts import clean_text
from core.progress import SILENT, Progress
from core.wording import chinese_date, word

TEMPLATE_VERSION = "1.0"
FIRST_BODY_ROW = 4
"""Rows (from 0) above the table: title, reporter and day, two rows of headings."""

_HEAD_PT = 24.0
_SIGN_PT = 34.0
_FROZEN_COLUMNS = 3
_STEP = 50


@dataclass(frozen=True, slots=True)
class WrittenLedger:
    """What stands in the file; the counts are those of its total row."""

    issues: int
    measures: int
    rows: int
    digest: str


def write_ledger(
    path: Path, heading: LedgerHeading, lines: Iterable[LedgerLine], progress: Progress = SILENT
) -> WrittenLedger:
    """Write the ledger to ``path``, whole or not at all; an existing file is replaced.

    Raises ``Environment`` (disk), ``Refused`` (sheet_too_long) and whatever ``progress`` raises to stop.
    """
    with new_book(path) as book:
        book.describe(clean_text(heading.title), clean_text(heading.office_name), heading.exported_at)
        styles = LedgerStyles.of(book)
        sheet = book.sheet(word("exporting.sheet"))
        meta = book.sheet(META_SHEET)
        meta.sheet.hide()
        set_up_page(sheet, heading.paper, repeat=(2, 3))
        _write_head(sheet, heading, styles)
        _write_meta(meta, heading, styles)
        totals = Totals()
        pages = Pages(page_height(heading.paper, 2 * _HEAD_PT, heading.columns), sum(_top_heights(heading)))
        digest = LedgerTable(sheet, meta, styles, heading.columns).write(
            pages.runs(_blocks(lines, heading.columns, totals, progress))
        )
        rows = sheet.rows - FIRST_BODY_ROW
        _write_totals(sheet, totals, styles, heading.columns)
        _write_signatures(sheet, heading, styles)
        _meta_row(meta, styles, "digest", digest)
    return WrittenLedger(totals.issues, totals.measures, rows, digest)


def _blocks(
    lines: Iterable[LedgerLine], columns: tuple[LedgerColumn, ...], totals: Totals, progress: Progress
) -> Iterator[Block]:
    total = len(lines) if isinstance(lines, Sized) else 0
    for number, line in enumerate(lines):
        if number % _STEP == 0:
            progress.step(number, total)
        totals.add(line)
        yield from blocks_of(line, columns)
    progress.step(totals.issues, totals.issues)


def _top_heights(heading: LedgerHeading) -> tuple[float, float]:
    """Return the heights of the title row and of the row below it."""
    width = sum(column_points(column.width) for column in heading.columns)
    title = text_height(clean_text(heading.title), (width - 10) / TITLE_PT) - PADDING_PT
    noted = _span_points(heading.columns, 0, INDEX["units"])
    note = text_height(_reporter(heading), (noted - 10) / BODY_PT)
    return title / LINE_PT * 28 + 12, note + 4


def _span_points(columns: tuple[LedgerColumn, ...], first: int, last: int) -> float:
    return sum(column_points(column.width) for column in columns[first : last + 1])


def _reporter(heading: LedgerHeading) -> str:
    name = clean_text(heading.unit or heading.office_name)
    if not heading.basis:
        return word("exporting.reporter", name=name)
    return word("exporting.reporter_with_basis", name=name, basis=clean_text(heading.basis))


def _write_head(sheet: Sheet, heading: LedgerHeading, styles: LedgerStyles) -> None:
    last = len(heading.columns) - 1
    for place, column in enumerate(heading.columns):
        sheet.sheet.set_column(place, place, column.width)
    sheet.sheet.freeze_panes(FIRST_BODY_ROW, _FROZEN_COLUMNS)
    title_height, note_height = _top_heights(heading)
    row = sheet.row(title_height)
    sheet.span(row, 0, last, clean_text(heading.title), styles.title)
    row = sheet.row(note_height)
    sheet.span(row, 0, INDEX["units"], _reporter(heading), styles.note)
    day = word("exporting.as_of", day=chinese_date(heading.as_of))
    sheet.span(row, INDEX["leader"], last, day, styles.note_right)
    _write_headings(sheet, styles, heading.columns)


def _write_headings(sheet: Sheet, styles: LedgerStyles, columns: tuple[LedgerColumn, ...]) -> None:
    """Write the two heading rows: 责任 and 状态 stand over two columns each."""
    over = {"units": "duty", "leader": "", "measure_status": "status", "issue_status": ""}
    upper = sheet.row(_HEAD_PT)
    for place, column in enumerate(columns):
        key = over.get(column.key, column.key)
        words = column.heading or (word(f"exporting.heads.{key}") if key else "")
        sheet.text(upper, place, clean_text(words), styles.head)
    lower = sheet.row(_HEAD_PT)
    for place, column in enumerate(columns):
        text = word(f"exporting.heads.{column.key}") if column.key in over else ""
        sheet.text(lower, place, text, styles.head)
        if column.key not in over:
            sheet.merge(upper, place, lower, place)
        elif over[column.key]:
            sheet.merge(upper, place, upper, place + 1)


def _write_totals(
    sheet: Sheet, totals: Totals, styles: LedgerStyles, columns: tuple[LedgerColumn, ...]
) -> None:
    last = len(columns) - 1
    cells = {
        0: word("exporting.total"),
        INDEX["issue"]: word("exporting.total_issues", issues=totals.issues),
        INDEX["measure"]: totals.measure_words(),
        INDEX["units"]: totals.issue_words(),
    }
    height = max(
        text_height(
            cells[INDEX["measure"]], _span_points(columns, INDEX["measure"], INDEX["measure"]) / BODY_PT - 1
        ),
        text_height(cells[INDEX["units"]], _span_points(columns, INDEX["units"], last) / BODY_PT - 1),
    )
    row = sheet.row(height + PADDING_PT)
    sheet.span(row, 0, INDEX["code"], cells[0], styles.total)
    for place in (INDEX["issue"], INDEX["measure"]):
        sheet.text(row, place, cells[place], styles.total)
    sheet.span(row, INDEX["units"], last, cells[INDEX["units"]], styles.total)


def _write_signatures(sheet: Sheet, heading: LedgerHeading, styles: LedgerStyles) -> None:
    row = sheet.row(_SIGN_PT)
    preparer, reviewer, head, day = signature_texts(
        heading.preparer, heading.reviewer, heading.head, None if heading.unit else heading.as_of
    )
    for first, last, text in (
        (0, INDEX["issue"], preparer),
        (INDEX["measure"], INDEX["measure"], reviewer),
        (INDEX["units"], INDEX["deadline_raw"], head),
        (INDEX["deadline_due"], len(heading.columns) - 1, day),
    ):
        sheet.span(row, first, last, text, styles.note)


def signature_texts(preparer: str, reviewer: str, head: str, day: date | None) -> tuple[str, str, str, str]:
    """Return 填报人, 审核人, 单位负责人 and 填报日期 below a table; no day leaves it open."""
    named = (("preparer", preparer), ("reviewer", reviewer), ("head", head))
    first, second, third = (word(f"exporting.{key}", name=clean_text(name)) for key, name in named)
    return first, second, third, word("exporting.signed_on", day=chinese_date(day))


def _write_meta(meta: Sheet, heading: LedgerHeading, styles: LedgerStyles) -> None:
    _meta_row(meta, styles, "format", FORMAT)
    _meta_row(meta, styles, "template", TEMPLATE_VERSION)
    _meta_row(meta, styles, "office_code", clean_text(heading.office_code))
    _meta_row(meta, styles, "exported_at", heading.exported_at.isoformat(timespec="seconds"))
    _meta_row(meta, styles, AS_OF, heading.as_of.isoformat())
    if heading.unit:
        _meta_row(meta, styles, UNIT, clean_text(heading.unit))


def _meta_row(meta: Sheet, styles: LedgerStyles, name: str, value: str) -> None:
    row = meta.row(15)
    meta.text(row, 0, name, styles.note)
    meta.text(row, 1, value, styles.note)
