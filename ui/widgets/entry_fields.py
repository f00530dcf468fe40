"""The fields of a register as fields of a form, and the values between the two."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from core.domain.register import NO, YES, RegisterDefinition, RegisterField, RegisterFieldKind
from core.domain.register_rules import day_in
from core.wording import word
from ui.widgets.choices import Choice
from ui.widgets.form import Field, FieldKind

_KINDS = {
    RegisterFieldKind.LONG: FieldKind.TEXT,
    RegisterFieldKind.DATE: FieldKind.DATE,
    RegisterFieldKind.CHOICE: FieldKind.CHOICE,
    RegisterFieldKind.FLAG: FieldKind.CHOICE,
}
_WHOLE_LINE = frozenset({RegisterFieldKind.LONG, RegisterFieldKind.UNIT})


def form_fields(
    definition: RegisterDefinition, units: Callable[[], Sequence[str]], kept: Mapping[str, str]
) -> tuple[Field, ...]:
    """Return the form of a register; ``kept``: values of the shown entry, offered even when no choice."""
    own = fields_of(definition.fields, units, kept)
    return (*own, Field(key="code", label=word("columns.entry_code"), hint=word("registers_page.code_hint")))


def fields_of(
    fields: Sequence[RegisterField], units: Callable[[], Sequence[str]], kept: Mapping[str, str]
) -> tuple[Field, ...]:
    """Return the fields of a register, or those an office added to its records, as fields of a form."""
    return tuple(
        Field(
            key=field.key,
            kind=_KINDS.get(field.kind, FieldKind.LINE),
            required=field.required,
            span=2 if field.kind in _WHOLE_LINE else 1,
            choices=_choices(field, kept),
            suggestions=units if field.kind is RegisterFieldKind.UNIT else None,
            label=field.label,
            hint=field.hint,
        )
        for field in fields
    )


def shown_values(definition: RegisterDefinition, values: Mapping[str, str], code: str) -> dict[str, Any]:
    """Return the values of an entry as its form shows them."""
    return {"code": code, **values_of(definition.fields, values)}


def values_of(fields: Sequence[RegisterField], values: Mapping[str, str]) -> dict[str, Any]:
    """Return kept values as a form shows them."""
    found: dict[str, Any] = {}
    for field in fields:
        text = values.get(field.key, "")
        found[field.key] = day_in(text) if field.kind is RegisterFieldKind.DATE else text
    return found


def typed_values(definition: RegisterDefinition, values: Mapping[str, Any]) -> dict[str, str]:
    """Return what a form holds as an entry keeps it."""
    return typed_texts(definition.fields, values)


def typed_texts(fields: Sequence[RegisterField], values: Mapping[str, Any]) -> dict[str, str]:
    """Return what a form holds as texts to keep."""
    found = {}
    for field in fields:
        value = values.get(field.key)
        found[field.key] = value.isoformat() if isinstance(value, date) else str(value or "")
    return found


def _choices(field: RegisterField, kept: Mapping[str, str]) -> Callable[[], list[Choice]] | None:
    if field.kind is RegisterFieldKind.FLAG:
        return lambda: [("", ""), (YES, word("cells.yes")), (NO, word("cells.no"))]
    if field.kind is not RegisterFieldKind.CHOICE:
        return None

    def offered() -> list[Choice]:
        values = ["", *field.choices, kept.get(field.key, "")]
        return [(value, value) for value in dict.fromkeys(values)]

    return offered
