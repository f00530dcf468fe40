"""What an office's own fields and their values must satisfy, and how a value is read from a sheet."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from core.domain.custom_field import CustomField, Values
from core.domain.register import NO, YES, RegisterFieldKind
from core.domain.register_rules import choices_asked, number_in, plain_values, unreadable
from core.domain.rules import LONGEST_TEXT
from core.domain.violation import Severity, Violation

LONGEST_LABEL = 30
"""Characters: a heading that is longer does not fit above a column."""

KINDS = tuple(kind for kind in RegisterFieldKind if kind is not RegisterFieldKind.LINKS)
"""What an own field may hold; links between records are kept by registers alone."""

_DAY = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?(?:\s*0?0:00(?::00)?)?")


def place_of(uuid: str) -> str:
    """Return what a violation of the value of a field names as its field."""
    return f"custom.{uuid}"


def check_field(
    wanted: CustomField, others: Iterable[CustomField], taken: Container[str] = ()
) -> list[Violation]:
    """Check a field: named, by no name of another or of a column there is, with choices where it needs some.

    ``taken`` holds the plain names of the columns that the program itself knows.
    """
    names = [plain_name(name) for name in (wanted.label, *wanted.aliases)]
    if not names[0]:
        return [Violation("label", "required")]
    found = []
    if len(wanted.label.strip()) > LONGEST_LABEL:
        found.append(Violation("label", "too_long", facts=(("limit", str(LONGEST_LABEL)),)))
    rivals = {
        plain_name(name)
        for other in others
        if other.uuid != wanted.uuid and other.owner is wanted.owner
        for name in (other.label, *other.aliases)
    }
    twice = [name for name in names if name in rivals or name in taken]
    if twice or len(set(names)) < len(names):
        found.append(Violation("label", "custom_label_taken", facts=(("label", (twice or names)[0]),)))
    if wanted.kind not in KINDS:
        found.append(Violation("kind", "not_a_choice"))
    if wanted.kind is RegisterFieldKind.CHOICE and not wanted.choices:
        found.append(Violation("choices", "register_no_choice", facts=(("label", wanted.label),)))
    return found


def plain_name(text: str) -> str:
    """Return a heading for comparing: without blanks, letters small."""
    return "".join(text.split()).casefold()


def check_values(fields: Sequence[CustomField], typed: Values, stored: Values | None) -> list[Violation]:
    """Check values as typed; ``stored`` is what the record holds now, ``None`` for a new record.

    A field that became required later is only warned of where an older record lacks it, and a choice that was
    taken out since stays where it was chosen.
    """
    now, before = dict(typed), dict(stored or ())
    found = []
    for each in fields:
        text, place = now.get(each.uuid, "").strip(), place_of(each.uuid)
        if not text:
            late = stored is not None and not before.get(each.uuid)
            severity = Severity.WARNING if late else Severity.ERROR
            choices = choices_asked(each.field, "required")
            missing = Violation(place, "required", severity, label=each.label, choices=choices)
            found += [missing] if each.required else []
        elif len(text) > LONGEST_TEXT:
            facts = (("limit", str(LONGEST_TEXT)),)
            found.append(Violation(place, "too_long", facts=facts, label=each.label))
        elif text != before.get(each.uuid) and (rule := unreadable(each.field, text)):
            choices = choices_asked(each.field, rule)
            found.append(Violation(place, rule, label=each.label, choices=choices))
    return found


def merged(fields: Iterable[CustomField], typed: Values, stored: Values) -> Values:
    """Return ``typed`` for the fields shown, and what was stored for all others: nothing is lost."""
    known = {each.uuid for each in fields}
    kept = {uuid: text for uuid, text in stored if uuid not in known}
    return plain_values(kept | {uuid: text for uuid, text in typed if uuid in known})


def read_value(field: CustomField, text: str, words: Mapping[str, str]) -> str | None:
    """Return how the ledger keeps a value written by people, ``None`` when it is not what the field holds.

    ``words`` maps what people write for a flag to ``YES`` and ``NO``.
    """
    plain = text.strip()
    if field.kind is RegisterFieldKind.DATE:
        plain = _day(plain)
    elif field.kind is RegisterFieldKind.NUMBER:
        plain = plain.replace(",", "") if number_in(plain) is not None else plain
    elif field.kind is RegisterFieldKind.YEAR:
        plain = plain[:4] if len(plain) == 5 else plain
    elif field.kind is RegisterFieldKind.FLAG and plain not in (YES, NO):
        plain = words.get(plain, plain)
    return None if unreadable(field.field, plain) or not plain else plain


def _day(text: str) -> str:
    match = _DAY.fullmatch(text)
    if match is None:
        return text
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return text


def guessed(field: CustomField, texts: Iterable[str]) -> CustomField:
    """Return ``field`` in the narrowest kind that holds all of ``texts``: number, day, line or long text."""
    filled = [text for text in texts if text.strip()]
    for kind in (RegisterFieldKind.NUMBER, RegisterFieldKind.DATE):
        wanted = replace(field, kind=kind)
        if filled and all(read_value(wanted, text, {}) is not None for text in filled):
            return wanted
    long = any("\n" in text.strip() or len(text) > LONGEST_LABEL for text in filled)
    return replace(field, kind=RegisterFieldKind.LONG if long else RegisterFieldKind.TEXT)
