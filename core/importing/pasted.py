"""A block copied out of Excel, as text: its cells, and the ways people write days, years and yes or no."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta

from core.errors import Refused
from core.importing import limits

MOST_ROWS = 2000
_DAY = re.compile(r"(\d{4})\s*[-/.\u5e74]\s*(\d{1,2})\s*[-/.\u6708]\s*(\d{1,2})\s*\u65e5?")
_SERIAL = re.compile(r"\d{5}")
_EPOCH = date(1899, 12, 30)


def pasted_cells(text: str) -> list[list[str]]:
    """Return the cells of a copied block, empty rows left out.

    Raises ``Refused``: ``paste_empty`` for nothing, ``paste_long`` for more rows than one act takes.
    """
    csv.field_size_limit(limits.CELL_CHARACTERS * 4)
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter="\t")]
    except csv.Error as error:
        raise Refused("paste_unreadable") from error
    found = [row for row in rows if any(row)]
    if not found:
        raise Refused("paste_empty")
    if len(found) > MOST_ROWS:
        raise Refused("paste_long", count=len(found), limit=MOST_ROWS)
    return found


def read_day(text: str) -> str:
    """Return a whole day in ISO form; anything else as it is, for a rule to name."""
    found = _DAY.fullmatch(text)
    try:
        if found:
            return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return text
    return (_EPOCH + timedelta(days=int(text))).isoformat() if _SERIAL.fullmatch(text) else text


def read_year(text: str) -> str:
    """Return a year in four digits without what is written after it."""
    return text[:4] if re.fullmatch(r"\d{4}\u5e74(?:\u5ea6)?", text) else text
