"""Fields an office adds to issues, measures and inspections itself (自定义字段; domain.md §6).

A field is a record of the ledger and the same idea as a field of a register: ``field`` shows it as one. What
a record holds for it stands on the record, as (uuid of the field, text) pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.domain.listing import OWN, Column, ListKind
from core.domain.register import RegisterField, RegisterFieldKind
from core.domain.register_line import field_cell, field_column

Values = tuple[tuple[str, str], ...]
"""(uuid of the field, text) of what is filled in, nothing else; in the order of uuids."""


class FieldOwner(StrEnum):
    """What kind of record a field is for."""

    ISSUE = "issue"
    MEASURE = "measure"
    INSPECTION = "inspection"


OWNER_OF = {
    ListKind.ISSUES: FieldOwner.ISSUE,
    ListKind.MEASURES: FieldOwner.MEASURE,
    ListKind.INSPECTIONS: FieldOwner.INSPECTION,
}
"""Whose fields a list shows; other lists have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomField:
    """One field. It is never deleted: ``retired`` takes it out of forms and lists, and keeps every value.

    ``aliases`` are further headings an imported sheet may use, ``in_letters`` puts it under the item of a
    letter.
    """

    uuid: str
    revision: int = 1
    owner: FieldOwner = FieldOwner.ISSUE
    label: str
    kind: RegisterFieldKind = RegisterFieldKind.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    hint: str = ""
    aliases: tuple[str, ...] = ()
    position: int = 0
    in_letters: bool = False
    retired: bool = False

    @property
    def field(self) -> RegisterField:
        """Return the field as registers know fields, kept under its uuid."""
        return RegisterField(
            key=self.uuid,
            label=self.label,
            kind=self.kind,
            required=self.required,
            choices=self.choices,
            hint=self.hint,
        )

    @property
    def column(self) -> str:
        """Return the key of the column that shows it."""
        return OWN + self.uuid


def own_columns(fields: Iterable[CustomField]) -> tuple[Column, ...]:
    """Return the columns of ``fields`` in their order."""
    return tuple(field_column(each.field, OWN, shown=True) for each in fields)


def own_cells(
    fields: Iterable[CustomField], values: Mapping[str, str], words: Mapping[str, str]
) -> dict[str, object]:
    """Return what stands under each column; ``words`` says how people read ``YES`` and ``NO``."""
    return {each.column: field_cell(each.field, values.get(each.uuid, ""), words) for each in fields}
