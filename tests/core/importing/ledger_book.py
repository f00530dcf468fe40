"""Writes small workbooks with the kinds of cells that offices use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Rich:
    """A cell with two fonts."""

    bold: str
    plain: str


@dataclass(frozen=True)
class Sum:
    """A formula with the result that was stored beside it."""

    formula: str
    result: object


@dataclass(frozen=True)
class Percent:
    """A number shown as a percentage."""

    share: float


class Book:
    """A workbook written row by row."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._book = xlsxwriter.Workbook(path)
        self._day = self._book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
        self._minute = self._book.add_format({"num_format": "yyyy/m/d h:mm"})
        self._percent = self._book.add_format({"num_format": "0%"})
        self._bold = self._book.add_format({"bold": True})
        self.wrap = self._book.add_format({"text_wrap": True, "border": 1})

    def sheet(self, name: str, rows: Rows, merges: Sequence[str] = ()) -> Worksheet:
        """Add a sheet; a merged area keeps the value of its first cell."""
        sheet = self._book.add_worksheet(name)
        for merge in merges:
            sheet.merge_range(merge, "", self.wrap)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                self._put(sheet, number, column, value)
        return sheet

    def _put(self, sheet: Worksheet, row: int, column: int, value: object) -> None:
        if isinstance(value, datetime):
            sheet.write_datetime(row, column, value, self._minute)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self._day)
        elif isinstance(value, Rich):
            sheet.write_rich_string(row, column, self._bold, value.bold, value.plain, self.wrap)
        elif isinstance(value, Sum):
            sheet.write_formula(row, column, value.formula, None, value.result)
        elif isinstance(value, Percent):
            sheet.write_number(row, column, value.share, self._percent)
        elif value not in (None, ""):
            sheet.write(row, column, value)

    def close(self) -> Path:
        """Save the file and return its path."""
        self._book.close()
        return self.path


def one_sheet(folder: Path, name: str, rows: Rows, merges: Sequence[str] = ()) -> Path:
    """Write a workbook of one sheet."""
    book = Book(folder / f"{name}.xlsx")
    book.sheet("Sheet1", rows, merges)
    return book.close()
