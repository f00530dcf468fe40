"""What a register and its entries must satisfy, and how a value is read; rules answer with all they found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.domain.register import (
    NO,
    YES,
    RegisterDefinition,
    RegisterDraft,
    RegisterField,
    RegisterFieldKind,
)
from core.domain.register_check import check_rules
from core.domain.rules import LONGEST_TEXT
from core.domain.violation import Severity, Violation

_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_YEARS = range(1949, 2200)
_DATED = frozenset({RegisterFieldKind.DATE, RegisterFieldKind.YEAR})


def number_in(text: str) -> Decimal | None:
    """Return the number a person wrote, group commas left out; ``None`` when it is none."""
    plain = text.strip().replace(",", "")
    return Decimal(plain) if _NUMBER.fullmatch(plain) else None


def year_in(text: str) -> int | None:
    """Return the year a person wrote in four digits; ``None`` when it is none."""
    plain = text.strip()
    year = int(plain) if re.fullmatch(r"\d{4}", plain) else 0
    return year if year in _YEARS else None


def day_in(text: str) -> date | None:
    """Return the day kept as ISO text; ``None`` when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def plain_values(values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what is really filled in, without blanks around it, in the order of keys."""
    return tuple(sorted((key, text.strip()) for key, text in values.items() if text.strip()))


def check_entry(definition: RegisterDefinition, draft: RegisterDraft) -> list[Violation]:
    """Check an entry as typed against the fields of its register; links are filled when there are any."""
    found = []
    for field in definition.fields:
        if field.kind is RegisterFieldKind.LINKS:
            missed = field.required and not draft.links.get(field.key)
            found += [_of(field, "required")] if missed else []
            continue
        text = draft.values.get(field.key, "").strip()
        if not text:
            found += [_of(field, "required")] if field.required else []
        elif len(text) > LONGEST_TEXT:
            found.append(replace(_of(field, "too_long"), facts=(("limit", str(LONGEST_TEXT)),)))
        elif rule := unreadable(field, text):
            found.append(_of(field, rule))
    return [*found, *_check_spans(definition, draft.values)]


def check_done_days(definition: RegisterDefinition, draft: RegisterDraft, today: date) -> list[Violation]:
    """Refuse a day after today in a field whose being filled makes the entry done; days to come are dues."""
    found = []
    for field in filter(None, (definition.field(each.field) for each in definition.done)):
        day = (
            day_in(draft.values.get(field.key, "").strip()) if field.kind is RegisterFieldKind.DATE else None
        )
        if day is not None and day > today:
            found.append(_of(field, "gate_date_ahead"))
    return found


def _of(field: RegisterField, rule: str) -> Violation:
    """Return the violation of a field by its own label, with the choices where a choice was missed."""
    return Violation(field.key, rule, label=field.label, choices=choices_asked(field, rule))


def choices_asked(field: RegisterField, rule: str) -> tuple[str, ...]:
    """Return what might stand in a field that holds none of its choices."""
    if rule not in ("not_a_choice", "required"):
        return ()
    return (YES, NO) if field.kind is RegisterFieldKind.FLAG else field.choices


def _check_spans(definition: RegisterDefinition, values: Mapping[str, str]) -> Iterator[Violation]:
    """Yield a stretch of days that ends before it begins, or a warning for one that is too short."""
    for span in definition.spans:
        start, end = day_in(values.get(span.start, "")), day_in(values.get(span.end, ""))
        if start is None or end is None:
            continue
        days = (end - start).days + 1
        ended = definition.field(span.end)
        label = ended.label if ended else ""
        if days < 1:
            yield Violation(span.end, "span_reversed", label=label)
        elif days < span.days:
            facts = (("days", str(days)), ("least", str(span.days)))
            yield Violation(span.end, "span_short", Severity.WARNING, facts, label)


def unreadable(field: RegisterField, text: str) -> str:
    """Return the rule that ``text`` breaks by not being what the field holds, empty when it is."""
    match field.kind:
        case RegisterFieldKind.DATE:
            return "" if day_in(text) else "not_a_date"
        case RegisterFieldKind.YEAR:
            return "" if year_in(text) else "not_a_year"
        case RegisterFieldKind.NUMBER:
            return "not_a_number" if number_in(text) is None else ""
        case RegisterFieldKind.CHOICE:
            return "" if text in field.choices else "not_a_choice"
        case RegisterFieldKind.FLAG:
            return "" if text in (YES, NO) else "not_a_choice"
        case _:
            return ""


def check_definition(definition: RegisterDefinition) -> list[Violation]:
    """Check a register: named, with readable fields, and rules that speak only of fields it has."""
    found = [] if definition.name.strip() else [Violation("name", "required")]
    if not _KEY.fullmatch(definition.key):
        found.append(Violation("key", "register_key"))
    found += _check_fields(definition.fields)
    found += check_rules(definition)
    if definition.dues and not definition.done:
        found.append(Violation("done", "register_never_done"))
    private = {field.key for field in definition.fields if field.private}
    if any(private & {*rule.text, rule.goal} for rule in definition.issues):
        found.append(Violation("issues", "register_private_issue"))
    return found + _check_due(definition)


def _check_fields(fields: tuple[RegisterField, ...]) -> Iterator[Violation]:
    if not fields:
        yield Violation("fields", "register_no_field")
    keys = [field.key for field in fields]
    labels = [field.label.strip() for field in fields]
    if len(set(keys)) < len(keys) or len(set(labels)) < len(labels):
        yield Violation("fields", "register_field_twice")
    if not all(labels) or not all(_KEY.fullmatch(key) and key != "code" for key in keys):
        yield Violation("fields", "register_field_unnamed")
    for field in fields:
        if field.kind is RegisterFieldKind.CHOICE and not field.choices:
            yield Violation("fields", "register_no_choice", facts=(("label", field.label),))
        if field.kind is RegisterFieldKind.LINKS and field.target is None:
            yield Violation("fields", "register_no_target", facts=(("label", field.label),))
    if fields and not any(field.required for field in fields):
        yield Violation("fields", "register_nothing_required", Severity.WARNING)


def _check_due(definition: RegisterDefinition) -> list[Violation]:
    dated = {field.key for field in definition.fields if field.kind in _DATED}
    named = {key for due in definition.dues for key in (*due.start, due.own) if key}
    if not named <= dated or any(not due.start and not due.own for due in definition.dues):
        return [Violation("dues", "register_due_date")]
    return []
