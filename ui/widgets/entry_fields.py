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
    own = tuple(
        Field(
            key=field.key,
            kind=_KINDS.get(field.kind, FieldKind.LINE),
            required=field.required,
            span=2 if field.kind in _WHOLE_LINE else 1,
            choices=_choices(field, kept),
            suggestions=units if field.kind is RegisterFieldKind.UNIT else None,
            label=field.label,
            hint=field.hint,
            own=partial(links, field) if field.kind is RegisterFieldKind.LINKS else None,
        )
        for field in definition.fields
    )
    return (*own, Field(key="code", label=word("columns.entry_code"), hint=word("registers_page.code_hint")))


def shown_values(definition: RegisterDefinition, draft: RegisterDraft) -> dict[str, Any]:
    """Return an entry as its form shows it."""
    found: dict[str, Any] = {"code": draft.code}
    for field in definition.fields:
        if field.kind is RegisterFieldKind.LINKS:
            found[field.key] = tuple(draft.links.get(field.key, ()))
            continue
        text = draft.values.get(field.key, "")
        found[field.key] = day_in(text) if field.kind is RegisterFieldKind.DATE else text
    return found


def typed_draft(definition: RegisterDefinition, values: Mapping[str, Any]) -> RegisterDraft:
    """Return what a form holds as an entry is kept."""
    found, links = {}, {}
    for field in definition.fields:
        value = values.get(field.key)
        if field.kind is RegisterFieldKind.LINKS:
            links[field.key] = tuple(value or ())
        else:
            found[field.key] = value.isoformat() if isinstance(value, date) else str(value or "")
    return RegisterDraft(code=str(values["code"]), values=found, links=links)


def _choices(field: RegisterField, kept: Mapping[str, str]) -> Callable[[], list[Choice]] | None:
    if field.kind is RegisterFieldKind.FLAG:
        return lambda: [("", ""), (YES, word("cells.yes")), (NO, word("cells.no"))]
    if field.kind is not RegisterFieldKind.CHOICE:
        return None

    def offered() -> list[Choice]:
        values = ["", *field.choices, kept.get(field.key, "")]
        return [(value, value) for value in dict.fromkeys(values)]

    return offered
