"""What editing a register does beside what was typed: nothing entered is lost, usual rates are proposed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from core.domain.register import (
    Condition,
    Probe,
    RateRule,
    RegisterDefinition,
    RegisterFieldKind,
)


def keeping_hidden(before: RegisterDefinition | None, after: RegisterDefinition) -> RegisterDefinition:
    """Return ``after`` with every field of ``before`` that it lacks put away rather than forgotten.

    A field put away is in no form, list or rule, but its label, its values and what it says of names stay.
    """
    shown = {field.key for field in after.fields}
    known = (*after.hidden, *(before.fields if before else ()), *(before.hidden if before else ()))
    away = {field.key: field for field in reversed(known) if field.key not in shown}
    return replace(after, hidden=tuple(replace(away[key], required=False) for key in sorted(away)))


def with_columns(before: RegisterDefinition, after: RegisterDefinition) -> RegisterDefinition:
    """Return a register whose list shows only fields it has, and every field that is new to it."""
    present = [field.key for field in after.fields]
    columns = tuple(key for key in after.columns if key in present)
    if not columns:
        return replace(after, columns=())
    added = (key for key in present if before.any_field(key) is None and key not in columns)
    return replace(after, columns=(*columns, *added))


def usual_rates(definition: RegisterDefinition, names: tuple[str, str]) -> tuple[RateRule, ...]:
    """Return the rates most registers have: done of all, and in time of what could be judged."""
    done = definition.done
    if not done:
        return ()
    found = [RateRule(name=names[0], met=done)]
    last = definition.field(done[0].field)
    filled = len(done) == 1 and done[0].probe is Probe.FILLED
    if definition.dues and filled and last is not None and last.kind is RegisterFieldKind.DATE:
        on_time = Condition(probe=Probe.ON_TIME, field=last.key)
        found.append(RateRule(name=names[1], of=(Condition(probe=Probe.SETTLED),), met=(on_time,)))
    return tuple(found)


def copied(definition: RegisterDefinition, key: str, name: str) -> RegisterDefinition:
    """Return a register like another, to begin a new one with: its own key, name and numbers."""
    whole = RegisterDefinition(key=key, name=name)
    return replace(
        definition,
        uuid="",
        revision=whole.revision,
        key=key,
        name=name,
        heading="",
        code_prefix="",
        shelf="",
        place=whole.place,
        hidden=(),
    )


def free_key(taken: Collection[str]) -> str:
    """Return a field key that none has or had: what an old field held must not show up in a new one."""
    return next(key for number in range(1, len(taken) + 2) if (key := f"f{number}") not in taken)
