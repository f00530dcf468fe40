"""A list of the window as an Excel file: the same columns, the same words, the same order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.domain.cells import cell_text, cell_value, heading_of
from core.domain.listing import Column, ColumnKind
from core.domain.own_sheet import AS_OF, FORMAT, KIND, META_SHEET, ROW
from core.domain.rows import ListRow
from core.exporting.book import Book, Sheet, Style, new_book
from core.exporting.heights import ROW_LIMIT_PT, capacity, text_height
from core.exporting.ledger_lines import Cell, Paper
from core.exporting.ledger_styles import LedgerStyles
from core.exporting.print_setup import columns_of_first, pages_across, set_up_page
from core.exporting.texts import CELL_UNITS, clean_text, pieces
from core.progress import SILENT, Progress
from core.wording import word

_TITLE_PT = 36.0
_HEAD_PT = 26.0
_SIGN_PT = 34.0
_HEAD_ROW = 1
_STEP = 200
_LEFT = frozenset({ColumnKind.TEXT, ColumnKind.LONG_TEXT, ColumnKind.UNITS, ColumnKind.TAGS})


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOrigin:
    """Where the rows of a list come from: each names its issue, its measure and its mark."""

    kind: str
    as_of: date
    rows: Sequence[tuple[str, ...]]


def write_table(
    path: Path,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[ListRow],
    *,
    signatures: Sequence[str] = (),
    origin: ListOrigin | None = None,
    progress: Progress = SILENT,
) -> None:
    """Write ``rows`` as shown under ``columns`` to ``path``, whole or not at all.

    Days and numbers stay days and numbers; ``signatures`` stand in one row below; ``origin`` tells on a
    hidden sheet which record each row shows. Raises ``Environment`` (disk) and ``Refused`` (sheet_too_long).
    """
    with new_book(path) as book:
        styles = LedgerStyles.of(book)
        sheet = book.sheet(word("exporting.list_sheet"))
        printed = [_width(column) for column in columns]
        set_up_page(sheet, Paper.A4, repeat=(_HEAD_ROW, _HEAD_ROW), widths=printed)
        _write_head(sheet, title, columns, styles)
        widths = [capacity(width) for width in printed]
        looks = [_style_of(column, styles) for column in columns]
        begun = []
        for number, row in enumerate(rows):
            if number % _STEP == 0:
                progress.step(number, len(rows))
            begun.append(sheet.rows)
            _write_row(sheet, [_cell(column, row) for column in columns], widths, looks)
        sheet.sheet.autofilter(_HEAD_ROW, 0, sheet.rows - 1, len(columns) - 1)
        if signatures:
            told = word("exporting.signature_joint").join(map(clean_text, signatures))
            sheet.span(sheet.row(_SIGN_PT), 0, len(columns) - 1, told, styles.note)
        if origin is not None:
            _write_origin(book, styles, origin, begun)
        progress.step(len(rows), len(rows))


def _write_origin(book: Book, styles: LedgerStyles, origin: ListOrigin, begun: Sequence[int]) -> None:
    meta = book.sheet(META_SHEET)
    meta.sheet.hide()
    facts = (("format", FORMAT), (KIND, origin.kind), (AS_OF, origin.as_of.isoformat()))
    rows = ((ROW, str(row + 1), *names) for row, names in zip(begun, origin.rows, strict=True))
    for cells in (*facts, *rows):
        at = meta.row(15)
        for place, text in enumerate(cells):
            meta.text(at, place, text, styles.note)


def _write_head(sheet: Sheet, title: str, columns: Sequence[Column], styles: LedgerStyles) -> None:
    for place, column in enumerate(columns):
        sheet.sheet.set_column(place, place, _width(column))
    sheet.sheet.freeze_panes(_HEAD_ROW + 1, 0)
    widths = [_width(column) for column in columns]
    shown = columns_of_first(widths, pages_across(Paper.A4, widths))
    sheet.span(sheet.row(_TITLE_PT), 0, shown - 1, clean_text(title), styles.title)
    row = sheet.row(_HEAD_PT)
    for place, column in enumerate(columns):
        sheet.text(row, place, heading_of(column), styles.head)


def _write_row(sheet: Sheet, cells: list[Cell | float], widths: list[float], looks: list[Style]) -> None:
    """Write one list row; a text beyond what a cell holds goes on in rows below it."""
    layers = [_pieces(cell) for cell in cells]
    for number in range(max(len(layer) for layer in layers)):
        values = [layer[number] if number < len(layer) else "" for layer in layers]
        texts = zip(values, widths, strict=True)
        needed = max(text_height(value, em) if isinstance(value, str) else 0.0 for value, em in texts)
        row = sheet.row(min(max(needed, text_height("", 1)), ROW_LIMIT_PT))
        for place, (value, look) in enumerate(zip(values, looks, strict=True)):
            sheet.put(row, place, value, look)


def _pieces(cell: Cell | float) -> list[Cell | float]:
    if isinstance(cell, str) and len(cell) * 2 > CELL_UNITS:
        return list(pieces(cell, word("exporting.continued")))
    return [cell]


def _cell(column: Column, row: ListRow) -> Cell | float:
    value = cell_value(column, row)
    if isinstance(value, date):
        return value
    if column.kind is ColumnKind.NUMBER and isinstance(value, int | float):
        return value
    return clean_text(cell_text(column, row))


def _width(column: Column) -> float:
    """Return Excel's width for a column that the window measures in Chinese characters; paper is narrower."""
    least = 17 if column.kind is ColumnKind.DATE else 2 * len(heading_of(column)) + 6
    return max(column.width * 1.5 + 1, least)


def _style_of(column: Column, styles: LedgerStyles) -> Style:
    if column.kind is ColumnKind.DATE:
        return styles.day
    return styles.left if column.kind in _LEFT else styles.centred
