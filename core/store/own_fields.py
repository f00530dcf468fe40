"""The fields an office added itself, as lists and search see them: SQL over the pairs kept on a record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from core.domain.custom_field import OWNER_OF, CustomField, FieldOwner, own_cells
from core.domain.listing import ListKind
from core.domain.register import NO, YES, RegisterFieldKind
from core.domain.register_line import field_column
from core.domain.rows import InspectionRow, IssueRow, ListRow, MeasureRow
from core.store import records
from core.store.ledger import Ledger
from core.store.reading import ids_fact, rows
from core.store.source import Source
from core.store.sources import SOURCES
from core.wording import word

R = TypeVar("R", bound=ListRow)

_HOLDERS = {ListKind.ISSUES: "i", ListKind.MEASURES: "m", ListKind.INSPECTIONS: "x"}
"""The name under which a list's source knows the record that holds the values."""


def own_fields(ledger: Ledger, owner: FieldOwner, *, retired: bool = False) -> list[CustomField]:
    """Return the fields of a kind of record in their order; those out of use only when asked for."""
    found = records.remembered(ledger, CustomField, order="position, label, uuid", owner=owner)
    return [each for each in found if retired or not each.retired]


def source_of(ledger: Ledger, kind: ListKind) -> Source:
    """Return the list ``kind`` with a column for every own field, those out of use included.

    A filter that somebody kept on such a field goes on working.
    """
    plain = SOURCES[kind]
    if kind not in OWNER_OF:
        return plain
    fields = own_fields(ledger, OWNER_OF[kind], retired=True)
    if not fields:
        return plain
    holder = f"{_HOLDERS[kind]}.custom"
    return replace(
        plain,
        columns={**plain.columns, **{each.column: (value_of(each, holder),) for each in fields}},
        kinds={each.column: field_column(each.field, "", shown=True).kind for each in fields},
    )


def value_of(field: CustomField, holder: str) -> str:
    """Return the expression for the value of ``field`` in the column ``holder``, NULL when it is empty.

    Looking a pair up in the text costs 45 ms at 31,000 measures with four fields each.
    """
    key = field.uuid.replace("'", "''")
    text = (
        f"CASE WHEN instr({holder}, '{key}') THEN (SELECT json_extract(o.value, '$[1]') "
        f"FROM json_each({holder}) AS o WHERE json_extract(o.value, '$[0]') = '{key}') END"
    )
    if field.kind is RegisterFieldKind.NUMBER:
        return f"CAST({text} AS NUMERIC)"
    if field.kind is RegisterFieldKind.FLAG:
        words = " ".join(f"WHEN '{value}' THEN '{told}'" for value, told in flag_words().items())
        return f"(CASE {text} {words} END)"
    return f"({text})"


def flag_words() -> dict[str, str]:
    """Return how people read a flag."""
    return {YES: word("cells.yes"), NO: word("cells.no")}


def dressed(ledger: Ledger, kind: ListKind, found: Sequence[ListRow]) -> list[ListRow]:
    """Return rows with what stands under their own columns."""
    fields = own_fields(ledger, OWNER_OF[kind], retired=True) if kind in OWNER_OF else []
    if not fields:
        return list(found)
    cls = {ListKind.ISSUES: "issue", ListKind.MEASURES: "measure"}.get(kind, "inspection_record")
    held = rows(
        ledger,
        "SELECT h.uuid, json_extract(o.value, '$[0]') AS field, json_extract(o.value, '$[1]') AS text "
        f"FROM {cls} AS h, json_each(h.custom) AS o WHERE h.uuid IN (SELECT value FROM json_each(:ids))",
        {"ids": ids_fact(row.uuid for row in found)},
    )
    values: dict[str, dict[str, str]] = {}
    for row in held:
        values.setdefault(row["uuid"], {})[row["field"]] = row["text"]
    words = flag_words()
    return [
        replace(row, own=own_cells(fields, values.get(row.uuid, {}), words))
        if isinstance(row, (IssueRow, MeasureRow, InspectionRow))
        else row
        for row in found
    ]


def unfilled(ledger: Ledger) -> Iterator[tuple[CustomField, ListKind, str, str]]:
    """Yield every record that lacks a required own field: the field, the list it opens in, uuid, title.

    What was struck off stays as it was, so nothing is asked of it.
    """
    for kind, owner in OWNER_OF.items():
        for each in own_fields(ledger, owner):
            if each.required:
                opened = ListKind.INSPECTIONS if kind is ListKind.INSPECTIONS else ListKind.ISSUES
                sql = f"{_LACKING[kind]} AND NOT instr({_HOLDERS[kind]}.custom, :field) ORDER BY title"
                for row in rows(ledger, sql, {"field": each.uuid}):
                    yield each, opened, row["uuid"], row["title"]


_LACKING = {
    ListKind.ISSUES: "SELECT i.uuid, i.code || ' ' || i.text AS title FROM issue AS i "
    "WHERE i.status <> 'closed'",
    ListKind.MEASURES: "SELECT i.uuid, i.code || '-' || m.position || ' ' || m.text AS title "
    "FROM measure AS m JOIN issue AS i ON i.uuid = m.issue_uuid WHERE i.status <> 'closed'",
    ListKind.INSPECTIONS: "SELECT x.uuid, x.code || ' ' || x.title AS title "
    "FROM inspection_record AS x WHERE TRUE",
}


def headings_without_field(ledger: Ledger) -> list[tuple[str, int]]:
    """Return the headings of sheets that issues keep without a field, each with how often."""
    found = rows(ledger, _HEADINGS)
    return [(row["heading"], row["often"]) for row in found]


_HEADINGS = (
    "SELECT json_extract(pair.value, '$[0]') AS heading, count(*) AS often "
    "FROM issue, json_each(issue.extra) AS pair WHERE issue.extra <> '[]' GROUP BY heading"
)
