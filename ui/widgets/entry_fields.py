"""The fields of a register as fields of a form, and the values between the two."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from core.domain.register import (
    NO,
    YES,
    RegisterDefinition,
    RegisterDraft,
    RegisterField,
    RegisterFieldKind,
)
from core.domain.register_rules import day_in
from core.wording import word
from ui.widgets.choices import Choice
from ui.widgets.form import Field, FieldKind

_KINDS = {
    RegisterFieldKind.LONG: FieldKind.TEXT,
    RegisterFieldKind.DATE: FieldKind.DATE,
    RegisterFieldKind.CHOICE: FieldKind.CHOICE,
    RegisterFieldKind.FLAG: FieldKind.CHOICE,
    RegisterFieldKind.LINKS: FieldKind.OWN,
}
_WHOLE_LINE = frozenset({RegisterFieldKind.LONG, RegisterFieldKind.UNIT, RegisterFieldKind.LINKS})


def form_fields(
    definition: RegisterDefinition,
    units: Callable[[], Sequence[str]],
    kept: Mapping[str, str],
    links: Callable[[RegisterField], QWidget],
) -> tuple[Field, ...]:
    """Return the form of a register; ``kept``: values of the shown entry, offered even when no choice.

    ``links`` makes the editor of a field of links.
    """
    own = fields_of(definition.fields, units, kept, links)
    return (*own, Field(key="code", label=word("columns.entry_code"), hint=word("registers_page.code_hint")))


def fields_of(
    fields: Sequence[RegisterField],
    units: Callable[[], Sequence[str]],
    kept: Mapping[str, str],
    links: Callable[[RegisterField], QWidget] | None = None,
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
            own=partial(links, field) if links and field.kind is RegisterFieldKind.LINKS else None,
        )
        for field in fields
    )


def shown_values(definition: RegisterDefinition, draft: RegisterDraft) -> dict[str, Any]:
    """Return an entry as its form shows it."""
    linked = (field.key for field in definition.fields if field.kind is RegisterFieldKind.LINKS)
    found: dict[str, Any] = {"code": draft.code, **values_of(definition.fields, draft.values)}
    return found | {key: tuple(draft.links.get(key, ())) for key in linked}


def values_of(fields: Sequence[RegisterField], values: Mapping[str, str]) -> dict[str, Any]:
    """Return kept values as a form shows them; links are kept elsewhere."""
    found: dict[str, Any] = {}
    for field in fields:
        if field.kind is not RegisterFieldKind.LINKS:
            text = values.get(field.key, "")
            found[field.key] = day_in(text) if field.kind is RegisterFieldKind.DATE else text
    return found


def typed_draft(definition: RegisterDefinition, values: Mapping[str, Any]) -> RegisterDraft:
    """Return what a form holds as an entry is kept."""
    linked = (field.key for field in definition.fields if field.kind is RegisterFieldKind.LINKS)
    links = {key: tuple(values.get(key) or ()) for key in linked}
    texts = typed_texts(definition.fields, values)
    return RegisterDraft(code=str(values["code"]), values=texts, links=links)


def typed_texts(fields: Sequence[RegisterField], values: Mapping[str, Any]) -> dict[str, str]:
    """Return what a form holds as texts to keep; links are kept elsewhere."""
    found = {}
    for field in fields:
        if field.kind is not RegisterFieldKind.LINKS:
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
