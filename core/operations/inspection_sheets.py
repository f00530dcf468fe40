"""Sheets of one inspection: its record for the archive, and blank forms for a 书面督察 (rows 60, 61)."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from core.domain.inspection import Qualifier
from core.errors import Refused
from core.exporting.plain_book import PlainSheet, write_plain
from core.files import make_folder, readable
from core.operations.inspection_sights import sight_of
from core.operations.inspections import inspection_dossier
from core.progress import SILENT, Progress
from core.statistics.qualified import Total
from core.statistics.words import count_words
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_FORM_WIDTHS = (6.0, 36.0, 36.0, 30.0, 30.0, 14.0, 12.0)
_FORM_HEADS = ("number", "item", "state", "problems", "measures", "limit", "person")
_ROOM = 68.0
"""Points of an empty row: room for a few written lines."""


def record_sheet(ws: Workspace, uuid: str) -> PlainSheet:
    """Return the record of an inspection, a line for every fact that was entered."""
    found = inspection_dossier(ws, uuid)
    record = found.inspection
    comma, semicolon = word("punctuation.comma_list"), word("punctuation.semicolon")
    files = Total(record.files_checked, record.files_qualifier or Qualifier.EXACT)
    counts = [
        each.name + count_words(Total(each.value, each.qualifier), each.unit_word) for each in record.counts
    ]
    facts = {
        "code": record.code,
        "title": record.title,
        "theme": record.theme,
        "kind": word_of(record.kind),
        "ways": comma.join(word_of(way) for way in record.ways),
        "basis": record.basis,
        "started_on": _span(record.started_on, record.ended_on),
        "units": comma.join(found.units),
        "joint_units": comma.join(found.joint_units),
        "leader": record.leader,
        "people": comma.join(record.people),
        "points": comma.join(record.points),
        "scope": record.scope,
        "files_checked": count_words(files) if record.files_checked else "",
        "counts": semicolon.join(counts),
        "conclusion": record.conclusion,
        "note": record.note,
    }
    rows = [[word(f"inspection_form.{key}"), text] for key, text in facts.items() if text]
    rows += [
        [word("problems.number", number=problem.position), semicolon.join(filter(None, _told(problem)))]
        for problem in found.problems
    ]
    return PlainSheet(
        name=word("archive.record"),
        title=record.title,
        heads=[word("archive.fact"), word("archive.words")],
        widths=[20.0, 110.0],
        rows=rows,
    )


def _told(problem: object) -> tuple[str, ...]:
    return tuple(str(getattr(problem, name)) for name in ("text", "place", "requirement"))


def _span(first: date, last: date) -> str:
    if first == last:
        return chinese_date(first)
    return word("archive.span", first=chinese_date(first), last=chinese_date(last))


def self_report_forms(
    ws: Workspace,
    uuid: str,
    folder: Path,
    reply_by: date | None = None,
    progress: Progress = SILENT,
) -> list[Path]:
    """Write a blank self-report form for every inspected unit into ``folder`` and return the paths.

    A form asks for every line of 督察内容 (the title where there is none). Raises ``Refused`` when no unit is
    inspected.
    """
    sight = sight_of(ws, uuid)
    if not sight.units:
        raise Refused("self_report_no_unit", code=sight.record.code)
    make_folder(folder)
    record = sight.record
    items = [line.strip() for line in record.scope.splitlines() if line.strip()] or [record.title]
    made = []
    for done, (_, name) in enumerate(sight.units):
        progress.step(done, len(sight.units), name)
        above = [word("self_report.unit", unit=name), word("self_report.basis", basis=record.basis)]
        if reply_by:
            above.append(word("self_report.reply_by", day=chinese_date(reply_by), office=ws.office.name))
        sheet = PlainSheet(
            name=word("self_report.sheet"),
            title=word("self_report.title", title=record.title),
            heads=[word(f"self_report.heads.{key}") for key in _FORM_HEADS],
            widths=_FORM_WIDTHS,
            rows=[[str(number), item, *[""] * 5] for number, item in enumerate(items, 1)],
            above=above,
            below=(word("self_report.below"), word("self_report.sign")),
            row_height=_ROOM,
        )
        plain = _UNFIT.sub("_", readable(name))
        path = folder / word("self_report.file_name", code=_UNFIT.sub("_", record.code), unit=plain)
        write_plain(path, [sheet])
        made.append(path)
    progress.step(len(sight.units), len(sight.units))
    return made
