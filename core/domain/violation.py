"""What a rule says of a value: all of it at once, tied to fields, so that a form can show it in place."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as _field
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the save; a warning asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Violation:
    """One rule broken by one field. The sentence stands under ``violations.<rule>`` in the wording.

    ``label`` names a field that has no word in the wording, one of a register or of the office's own;
    ``choices`` are what might stand there. Both only help to say it and make no other violation of it.
    """

    field: str
    rule: str
    severity: Severity = Severity.ERROR
    facts: tuple[tuple[str, str], ...] = ()
    label: str = _field(default="", compare=False)
    choices: tuple[str, ...] = _field(default=(), compare=False)
