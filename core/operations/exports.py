"""Ledger and lists as workbooks: exactly the rows and columns that the window shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from core.domain.batch import Batch
from core.domain.custom_field import FieldOwner, own_columns
from core.domain.listing import ListKind, ListQuery
from core.domain.rows import IssueRow, ListRow, MeasureRow
from core.errors import Environment
from core.exporting.ledger_book import signature_texts, write_ledger
from core.exporting.ledger_lines import LedgerHeading, LedgerLine, own_ledger_columns, target_columns
from core.exporting.table_book import write_table
from core.operations.custom_fields import fields_of
from core.operations.listing import columns_of, list_ids, list_rows, query_of
from core.operations.sheet_marks import marked_lines, marked_list
from core.progress import SILENT, Progress
from core.store import records
from core.store.copying import copy_file
from core.wording import word
from core.workspace import Workspace

_BLOCK = 200


def rows_of(ws: Workspace, query: ListQuery) -> Iterator[ListRow]:
    """Yield every row that ``query`` finds, in its order, a block at a time."""
    ids = list_ids(ws, query)
    for begin in range(0, len(ids), _BLOCK):
        yield from list_rows(ws, query, ids[begin : begin + _BLOCK])


def ledger_lines(ws: Workspace, query: ListQuery | None = None) -> list[LedgerLine]:
    """Return the issues of ``query`` (all when absent) with their measures, in ledger order."""
    wanted = query or query_of(ws, ListKind.ISSUES)
    measures: dict[str, list[MeasureRow]] = {}
    for row in rows_of(ws, query_of(ws, ListKind.MEASURES)):
        measure = cast("MeasureRow", row)
        measures.setdefault(measure.issue_uuid, []).append(measure)
    lines = []
    for row in rows_of(ws, wanted):
        issue = cast("IssueRow", row)
        own = sorted(measures.get(issue.uuid, []), key=lambda measure: measure.position)
        lines.append(LedgerLine(issue=issue, measures=tuple(own)))
    return lines


def ledger_heading(ws: Workspace) -> LedgerHeading:
    """Return what stands above and below the printed ledger."""
    batches = records.find(ws.ledger, Batch, order="name")
    office = ws.office
    only = batches[0] if len(batches) == 1 else None
    return LedgerHeading(
        title=only.title if only and only.title else word("exports.ledger_title", office=office.name),
        office_name=office.name,
        office_code=office.code,
        as_of=ws.clock.today(),
        exported_at=ws.clock.now(),
        basis=only.basis if only else "",
        preparer=ws.operator,
        reviewer=ws.settings.sheet_reviewer,
        head=ws.settings.sheet_head,
    )


def export_ledger(
    ws: Workspace,
    path: Path,
    progress: Progress = SILENT,
    query: ListQuery | None = None,
    *,
    targets: bool = False,
) -> Path:
    """Write the print-ready ledger to ``path`` and return it; nothing half written ever bears the name.

    ``targets`` adds the columns of criteria and milestones.
    """
    lines = marked_lines(ws, ledger_lines(ws, query))
    further = own_ledger_columns(
        own_columns(fields_of(ws, FieldOwner.ISSUE)),
        own_columns(fields_of(ws, FieldOwner.MEASURE)),
        tags=any(line.issue.tags for line in lines),
    )
    if targets:
        further = (*target_columns(), *further)
    write_ledger(path, replace(ledger_heading(ws), further=further), lines, progress)
    return path


def export_list(
    ws: Workspace,
    path: Path,
    query: ListQuery,
    column_keys: Sequence[str] = (),
    progress: Progress = SILENT,
) -> Path:
    """Write what a list shows to ``path``: its rows, order and the columns named (all when none is)."""
    columns = columns_of(ws, query.kind)
    if column_keys:
        by_key = {column.key: column for column in columns}
        columns = tuple(by_key[key] for key in column_keys)
    rows, origin = marked_list(ws, list(rows_of(ws, query)))
    title = word(f"exports.{query.kind.value}")
    write_table(path, title, columns, rows, origin=origin, progress=progress)
    return path


def signature_line(ws: Workspace) -> tuple[str, ...]:
    """Return what stands below a list: 填报人, 审核人, 单位负责人, 填报日期 (domain.md §2.2)."""
    settings = ws.settings
    return signature_texts(ws.operator, settings.sheet_reviewer, settings.sheet_head, ws.clock.today())


def copy_out(source: Path, folder: Path) -> Path:
    """Copy a file of the ledger into ``folder``, read it back, and return the copy's path."""
    target = folder / source.name
    copy_file(source, target)
    return target


def hand_out(source: Path, folder: Path) -> Path:
    """Copy what an act has just made into ``folder``; when that fails, say that the act stands."""
    try:
        return copy_out(source, folder)
    except Environment as error:
        raise Environment("not_handed_out", path=str(folder), kept=str(source)) from error
