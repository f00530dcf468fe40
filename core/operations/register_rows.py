"""A block pasted from Excel into a register: read, shown with what is wrong, entered as one act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.change import Outcome
from core.domain.register import (
    NO,
    YES,
    RegisterDefinition,
    RegisterDraft,
    RegisterEntry,
    RegisterField,
    RegisterFieldKind,
)
from core.domain.rules import errors_only
from core.domain.violation import Violation
from core.errors import Refused
from core.importing.pasted import pasted_cells, read_day, read_year
from core.operations import register_links
from core.operations.register_definitions import definition_for
from core.operations.registers import check_entry, enter
from core.operations.units import UnitBook
from core.operations.writing import change, outcome, require, say
from core.wording import word
from core.workspace import Workspace

_BETWEEN = re.compile(r"[,;\s\u3001\uff0c\uff1b]+")
_LEAST_KNOWN = 0.5
"""The share of headings that must be fields for the first row to be a head."""
CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedRow:
    """One row as read. ``wrong`` says why it cannot be entered, ``new_units`` names units nobody knows."""

    number: int
    cells: tuple[str, ...]
    draft: RegisterDraft
    wrong: tuple[str, ...] = ()
    new_units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedRows:
    """What was read: ``heads`` names the field of every column, empty where none takes it."""

    heads: tuple[str, ...]
    rows: tuple[PastedRow, ...]
    headed: bool

    @property
    def good(self) -> tuple[PastedRow, ...]:
        """Return the rows that can be entered."""
        return tuple(row for row in self.rows if not row.wrong)


def read_rows(ws: Workspace, definition: RegisterDefinition, text: str) -> PastedRows:
    """Read a pasted block; a first row of headings says which column is which, else the list's order does."""
    block = pasted_cells(text)
    keys = _keys_of(definition, block[0])
    headed = bool(keys)
    if headed:
        block = block[1:]
    else:
        wanted = dict.fromkeys((*definition.columns, *(field.key for field in definition.fields)))
        keys = [*wanted, *[""] * max(map(len, block))][: max(map(len, block))]
    reader = _Reader(ws, definition)
    rows = tuple(reader.read(number, keys, cells) for number, cells in enumerate(block, 1))
    labels = {field.key: field.label for field in definition.fields} | {CODE: word("columns.entry_code")}
    return PastedRows(heads=tuple(labels.get(key, "") for key in keys), rows=rows, headed=headed)


def _keys_of(definition: RegisterDefinition, cells: Sequence[str]) -> list[str]:
    """Return the fields a row of headings names, nothing when it is no such row."""
    known = {field.label: field.key for field in definition.fields} | {word("columns.entry_code"): CODE}
    keys = [known.get(cell.strip("*"), "") for cell in cells]
    told = [cell for cell in cells if cell]
    return keys if sum(map(bool, keys)) > len(told) * _LEAST_KNOWN else []


class _Reader:
    """Reads rows against one register; remembers numbers that a row before has taken."""

    def __init__(self, ws: Workspace, definition: RegisterDefinition) -> None:
        self._ws = ws
        self._definition = definition
        self._book = UnitBook(ws.ledger)
        self._flags = {word("cells.yes"): YES, word("cells.no"): NO}
        self._taken: set[str] = set()

    def read(self, number: int, keys: Sequence[str], cells: Sequence[str]) -> PastedRow:
        """Return one row with everything the rules say of it."""
        values: dict[str, str] = {}
        links: dict[str, tuple[str, ...]] = {}
        wrong, units = [], []
        for key, cell in zip(keys, cells, strict=False):
            field = self._definition.field(key)
            if field is None or not cell:
                continue
            if field.kind is RegisterFieldKind.LINKS:
                links[key], unknown = self._linked(field, cell)
                wrong += unknown
            else:
                values[key] = self._value(field, cell)
                if field.kind is RegisterFieldKind.UNIT and not self._book.known(cell):
                    units.append(cell)
        code = next((cell for key, cell in zip(keys, cells, strict=False) if key == CODE), "")
        draft = RegisterDraft(code=code, values=values, links=links)
        wrong += self._wrong(draft)
        if not wrong and code:
            self._taken.add(code)
        return PastedRow(
            number=number, cells=tuple(cells), draft=draft, wrong=tuple(wrong), new_units=tuple(units)
        )

    def _wrong(self, draft: RegisterDraft) -> list[str]:
        said = [say(each) for each in errors_only(check_entry(self._ws, self._definition.key, draft))]
        return [*said, say(Violation("code", "entry_code_taken"))] if draft.code in self._taken else said

    def _value(self, field: RegisterField, cell: str) -> str:
        if field.kind is RegisterFieldKind.DATE:
            return read_day(cell)
        if field.kind is RegisterFieldKind.YEAR:
            return read_year(cell)
        return self._flags.get(cell, cell) if field.kind is RegisterFieldKind.FLAG else cell

    def _linked(self, field: RegisterField, cell: str) -> tuple[tuple[str, ...], list[str]]:
        found, unknown = [], []
        for number in filter(None, _BETWEEN.split(cell)):
            try:
                found.append(register_links.by_number(self._ws, field, number))
            except Refused:
                unknown.append(word("register_rows.unknown", label=field.label, number=number))
        return tuple(found), unknown


def enter_rows(ws: Workspace, key: str, drafts: Sequence[RegisterDraft]) -> Outcome[list[RegisterEntry]]:
    """Enter rows of one paste, all or none; one undo takes them out again."""
    for draft in drafts:
        require(errors_only(check_entry(ws, key, draft)))
    definition = definition_for(ws, key)
    with change(ws, "register.paste", register=definition.name, count=len(drafts)) as tx:
        entered = [enter(ws, tx, definition, draft) for draft in drafts]
    return outcome(ws, tx, entered)
