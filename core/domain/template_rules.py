"""What an export template must satisfy before it is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from core.domain.custom_rules import plain_name
from core.domain.export_template import FIXED, ExportTemplate
from core.domain.violation import Violation

LONGEST_NAME = 40
LAST_ROW = 1_000_000


def check_template(
    wanted: ExportTemplate, others: Iterable[ExportTemplate], sources: Collection[str]
) -> list[Violation]:
    """Check a template: a name of its own, at least one filled column, no source that does not exist."""
    found = _check_name(wanted, others)
    for field, row in (("first_row", wanted.first_row), ("head_row", wanted.head_row)):
        if not 0 <= row <= LAST_ROW:
            found.append(Violation(field, "template_row"))
    if 0 < wanted.first_row <= wanted.head_row:
        found.append(Violation("first_row", "template_row_order"))
    filled = [column for column in wanted.columns if column.source]
    if not filled:
        found.append(Violation("columns", "template_empty"))
    for column in filled:
        facts = (("heading", column.heading or column.source),)
        if column.source not in sources:
            found.append(Violation("columns", "template_source", facts=facts))
        elif column.source == FIXED and not column.fixed.strip():
            found.append(Violation("columns", "template_fixed", facts=facts))
    return found + _check_words(wanted)


def _check_name(wanted: ExportTemplate, others: Iterable[ExportTemplate]) -> list[Violation]:
    name = plain_name(wanted.name)
    if not name:
        return [Violation("name", "required")]
    if len(wanted.name.strip()) > LONGEST_NAME:
        return [Violation("name", "too_long", facts=(("limit", str(LONGEST_NAME)),))]
    if any(plain_name(other.name) == name and other.uuid != wanted.uuid for other in others):
        return [Violation("name", "template_name_taken")]
    return []


def _check_words(wanted: ExportTemplate) -> list[Violation]:
    """Refuse one of our words that would become two of theirs."""
    found = []
    for column in wanted.columns:
        ours = [ours.strip() for ours, _ in column.words]
        twice = next((word for word in ours if ours.count(word) > 1), None)
        if twice is not None:
            facts = (("heading", column.heading or column.source), ("word", twice))
            found.append(Violation("columns", "template_words_twice", facts=facts))
    return found
