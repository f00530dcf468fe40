"""单位填报表: for every duty unit a workbook of its own issues and measures, to fill in and send back.

Each is a printed ledger with only what is the unit's, so the importer knows every row again by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from core import files
from core.domain.listing import Filter, ListKind, ListQuery
from core.domain.unit import BEARING, Unit, UnitShare
from core.domain.unit_progress import as_seen_by
from core.errors import Refused
from core.exporting.ledger_book import write_ledger
from core.exporting.ledger_lines import LedgerHeading, LedgerLine
from core.operations.exports import ledger_heading, ledger_lines
from core.operations.listing import list_ids, query_of
from core.operations.sheet_marks import marked_lines
from core.progress import SILENT, Progress
from core.store import records
from core.store.reading import one_moment
from core.wording import chinese_date, word
from core.workspace import Workspace

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST_NAME = 60


def unit_lines(
    ws: Workspace, query: ListQuery | None = None, unit: str = ""
) -> Mapping[str, list[LedgerLine]]:
    """Return by unit the issues it leads or answers for, each with the measures that are the unit's.

    ``query`` narrows the issues, ``unit`` keeps to one unit. Raises ``Refused`` for a name nobody bears.
    """
    names = [each.name for each in records.find(ws.ledger, Unit, order="name")]
    if unit and unit not in names:
        raise Refused("unknown_unit", name=unit)
    with one_moment(ws.ledger):
        asked = _asked(ws)
        lines = ledger_lines(ws, query)
        found = {name: _of_unit(ws, name, lines) for name in ([unit] if unit else names) if name in asked}
    return {name: own for name, own in found.items() if own}


def _asked(ws: Workspace) -> set[str]:
    """Return the names of units that lead or answer for anything."""
    names = {unit.uuid: unit.name for unit in records.find(ws.ledger, Unit)}
    shares = records.find(ws.ledger, UnitShare)
    return {names[share.unit_uuid] for share in shares if share.role in BEARING}


def _of_unit(ws: Workspace, name: str, lines: list[LedgerLine]) -> list[LedgerLine]:
    scope = (Filter(column="bearers", values=(name,)),)
    issues, measures = (
        set(list_ids(ws, replace(query_of(ws, kind), filters=scope)))
        for kind in (ListKind.ISSUES, ListKind.MEASURES)
    )
    found = []
    for line in lines:
        own = tuple(measure for measure in line.measures if measure.uuid in measures)
        if own or line.issue.uuid in issues:
            seen = replace(line.issue, progress=as_seen_by(line.issue.progress, name))
            found.append(replace(line, issue=seen, measures=own))
    return found


def export_unit_forms(
    ws: Workspace,
    folder: Path,
    progress: Progress = SILENT,
    query: ListQuery | None = None,
    unit: str = "",
) -> list[Path]:
    """Write a form for every unit into ``folder`` and return the files.

    Raises ``Refused("no_unit_forms")`` when no unit answers for anything, ``Environment`` (disk).
    """
    found = unit_lines(ws, query, unit)
    if not found:
        raise Refused("no_unit_forms")
    files.make_folder(folder)
    day = chinese_date(ws.clock.today())
    plain = ledger_heading(ws)
    written = []
    for done, (name, lines) in enumerate(found.items()):
        progress.step(done, len(found), name)
        path = folder / word("unit_forms.file", unit=_UNFIT.sub("_", name)[:_LONGEST_NAME], day=day)
        write_ledger(path, _heading(plain, name), marked_lines(ws, lines))
        written.append(path)
    progress.step(len(found), len(found))
    return written


def _heading(plain: LedgerHeading, name: str) -> LedgerHeading:
    title = word("unit_forms.title", unit=name)
    return replace(plain, title=title, preparer="", reviewer="", head="", unit=name)
