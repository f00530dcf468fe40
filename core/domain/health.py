"""What 体检 finds: one inconsistency of one record, and where to go to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.listing import Filter, ListKind
from core.domain.violation import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Ailment:
    """One thing to mend. Its sentence stands under ``ailments.<rule>`` in the wording.

    ``uuid`` is the record to open in the list ``kind``; where a whole list is meant, ``uuid`` is empty and
    ``filters`` show it. ``pair`` are the two units that may be one.
    """

    rule: str
    severity: Severity
    kind: ListKind
    uuid: str = ""
    title: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    filters: tuple[Filter, ...] = ()
    pair: tuple[str, str] | None = None
