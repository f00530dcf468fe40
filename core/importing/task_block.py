"""Tasks pasted from a spreadsheet: one line a task, cells between tabs, a header if there is one.

The header is read by the same vocabulary as a whole sheet; without one the cells are number, task,
deadline, responsible unit and criteria in that order, and a single cell is the task itself.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from core.domain.plan_drafts import TaskDraft
from core.errors import Refused
from core.importing import limits
from core.importing.vocabulary import field_of, stands_for_text

_FIELDS = {
    "sequence": "number",
    "code": "number",
    "area": "area",
    "text": "text",
    "measures": "text",
    "deadline_raw": "deadline_words",
    "lead_units": "responsible",
    "units": "responsible",
    "criteria": "criteria",
    "note": "note",
}
"""Field of a sheet → field of a task."""
_PLAIN_ORDER = ("number", "text", "deadline_words", "responsible", "criteria", "note")
_FEWEST_NAMED = 2
_DIGITS = 8
"""A first cell longer than this is a task, not its number."""


def read_block(text: str) -> list[TaskDraft]:
    """Return the tasks of a pasted block; rows without words are left out. Raises ``Refused`` for none."""
    csv.field_size_limit(limits.CELL_CHARACTERS * 4)
    reader = csv.reader(io.StringIO(text, newline=""), dialect="excel-tab")
    rows = [[cell.strip() for cell in row] for row in reader if any(cell.strip() for cell in row)]
    if not rows:
        raise Refused("tasks_none_read")
    columns = _named(rows[0])
    body = rows[1:] if columns else rows
    found = [_draft(row, columns or _unnamed(row)) for row in body]
    kept = [draft for draft in found if draft.text]
    if not kept:
        raise Refused("tasks_none_read")
    return kept


def _named(row: Sequence[str]) -> dict[int, str]:
    """Return column → task field of a header row, empty when the row is none."""
    found: dict[int, str] = {}
    for place, cell in enumerate(row):
        field = _FIELDS.get(field_of(cell), "text" if stands_for_text(cell) else "")
        if field:
            found[place] = field
    if "text" not in found.values() or len(found) < _FEWEST_NAMED:
        return {}
    return found


def _unnamed(row: Sequence[str]) -> dict[int, str]:
    first_is_text = len(row) == 1 or len(row[0]) > _DIGITS
    return dict(enumerate(_PLAIN_ORDER[1:] if first_is_text else _PLAIN_ORDER))


def _draft(row: Sequence[str], columns: Mapping[int, str]) -> TaskDraft:
    values: dict[str, str] = {}
    for place, field in columns.items():
        cell = row[place] if place < len(row) else ""
        if cell and cell != values.get(field):
            values[field] = f"{values[field]}\n{cell}" if field in values else cell
    return TaskDraft(**values)
