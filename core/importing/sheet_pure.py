"""The second way to read a workbook: openpyxl's read-only mode and a scan of the merged areas."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from core.errors import Environment
from core.importing.package import merges_in, sheet_parts
from core.importing.sheet import Sheet, sheet_of


def read_workbook_purely(path: Path) -> Iterator[Sheet]:
    """Yield the sheets as openpyxl reads them; slower, the same rows. Raises ``Environment`` on damage."""
    import openpyxl

    try:
        with path.open("rb") as file:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
            parts = sheet_parts(path)
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                merges = merges_in(path, parts[sheet.title])
                rows = sheet.iter_rows(values_only=True)
                yield sheet_of(sheet.title, rows, merges, visible=sheet.sheet_state == "visible")
    except (MemoryError, GeneratorExit):
        raise
    except Exception as error:
        raise Environment("import_damaged", name=path.name) from error
