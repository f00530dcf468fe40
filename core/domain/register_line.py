"""An entry of a register as listed: its values by column, in the types that grid and Excel know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.domain.listing import Column, ColumnKind, Timeliness
from core.domain.register import NO, YES, RegisterDefinition, RegisterField, RegisterFieldKind
from core.domain.register_rules import day_in, number_in

CODE, DUE, STATE, ISSUE = "entry_code", "entry_due", "timeliness", "entry_issue"
"""Columns every register may have beside its own."""

_OWN = "filled."
_KINDS = {
    RegisterFieldKind.LONG: ColumnKind.LONG_TEXT,
    RegisterFieldKind.DATE: ColumnKind.DATE,
    RegisterFieldKind.YEAR: ColumnKind.CODE,
    RegisterFieldKind.NUMBER: ColumnKind.NUMBER,
}
_WIDTHS = {
    RegisterFieldKind.LONG: 24,
    RegisterFieldKind.DATE: 11,
    RegisterFieldKind.YEAR: 5,
    RegisterFieldKind.NUMBER: 6,
    RegisterFieldKind.UNIT: 16,
    RegisterFieldKind.CHOICE: 8,
    RegisterFieldKind.FLAG: 5,
    RegisterFieldKind.LINKS: 14,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One entry on one day. ``cells`` holds what stands under each own column, ``None`` or "" when empty."""

    uuid: str
    code: str
    due: date | None
    timeliness: Timeliness | None
    issue_uuid: str | None
    issue_code: str
    cells: Mapping[str, object]

    def cell(self, key: str) -> object:
        """Return what stands under a column."""
        own = {CODE: self.code, DUE: self.due, STATE: self.timeliness, ISSUE: self.issue_code}
        return own[key] if key in own else self.cells.get(key, "")


def columns_of(definition: RegisterDefinition) -> tuple[Column, ...]:
    """Return the columns of a register: code, its wanted fields, the others, due day, state, issue."""
    found = [Column(key=CODE, kind=ColumnKind.CODE, width=12)]
    wanted = definition.columns or tuple(field.key for field in definition.fields)
    shown = [field for key in wanted if (field := definition.field(key))]
    found += [field_column(field, shown=True) for field in shown]
    found += [field_column(field, shown=False) for field in definition.fields if field not in shown]
    if definition.dues:
        found.append(Column(key=DUE, kind=ColumnKind.DATE, width=11))
    if definition.done:
        found.append(Column(key=STATE, kind=ColumnKind.ENUM, width=7))
    if definition.issues:
        found.append(Column(key=ISSUE, kind=ColumnKind.CODE, width=10))
    return tuple(found)


def own_column(field: RegisterField) -> str:
    """Return the key of the column that shows a field."""
    return _OWN + field.key


def cells_of(
    definition: RegisterDefinition, values: Mapping[str, str], words: Mapping[str, str]
) -> dict[str, object]:
    """Return the cells of an entry; ``words`` says how people read ``YES`` and ``NO``."""
    return {
        _OWN + field.key: field_cell(field, values.get(field.key, ""), words) for field in definition.fields
    }


def field_column(field: RegisterField, prefix: str = _OWN, *, shown: bool) -> Column:
    """Return the column of one field; ``prefix`` stands before its key."""
    return Column(
        key=prefix + field.key,
        kind=_KINDS.get(field.kind, ColumnKind.TEXT),
        width=_WIDTHS.get(field.kind, 12),
        shown=shown,
        heading=field.label,
    )


def field_cell(field: RegisterField, text: str, words: Mapping[str, str]) -> object:
    """Return what one value shows, in the type of its column."""
    if field.kind is RegisterFieldKind.DATE:
        return day_in(text) or text
    if field.kind is RegisterFieldKind.NUMBER and (number := number_in(text)) is not None:
        return int(number) if number == int(number) else float(number)
    if field.kind is RegisterFieldKind.FLAG and text in (YES, NO):
        return words[text]
    return text
