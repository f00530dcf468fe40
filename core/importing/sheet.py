"""A sheet as plain text cells with its merged areas, however it was stored.

python-calamine reads workbooks (thirty times faster than openpyxl); where that compiled part is missing,
openpyxl's read-only mode and a small scan of the merged areas give the same rows. Both run only inside the
bounded reading process.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import Environment
from core.importing import limits

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]|_x000[dD]_")
_ESCAPE = "_x000"
"""How a workbook writes a carriage return; it is printable, unlike all else that is unwanted."""
_MIDNIGHT = dt.time()


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged area, zero-based, both ends counted."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The used cells of one sheet as text. ``problem`` names the limit it breaks, ``cut`` a far-off rest."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merges: tuple[Merge, ...] = ()
    visible: bool = True
    problem: str = ""
    cut: bool = False

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell itself, empty outside the used area."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else ""

    @property
    def width(self) -> int:
        """Return the number of used columns."""
        return max((len(row) for row in self.rows), default=0)


def cell_name(row: int, column: int) -> str:
    """Return the address people know, such as C27, of a zero-based cell."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def cell_text(value: object) -> str:
    """Return a cell's value as text: whole numbers without a point, days as ISO dates, clean characters."""
    if isinstance(value, str):
        return _clean(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, dt.datetime):
        return _day_text(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return _clean(str(value))


def _day_text(value: dt.datetime) -> str:
    if value.time() == _MIDNIGHT:
        return value.date().isoformat()
    return value.isoformat(sep=" ", timespec="seconds")


def _clean(text: str) -> str:
    if not text.isprintable() or _ESCAPE in text:
        text = _UNWANTED.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return text if text.strip() else ""


def sheet_of(
    name: str,
    rows: Iterable[Iterable[object]],
    merges: Iterable[Merge] = (),
    *,
    visible: bool = True,
    offset: int = 0,
) -> Sheet:
    """Build a sheet from values. ``offset`` is the column that the first value of a row stands in."""
    kept: list[tuple[str, ...]] = []
    empty, problem, cut = 0, "", False
    for values in rows:
        cells = _cells(values, offset)
        empty = 0 if cells else empty + 1
        kept.append(cells)
        problem = _problem(cells, len(kept) - empty)
        cut = empty >= limits.EMPTY_ROWS
        if problem or cut:
            break
    used = tuple(kept[: len(kept) - empty])
    return Sheet(name, used, tuple(merges), visible, problem, cut)


def _cells(values: Iterable[object], offset: int) -> tuple[str, ...]:
    cells = [""] * offset + [cell_text(value) for value in values]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _problem(cells: tuple[str, ...], rows: int) -> str:
    if rows > limits.ROWS:
        return "import_too_many_rows"
    if len(cells) > limits.COLUMNS:
        return "import_too_many_columns"
    if max(map(len, cells), default=0) > limits.CELL_CHARACTERS:
        return "import_cell_too_long"
    return ""


def read_workbook(path: Path) -> Iterator[Sheet]:
    """Yield the sheets of a workbook one by one. Raises ``Environment`` for a file no reader understands."""
    try:
        import python_calamine  # noqa: F401 - only asked whether it is there
    except ImportError:
        from core.importing.sheet_pure import read_workbook_purely

        yield from read_workbook_purely(path)
        return
    yield from read_workbook_quickly(path)


def read_workbook_quickly(path: Path) -> Iterator[Sheet]:
    """Yield the sheets as python-calamine reads them."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
        kinds = list(enumerate(book.sheets_metadata))
    except Exception as error:
        raise Environment("import_damaged", name=path.name) from error
    for index, meta in kinds:
        if meta.typ is calamine.SheetTypeEnum.WorkSheet:
            yield _quick_sheet(book, index, path, visible=meta.visible is calamine.SheetVisibleEnum.Visible)


def _quick_sheet(book: CalamineWorkbook, index: int, path: Path, *, visible: bool) -> Sheet:
    try:
        sheet = book.get_sheet_by_index(index)
        merges = [Merge(*start, *end) for start, end in sheet.merged_cell_ranges or ()]
        if sheet.start is None:
            return Sheet(sheet.name, (), visible=visible)
        return sheet_of(sheet.name, sheet.iter_rows(), merges, visible=visible, offset=sheet.start[1])
    except MemoryError:
        raise
    except Exception as error:
        raise Environment("import_damaged", name=path.name) from error
