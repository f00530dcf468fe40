"""A workbook written row by row: text always as text, never a formula, whole or not at all.

XlsxWriter keeps one row in memory (``constant_memory``), so rows are written in order and merges are noted in
the sheet's own list. The file gets its name only after its zip checksums and its rows were read back.
"""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import Environment, Refused
from core.exporting.texts import is_live
from core.files import require_suffix, whole_file

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ROW_LIMIT = 1_048_576
"""Rows of one sheet (ECMA-376)."""

_FIRST_DAY = date(1900, 3, 1)
"""Earlier days are counted differently by different programs; they are written as text."""


@dataclass(frozen=True, slots=True)
class Style:
    """A cell style and its twin whose texts stay texts when a person re-enters them (quotePrefix)."""

    plain: Format
    guarded: Format


class Sheet:
    """One sheet, written from top to bottom; rows and columns count from 0."""

    def __init__(self, sheet: Worksheet, path: Path) -> None:
        self.sheet = sheet
        # the library wraps its writers to take "A1" too, which half a million cells do not need
        self._write_string = partial(type(sheet).write_string.__wrapped__, sheet)
        self._write_blank = partial(type(sheet).write_blank.__wrapped__, sheet)
        self.rows = 0
        self._path = path

    def row(self, height: float) -> int:
        """Begin the next row, ``height`` points high, and return its index.

        Raises ``Refused`` (sheet_too_long) when the sheet is full.
        """
        row = self.rows
        if row >= ROW_LIMIT:
            raise Refused("sheet_too_long", limit=ROW_LIMIT, path=str(self._path))
        self.sheet.set_row(row, height)
        self.rows += 1
        return row

    def put(self, row: int, place: int, value: object, style: Style) -> None:
        """Write a text, day, number or nothing (``""``: only the borders)."""
        if value == "":
            self._write_blank(row, place, None, style.plain)
        elif isinstance(value, str):
            self.text(row, place, value, style)
        elif isinstance(value, date) and value >= _FIRST_DAY:
            self.sheet.write_datetime(row, place, value, style.plain)
        elif isinstance(value, date):
            self.text(row, place, value.isoformat(), style)
        elif isinstance(value, int | float):
            self.sheet.write_number(row, place, value, style.plain)
        else:
            raise TypeError(type(value))

    def text(self, row: int, place: int, text: str, style: Style) -> None:
        """Write ``text`` as a string whatever it begins with."""
        if not text:
            self._write_blank(row, place, None, style.plain)
            return
        if text.startswith("<r>") and text.endswith("</r>"):
            text = _as_run(text)
        self._write_string(row, place, text, style.guarded if is_live(text) else style.plain)

    def span(self, row: int, first: int, last: int, text: str, style: Style) -> None:
        """Write ``text`` over the columns ``first`` to ``last`` of one row."""
        self.text(row, first, text, style)
        for place in range(first + 1, last + 1):
            self.text(row, place, "", style)
        self.merge(row, first, row, last)

    def close(self) -> None:
        """Let go of the sheet's scratch file, also when the work broke off."""
        scratch = self.sheet.row_data_fh
        if scratch is not None:
            scratch.close()

    def merge(self, first_row: int, first: int, last_row: int, last: int) -> None:
        """Join cells that were or will be written one by one, so that all carry their borders."""
        if (first_row, first) != (last_row, last):
            self.sheet.merge.append([first_row, first, last_row, last])


class Book:
    """A workbook being written."""

    def __init__(self, workbook: Workbook, path: Path) -> None:
        self._workbook = workbook
        self._path = path
        self.sheets: list[Sheet] = []

    def sheet(self, name: str) -> Sheet:
        """Add a sheet."""
        sheet = Sheet(self._workbook.add_worksheet(name), self._path)
        self.sheets.append(sheet)
        return sheet

    def style(self, **properties: object) -> Style:
        """Return a style with XlsxWriter's format ``properties``."""
        plain = self._workbook.add_format(properties)
        return Style(plain, self._workbook.add_format({**properties, "quote_prefix": True}))

    def describe(self, title: str, author: str, made_at: datetime) -> None:
        """Set the file's own properties; ``made_at`` keeps equal input equal in every byte."""
        self._workbook.set_properties({"title": title, "author": author, "created": made_at})


@contextmanager
def new_book(path: Path) -> Iterator[Book]:
    """Yield a workbook that becomes ``path`` once it was written and read back whole.

    Raises ``Environment`` when the disk says no or the file does not read back, and leaves nothing then;
    ``Refused`` when the name is no workbook's.
    """
    require_suffix(path, ".xlsx")
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    made: list[Sheet] = []
    with (
        whole_file(path, verify=lambda file: _verify(file, path, made)) as temporary,
        tempfile.TemporaryDirectory(prefix="ledger-") as scratch,
    ):
        workbook = xlsxwriter.Workbook(
            str(temporary), {"constant_memory": True, "tmpdir": scratch, **options}
        )
        book = Book(workbook, path)
        made = book.sheets
        try:
            yield book
            workbook.close()
        except FileCreateError as error:
            cause = error.args[0] if error.args else None
            raise cause if isinstance(cause, OSError) else OSError(str(error)) from error
        finally:
            for sheet in book.sheets:
                sheet.close()


def _verify(file: Path, path: Path, sheets: list[Sheet]) -> None:
    """Read the file back: every checksum, and in every sheet as many rows as were written."""
    try:
        with zipfile.ZipFile(file) as archive:
            counts = {name: _row_count(archive, name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise Environment("export_not_verified", path=str(path)) from error
    found = [counts.get(f"xl/worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    if found != [sheet.rows for sheet in sheets]:
        raise Environment("export_not_verified", path=str(path))


def _row_count(archive: zipfile.ZipFile, name: str) -> int:
    """Return how many rows the part has, reading all of it, which also compares its checksum."""
    count, tail = 0, b""
    with archive.open(name) as part:
        while piece := part.read(1 << 18):
            joined = tail + piece
            count += joined.count(b"<row ")
            tail = joined[-4:]
    return count


def _as_run(text: str) -> str:
    """Return markup for a text that looks like the library's own rich text, which it would not escape."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<r><t xml:space="preserve">{escaped}</t></r>'
