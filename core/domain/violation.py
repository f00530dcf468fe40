"""What a rule says of a value: all of it at once, tied to fields, so that a form can show it in place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the save; a warning asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Violation:
    """One rule broken by one field. The sentence stands under ``violations.<rule>`` in the wording."""

    field: str
    rule: str
    severity: Severity = Severity.ERROR
    facts: tuple[tuple[str, str], ...] = ()
