"""What the readers do not tell about a workbook: where its sheets lie, merged areas, unsaved formulas.

Only called on files that ``preflight`` has passed (bounded sizes, no document type declarations).
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

from core.importing.sheet import Merge

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_UNSAVED = re.compile(
    rb'<c\s[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<f[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)


_STYLED = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})" s="(\d{1,6})"')
_PERCENT_FORMATS = frozenset({"9", "10"})
"""The built-in formats 0% and 0.00%."""


def sheet_parts(path: Path) -> dict[str, str]:
    """Return the part name of every sheet by the sheet's name, in workbook order."""
    with zipfile.ZipFile(path) as package:
        book = ET.fromstring(package.read("xl/workbook.xml"))
        links = ET.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id", ""): link.get("Target", "") for link in links.iter(f"{_PACKAGE}Relationship")}
    return {
        sheet.get("name", ""): _part(targets.get(sheet.get(_LINK, ""), ""))
        for sheet in book.iter(f"{_MAIN}sheet")
    }


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def merges_in(path: Path, part: str) -> list[Merge]:
    """Return the merged areas of the sheet stored in ``part``."""
    content = _read(path, part)
    found = []
    for left, top, right, bottom in _MERGE.findall(content[max(content.rfind(b"mergeCells count"), 0) :]):
        found.append(Merge(int(top) - 1, _column(left), int(bottom) - 1, _column(right)))
    return found


def unsaved_formulas(path: Path, sheet: str) -> list[str]:
    """Return the addresses of cells whose formula has no stored result, so that they read as empty."""
    try:
        part = sheet_parts(path).get(sheet, "")
        return [match.decode("ascii") for match in _UNSAVED.findall(_read(path, part))]
    except (KeyError, ET.ParseError):
        return []


def percent_cells(path: Path, sheet: str) -> set[tuple[int, int]]:
    """Return (row, column) of the cells that show their number as a percentage, zero-based."""
    try:
        styles = ET.fromstring(_read(path, "xl/styles.xml"))
        part = sheet_parts(path).get(sheet, "")
        wanted = _percent_styles(styles)
        found = _STYLED.findall(_read(path, part)) if wanted else []
    except (KeyError, ET.ParseError):
        return set()
    return {
        (int(row) - 1, _column(letters)) for letters, row, style in found if style.decode("ascii") in wanted
    }


def _percent_styles(styles: ET.Element) -> set[str]:
    formats = styles.iter(f"{_MAIN}numFmt")
    own = {each.get("numFmtId", "") for each in formats if "%" in each.get("formatCode", "")}
    cells = styles.find(f"{_MAIN}cellXfs")
    wanted = own | _PERCENT_FORMATS
    return {
        str(index)
        for index, style in enumerate(cells if cells is not None else ())
        if style.get("numFmtId") in wanted
    }


def _read(path: Path, part: str) -> bytes:
    with zipfile.ZipFile(path) as package:
        return package.read(part)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
