"""报送模板: named mappings of our fields to the columns of other systems (domain row 58)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from core.domain import export_template as told
from core.domain.cells import heading_of
from core.domain.change import Outcome
from core.domain.custom_rules import plain_name
from core.domain.export_template import (
    ISSUE,
    MEASURE,
    ExportTemplate,
    FormHead,
    FormSheet,
    RowsOf,
    TemplateColumn,
)
from core.domain.listing import ListKind
from core.domain.template_rules import check_template
from core.domain.unit import UnitRole
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.importing.forms import read_form
from core.operations.listing import columns_of
from core.operations.writing import change, outcome, require
from core.progress import SILENT, Progress
from core.store import records
from core.wording import word, word_of
from core.workspace import Workspace

FURTHER = (
    *("cause", "goal", "person", "phone", "seen_person", "seen_matter", "seen_case", "seen_result"),
    *("seen_effect", "extension", "institutional_result"),
)
"""Fields of an issue that no list shows."""

ROLES = {
    "lead_units": UnitRole.LEAD,
    "duty_units": UnitRole.DUTY,
    "supporting_units": UnitRole.SUPPORTING,
    "supervising_units": UnitRole.SUPERVISING,
}
"""The units of an issue by the part they play."""

_LIKE_OURS = {
    "sequence": told.NUMBER,
    "text": f"{ISSUE}text",
    "measures": f"{MEASURE}text",
    "units": f"{ISSUE}units",
    "deadline_raw": f"{ISSUE}deadline_raw",
    "deadline_start": f"{ISSUE}begun_on",
}
"""What an import takes a heading for, where our source is called otherwise."""

_OF_MEASURES = frozenset({"units", "deadline_raw", "progress", "status"})
"""Fields that a row of one measure takes from the measure."""


def templates(ws: Workspace) -> list[ExportTemplate]:
    """Return every template by name."""
    return records.find(ws.ledger, ExportTemplate, order="name")


def template_named(ws: Workspace, name: str) -> ExportTemplate:
    """Return the template of that name; raise ``Refused`` naming those there are."""
    found = templates(ws)
    for each in found:
        if plain_name(each.name) == plain_name(name):
            return each
    known = word("punctuation.comma_list").join(each.name for each in found) or word("templates.none")
    raise Refused("unknown_template", name=name, known=known)


def template_for(ws: Workspace, form: FormSheet) -> ExportTemplate | None:
    """Return the template that was made for a form with this heading, ``None`` when there is none."""
    found = records.find(ws.ledger, ExportTemplate, order="name", fingerprint=form.fingerprint)
    return found[0] if found else None


def sources(ws: Workspace) -> dict[str, str]:
    """Return what a column may show, with its words: plain ones, the issue's, those of its measures."""
    found = {key: word(f"templates.source_{key}") for key in told.PLAIN_SOURCES}
    found |= {
        f"{ISSUE}{column.key}": word("templates.of_issue", field=heading_of(column))
        for column in columns_of(ws, ListKind.ISSUES)
    }
    found |= {
        f"{ISSUE}{key}": word("templates.of_issue", field=word(f"templates.field_{key}"))
        for key in (*FURTHER, *ROLES)
    }
    return found | {
        f"{MEASURE}{column.key}": word("templates.of_measure", field=heading_of(column))
        for column in columns_of(ws, ListKind.MEASURES)
    }


def read_their_form(
    ws: Workspace, path: Path, sheet: str = "", head_row: int = 0, progress: Progress = SILENT
) -> tuple[FormSheet, ExportTemplate]:
    """Return their form with the template remembered for it, else a fresh one with what was recognised."""
    form = read_form(path, sheet=sheet, head_row=head_row, progress=progress)
    return form, template_for(ws, form) or replace(proposed(ws, form), head_row=head_row)


def proposed(ws: Workspace, form: FormSheet, rows: RowsOf = RowsOf.ISSUE) -> ExportTemplate:
    """Return a template with a column for every heading of ``form``, filled as far as it is recognised."""
    known = sources(ws)
    own = _own_headings(ws)
    parted = any(head.field in ROLES for head in form.heads)
    columns = tuple(
        TemplateColumn(source=_source_of(head, rows, known, own, parted=parted), heading=head.heading)
        for head in form.heads
    )
    return ExportTemplate(rows=rows, sheet=form.sheet, columns=columns, fingerprint=form.fingerprint)


def _own_headings(ws: Workspace) -> dict[str, str]:
    """Return the source of every heading that stands above a column of ours, issues first."""
    pairs = [
        (plain_name(heading_of(column)), f"{mark}{column.key}")
        for mark, kind in ((MEASURE, ListKind.MEASURES), (ISSUE, ListKind.ISSUES))
        for column in columns_of(ws, kind)
    ]
    return dict(pairs)


def _source_of(
    head: FormHead, rows: RowsOf, known: Iterable[str], own: dict[str, str], *, parted: bool
) -> str:
    """Return what fills a column; where units stand ``parted`` by role, 责任单位 are only those."""
    if head.field == "units" and parted:
        return f"{ISSUE}duty_units"
    if head.field:
        if rows is RowsOf.MEASURE and head.field in _OF_MEASURES:
            return f"{MEASURE}{head.field}"
        wanted = _LIKE_OURS.get(head.field, f"{ISSUE}{head.field}")
        return wanted if wanted in known else ""
    return own.get(plain_name(head.heading.split("/")[-1]), "")


def check(ws: Workspace, wanted: ExportTemplate) -> list[Violation]:
    """Return everything the rules say of a template."""
    return check_template(wanted, templates(ws), sources(ws).keys())


def keep(ws: Workspace, wanted: ExportTemplate) -> Outcome[ExportTemplate]:
    """Add a template (one without uuid), or store a changed one; it can be undone."""
    require(check(ws, wanted))
    plain = replace(wanted, name=wanted.name.strip(), columns=_trimmed(wanted.columns))
    with change(ws, "template.keep", name=plain.name) as tx:
        kept = tx.replace(plain) if plain.uuid else tx.add(replace(plain, uuid=new_uuid(), revision=1))
    return outcome(ws, tx, kept)


def _trimmed(columns: Sequence[TemplateColumn]) -> tuple[TemplateColumn, ...]:
    """Return columns without pairs that say nothing."""
    return tuple(
        replace(
            column,
            heading=column.heading.strip(),
            words=tuple((ours.strip(), theirs.strip()) for ours, theirs in column.words if ours.strip()),
        )
        for column in columns
    )


def remove(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take out a template; files written by it stay."""
    stored = records.get(ws.ledger, ExportTemplate, uuid)
    with change(ws, "template.remove", name=stored.name) as tx:
        tx.remove(stored)
    return outcome(ws, tx, None)


def mapping_lines(ws: Workspace, template: ExportTemplate) -> list[tuple[str, str, str]]:
    """Return (their heading, our words, how it is written) of every column, for people to look at."""
    known = sources(ws)
    lines = []
    for column in template.columns:
        more = [word("templates.pair", ours=ours, theirs=theirs) for ours, theirs in column.words]
        if column.source == told.FIXED:
            more.append(column.fixed)
        if column.day is not told.DayForm.CHINESE:
            more.append(word_of(column.day))
        ours = known.get(column.source, "") or word("templates.left_empty")
        lines.append((column.heading, ours, word("punctuation.semicolon").join(more)))
    return lines
