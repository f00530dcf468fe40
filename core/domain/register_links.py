"""What register entries and other records say of each other: the two ends of a link as people see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.domain.listing import ListKind, Timeliness
from core.domain.register import LinkTarget

OPENS = {
    LinkTarget.ISSUE: ListKind.ISSUES,
    LinkTarget.MEASURE: ListKind.ISSUES,
    LinkTarget.INSPECTION: ListKind.INSPECTIONS,
    LinkTarget.UNIT: ListKind.UNITS,
    LinkTarget.LETTER: ListKind.LETTERS,
}
"""Which list shows a linked record; a measure is shown as its issue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedRecord:
    """A record an entry points to: its number, its words, and the record that is opened for it."""

    target: LinkTarget
    uuid: str
    code: str
    text: str
    opens: str
    closed: bool = False
    """An issue that is struck off."""

    @property
    def kind(self) -> ListKind:
        """Return the list that shows it."""
        return OPENS[self.target]


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceStep:
    """One record on the trace of an entry; ``via``: the number of the inspection that found it, or empty."""

    label: str
    record: LinkedRecord
    via: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedEntry:
    """An entry of a register as the record it speaks of shows it.

    ``label`` is the field that links them. ``link_uuid`` is empty when no link is there to take away: the
    record was made of the entry, or an inspection that found it (``via``) is linked.
    """

    uuid: str
    register: str
    register_name: str
    code: str
    text: str
    label: str
    link_uuid: str
    via: str
    due: date | None
    timeliness: Timeliness | None
