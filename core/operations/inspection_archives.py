"""督察档案: one inspection with every paper of it, as a folder or a zip file with a catalogue (row 61)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.domain.dossier import InspectionDossier
from core.domain.inspection_plan import PlanItem
from core.domain.letter import LetterState
from core.exporting.plain_book import PlainSheet, write_plain
from core.operations import evidence, inspection_plans, letters, rechecks
from core.operations.inspection_sheets import record_sheet
from core.operations.inspection_sights import sight_of
from core.operations.inspections import inspection_dossier
from core.operations.paper_folders import fitting_name, write_folder
from core.progress import SILENT, Progress
from core.statistics.inspection_results import results_of
from core.statistics.words import share_words
from core.store import records
from core.store.copying import copy_file
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace

_LONGEST_NAME = 80
_WIDTHS = (6.0, 14.0, 44.0, 16.0, 40.0, 26.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One line of the catalogue; ``source`` is the file behind it, ``None`` where the record says it."""

    sort: str
    name: str
    dated: date | None = None
    note: str = ""
    source: Path | None = None


def catalogue(ws: Workspace, uuid: str) -> list[Paper]:
    """Return the papers of an inspection in the order of its course: plan, notice, record … reply, 复核."""
    return list(_papers(ws, inspection_dossier(ws, uuid)))


def _papers(ws: Workspace, found: InspectionDossier) -> Iterator[Paper]:
    record = found.inspection
    if record.plan_item_uuid:
        item = records.get(ws.ledger, PlanItem, record.plan_item_uuid)
        when = inspection_plans.months_words(item.months)
        yield Paper(sort="plan", name=item.title, note=word("plan.of_year", year=item.year, when=when))
    yield Paper(sort="record", name=record.title, dated=record.started_on, note=record.basis)
    for proof in found.evidence:
        yield Paper(sort="evidence", name=proof.name, note=proof.note, source=evidence.path_of(ws, proof))
    for problem in found.problems:
        code = dict(found.raised).get(problem.uuid, "")
        note = word("archive.issue", code=code) if code else ""
        yield Paper(sort="problem", name=problem.text, note=note)
    for letter in found.letters:
        source = letters.path_of(ws, letter.uuid) if letter.state is LetterState.DISPATCHED else None
        name = word("archive.letter", number=letter.document_number, title=letter.title)
        yield Paper(
            sort="letter", name=name, dated=letter.dated_on, note=word_of(letter.state), source=source
        )
    if record.conclusion.strip():
        note = word("archive.delivered", day=chinese_date(record.delivered_on)) if record.delivered_on else ""
        yield Paper(sort="conclusion", name=record.conclusion, dated=record.concluded_on, note=note)
    for each in rechecks.standing(ws, record.uuid).rechecks:
        name = word("archive.request", by=each.requested_by, reason=each.reason)
        yield Paper(sort="recheck", name=name, dated=each.requested_on)
        if each.result is not None:
            name = word("archive.decision", result=word_of(each.result), text=each.decision)
            yield Paper(sort="recheck", name=name, dated=each.decided_on, note=each.decided_by)


def export_catalogue(ws: Workspace, uuid: str, path: Path) -> Path:
    """Write the catalogue as a page to print and return its path."""
    papers = catalogue(ws, uuid)
    write_plain(path, [_catalogue_sheet(ws, uuid, papers, _names(papers)), record_sheet(ws, uuid)])
    return path


def archive(ws: Workspace, uuid: str, path: Path, progress: Progress = SILENT) -> Path:
    """Write the whole archive to ``path``, a zip file when it ends in .zip, else a folder, and return it.

    It bears its name only when it is whole: a stop, a full disk or a missing paper leaves nothing behind.
    Raises ``Refused("folder_not_empty")`` when the folder holds something, ``Environment`` otherwise.
    """
    return write_folder(path, lambda folder: _assemble(ws, uuid, folder, progress), progress)


def _assemble(ws: Workspace, uuid: str, folder: Path, progress: Progress) -> None:
    papers = catalogue(ws, uuid)
    names = _names(papers)
    steps = len(papers) + 1
    for done, paper in enumerate(papers):
        progress.step(done, steps, paper.name[:_LONGEST_NAME])
        if paper.source is not None:
            copy_file(paper.source, folder / names[done])
    progress.step(len(papers), steps, word("archive.catalogue"))
    sheets = [_catalogue_sheet(ws, uuid, papers, names), record_sheet(ws, uuid)]
    write_plain(folder / word("archive.catalogue_name"), sheets)


def _names(papers: list[Paper]) -> list[str]:
    """Return the file name of every paper, numbered as in the catalogue; empty where it has no file."""
    return [_name(number, paper) if paper.source else "" for number, paper in enumerate(papers, 1)]


def _name(number: int, paper: Paper) -> str:
    name, suffix = Path(paper.name).stem, Path(paper.name).suffix
    if paper.source and paper.sort == "letter":
        name, suffix = paper.name, paper.source.suffix
    return f"{number:02d}-{fitting_name(name, _LONGEST_NAME)}{suffix}"


def _catalogue_sheet(ws: Workspace, uuid: str, papers: list[Paper], names: list[str]) -> PlainSheet:
    sight = sight_of(ws, uuid)
    record, results = sight.record, results_of(sight)
    comma = word("punctuation.comma_list")
    above = (
        word("archive.of", code=record.code, title=record.title),
        word("archive.units", units=comma.join(name for _, name in sight.units)),
        word(
            "archive.results",
            found=results.balance.found,
            solved=results.balance.solved,
            rate=share_words(results.rectified),
        ),
    )
    rows = [
        [
            str(number),
            word(f"archive.sorts.{paper.sort}"),
            paper.name,
            chinese_date(paper.dated) if paper.dated else "",
            names[number - 1],
            paper.note,
        ]
        for number, paper in enumerate(papers, 1)
    ]
    return PlainSheet(
        name=word("archive.catalogue"),
        title=word("archive.title", office=ws.office.name),
        heads=[word(f"archive.heads.{key}") for key in ("number", "sort", "name", "dated", "file", "note")],
        widths=_WIDTHS,
        rows=rows,
        above=above,
        below=(word("archive.made", day=chinese_date(ws.clock.today()), by=ws.office.operator),),
    )
