"""Columns of a sheet that are an office's own fields: recognised by label or alias, read, kept apart.

What a field cannot hold stays where unknown columns stay (``Issue.extra``), so that no cell is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.domain.custom_field import CustomField, FieldOwner
from core.domain.custom_rules import plain_name, read_value
from core.domain.proposal import Proposal, ProposedIssue, ProposedMeasure
from core.operations.custom_fields import fields_of
from core.operations.custom_values import flags
from core.replacing import replaced
from core.wording import word
from core.workspace import Workspace

CUSTOM = "custom."
"""What a column of a proposal is called that belongs to an own field: this and the label."""

Named = dict[str, CustomField]


@dataclass(frozen=True, slots=True)
class OwnColumns:
    """The fields in use by the plain names a heading may bear."""

    issues: Named
    measures: Named
    flags: dict[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        """Return every plain name that is an own field's."""
        return tuple(dict.fromkeys((*self.issues, *self.measures)))

    def of_issue(self, header: str) -> CustomField | None:
        """Return the field of issues that a heading means."""
        return self.issues.get(plain_name(header))

    def value(self, header: str, text: str) -> tuple[CustomField, str] | None:
        """Return the issue's field with its value as kept, ``None`` when the cell stays an unknown column."""
        field = self.of_issue(header)
        read = read_value(field, text, self.flags) if field else None
        return (field, read) if field and read else None

    def issue_values(
        self, extra: Iterable[tuple[str, str]]
    ) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
        """Return the values of own fields by uuid, and the columns that are none of them."""
        values, rest = {}, []
        for header, text in extra:
            found = self.value(header, text)
            if found:
                values[found[0].uuid] = found[1]
            else:
                rest.append((header, text))
        return values, tuple(rest)

    def measure_values(self, extra: Iterable[tuple[str, str]]) -> dict[str, str]:
        """Return the values of a measure's own fields by uuid."""
        return {
            field.uuid: read
            for header, text in extra
            if (field := self.measures.get(plain_name(header)))
            and (read := read_value(field, text, self.flags))
        }


def own_columns_of(ws: Workspace) -> OwnColumns:
    """Return the own fields that a sheet may fill."""
    issues, measures = (_named(fields_of(ws, owner)) for owner in (FieldOwner.ISSUE, FieldOwner.MEASURE))
    return OwnColumns(issues, measures, flags())


def _named(fields: Iterable[CustomField]) -> Named:
    return {plain_name(name): each for each in fields for name in (*each.aliases, each.label)}


def recognised(proposal: Proposal, own: OwnColumns) -> Proposal:
    """Return ``proposal`` with the columns of own fields named, and measures' cells at their measure."""
    issues = tuple(_sorted(issue, own) for issue in proposal.issues)
    return replaced(proposal, columns=columns_of(proposal, own), issues=issues)


def columns_of(proposal: Proposal, own: OwnColumns) -> tuple[tuple[str, str], ...]:
    """Return what every column of the sheet is taken for, those of own fields by their labels."""
    return tuple((header, name or _own_name(header, own)) for header, name in proposal.columns)


def _own_name(header: str, own: OwnColumns) -> str:
    plain = plain_name(header)
    field = own.issues.get(plain) or own.measures.get(plain)
    return f"{CUSTOM}{field.label}" if field else ""


def _sorted(issue: ProposedIssue, own: OwnColumns) -> ProposedIssue:
    """Keep of each measure only the cells of its own fields, and take those away from the issue."""
    measures = tuple(_with_own(item, own) if item.extra else item for item in issue.measures)
    at_measures: dict[str, set[str]] = {}
    for item in measures:
        for header, text in item.extra:
            at_measures.setdefault(header, set()).add(text)
    extra = tuple(
        (header, text)
        for header, text in issue.extra
        if own.of_issue(header) or not set(filter(None, text.split("\n"))) <= _lines(at_measures.get(header))
    )
    reasons = (*issue.reasons, *(each for each in _unread(extra, own) if each not in issue.reasons))
    return replaced(issue, extra=extra, measures=measures, reasons=reasons)


def _with_own(item: ProposedMeasure, own: OwnColumns) -> ProposedMeasure:
    return replaced(item, extra=tuple(_readable(item, own)) if own.measures else ())


def _readable(item: ProposedMeasure, own: OwnColumns) -> Iterator[tuple[str, str]]:
    for header, text in item.extra:
        field = own.measures.get(plain_name(header))
        if field and read_value(field, text, own.flags) is not None:
            yield header, text


def _lines(texts: set[str] | None) -> set[str]:
    return {line for text in texts or () for line in text.split("\n")}


def _unread(extra: Iterable[tuple[str, str]], own: OwnColumns) -> Iterator[str]:
    """Yield a sentence for every cell that an own field could not take."""
    for header, text in extra:
        plain = plain_name(header)
        known = plain in own.measures and plain not in own.issues
        if known or (plain in own.issues and own.value(header, text) is None):
            yield word("imports.custom_unread", field=header, text=text)
