"""The part of a register that an office edits in the window: its name, its fields and one plain rule.

Rules beyond that (cycles, sums, several conditions) stay as the definition has them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.domain.register import (
    Condition,
    DueRule,
    Probe,
    RateRule,
    RegisterDefinition,
    RegisterField,
    RegisterFieldKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterShape:
    """A register as edited. ``due_from`` and ``done_field`` are field keys, empty for no such rule."""

    name: str = ""
    about: str = ""
    fields: tuple[RegisterField, ...] = ()
    due_from: str = ""
    due_days: int = 0
    working: bool = False
    done_field: str = ""


def is_plain(definition: RegisterDefinition) -> bool:
    """Tell whether the rules of a register are all that a shape can say, so that editing loses none."""
    return without_words(with_shape(definition, shape_of(definition), ("", ""))) == without_words(definition)


def shape_of(definition: RegisterDefinition) -> RegisterShape:
    """Return the editable part of a register."""
    due = definition.dues[0] if definition.dues else DueRule()
    return RegisterShape(
        name=definition.name,
        about=definition.about,
        fields=definition.fields,
        due_from=due.start[0] if due.start else "",
        due_days=due.days,
        working=due.working,
        done_field=definition.done[0].field if definition.done else "",
    )


def renamed(definition: RegisterDefinition, shape: RegisterShape) -> RegisterDefinition:
    """Return a register with the name and fields of ``shape`` and all its own rules."""
    present = {field.key for field in shape.fields}
    columns = tuple(key for key in definition.columns if key in present)
    added = tuple(field.key for field in shape.fields if definition.field(field.key) is None)
    return replace(
        definition,
        name=shape.name.strip(),
        about=shape.about.strip(),
        fields=shape.fields,
        columns=columns + added if columns else (),
    )


def with_shape(
    definition: RegisterDefinition, shape: RegisterShape, rate_names: tuple[str, str]
) -> RegisterDefinition:
    """Return a register that follows ``shape`` in everything; ``rate_names``: done, and done in time."""
    done = (Condition(probe=Probe.FILLED, field=shape.done_field),) if shape.done_field else ()
    due = DueRule(start=(shape.due_from,), days=shape.due_days, working=shape.working)
    days = [field.key for field in shape.fields if field.kind is RegisterFieldKind.DATE]
    rates = [RateRule(name=rate_names[0], met=done)] if done else []
    if done and shape.due_from and shape.done_field in days:
        on_time = Condition(probe=Probe.ON_TIME, field=shape.done_field)
        rates.append(RateRule(name=rate_names[1], of=(Condition(probe=Probe.SETTLED),), met=(on_time,)))
    return replace(
        renamed(definition, shape),
        dues=(due,) if shape.due_from else (),
        done=done,
        rates=tuple(rates),
        year_of=shape.due_from or next(iter(days), ""),
    )


def without_words(definition: RegisterDefinition) -> RegisterDefinition:
    """Return a register whose rates have no names, to compare rules."""
    return replace(definition, rates=tuple(replace(rate, name="") for rate in definition.rates))
