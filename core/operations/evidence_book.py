"""佐证册: one page an issue with the index of its evidence, what is missing on top, and the files (row 31).

The workbook is to print; the folder (or zip file) holds it with every file, in the order of the pages: the
five slots of 五见, the criteria, the measures, then what hangs on the issue as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.domain.cells import value_text
from core.domain.dossier import IssueDossier
from core.domain.evidence import Evidence
from core.domain.links import SeenSlot
from core.domain.listing import Timeliness
from core.errors import Refused
from core.exporting.plain_book import PlainSheet, write_plain
from core.operations.dossiers import issue_dossier
from core.operations.paper_folders import ZIP, fitting_name, write_folder
from core.progress import SILENT, Progress
from core.store.copying import copy_file
from core.store.evidence import evidence_path
from core.store.reading import one_moment
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace

_LONGEST_NAME = 60
_SHEET_NAME = 28
_DIGEST = 16
"""Signs of a file's digest that stand in the index; the whole of it is in the catalogue of the folder."""
_BOOK = ".xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One line of an issue's page: what is to be proved, what is said of it, and the files that prove it."""

    name: str
    words: str
    proofs: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPage:
    """One issue of the book."""

    dossier: IssueDossier
    sections: tuple[Section, ...]
    gaps: tuple[str, ...]

    @property
    def proofs(self) -> tuple[Evidence, ...]:
        """Return the evidence in the order of the page."""
        return tuple(proof for section in self.sections for proof in section.proofs)


def pages(ws: Workspace, uuids: Sequence[str], progress: Progress = SILENT) -> list[BookPage]:
    """Return the pages of the issues ``uuids`` in that order; raises ``Refused("no_book_issues")``."""
    if not uuids:
        raise Refused("no_book_issues")
    found = []
    with one_moment(ws.ledger):
        for done, uuid in enumerate(uuids):
            progress.step(done, len(uuids))
            found.append(page_of(ws, issue_dossier(ws, uuid)))
    return found


def page_of(ws: Workspace, dossier: IssueDossier) -> BookPage:
    """Return the page of one issue."""
    sections = tuple(_sections(dossier))
    gaps = (*_gaps(dossier, sections), *_lost(ws, sections))
    return BookPage(dossier=dossier, sections=sections, gaps=gaps)


def export_book(ws: Workspace, uuids: Sequence[str], path: Path, progress: Progress = SILENT) -> Path:
    """Write the book of ``uuids`` and return its path: a workbook, a zip file or a folder, as it is named.

    Raises ``Refused`` (no_book_issues, book_name_taken, folder_not_empty) and ``Environment``.
    """
    found = pages(ws, uuids, progress)
    suffix = path.suffix.lower()
    if suffix == _BOOK:
        write_plain(path, _sheets(ws, found), progress)
        return path
    if suffix != ZIP and path.exists() and not path.is_dir():
        raise Refused("book_name_taken", path=str(path))
    return write_folder(path, lambda folder: _assemble(ws, found, folder, progress), progress)


# --- what a page holds --------------------------------------------------------------------------------------


def _sections(found: IssueDossier) -> Iterator[Section]:
    """Yield the sections of a page; every piece of evidence stands in exactly one."""
    left = {proof.uuid: proof for proof in found.evidence}

    def taken(wanted: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(proof for each in wanted if (proof := left.pop(each.uuid, None)))

    for slot in SeenSlot:
        proofs = taken(proof for proof in found.evidence if proof.slot is slot)
        yield Section(name=word_of(slot), words=str(getattr(found.issue, slot.value)), proofs=proofs)
    for number, entry in enumerate(found.criteria, 1):
        uuid = entry.criterion.uuid
        told = word("evidence_book.criterion", text=entry.criterion.text, state=word_of(entry.state))
        name = word("evidence_book.criterion_name", number=number)
        yield Section(
            name=name, words=told, proofs=taken(p for p in found.evidence if p.criterion_uuid == uuid)
        )
    own = ((each, "", each.measure.position) for each in found.measures)
    linked = ((each.dossier, each.home.code, each.dossier.measure.position) for each in found.links.measures)
    for each, code, position in (*own, *linked):
        status = value_text(each.measure.status)
        told = word("evidence_book.measure", text=each.measure.text, state=status)
        name = word("evidence_book.measure_name", code=code, number=position)
        yield Section(name=name, words=told, proofs=taken(each.evidence))
    yield Section(name=word("evidence_book.rest_name"), words="", proofs=taken(list(left.values())))


def _gaps(found: IssueDossier, sections: Sequence[Section]) -> Iterator[str]:
    """Yield what is missing, in the order of the page."""
    if not found.units:
        yield word("evidence_book.gap_unit")
    if found.timeliness is Timeliness.UNDATED:
        yield word("evidence_book.gap_deadline")
    if not found.criteria and not found.issue.criteria.strip():
        yield word("evidence_book.gap_criteria")
    if not found.measures and not found.links.measures:
        yield word("evidence_book.gap_measures")
    for section in sections[:-1]:
        if not section.words.strip():
            yield word("evidence_book.gap_words", name=section.name)
        if not section.proofs:
            yield word("evidence_book.gap_proof", name=section.name)
    if not found.evidence:
        yield word("evidence_book.gap_all")


def _lost(ws: Workspace, sections: Sequence[Section]) -> Iterator[str]:
    """Yield the files that the ledger names and no longer has."""
    for section in sections:
        for proof in section.proofs:
            if not evidence_path(ws.ledger, proof.sha256).is_file():
                yield word("evidence_book.gap_lost", name=proof.name)


# --- on paper -----------------------------------------------------------------------------------------------


def _sheets(ws: Workspace, found: Sequence[BookPage]) -> list[PlainSheet]:
    names = _file_names(ws, found)
    return [
        _gap_sheet(ws, found),
        _index_sheet(ws, found, names),
        *(_page_sheet(ws, number, page) for number, page in enumerate(found, 1)),
    ]


def _heads(*keys: str) -> list[str]:
    return [word(f"evidence_book.heads.{key}") for key in keys]


def _gap_sheet(ws: Workspace, found: Sequence[BookPage]) -> PlainSheet:
    rows = [
        [page.dossier.issue.code, page.dossier.issue.text, "\n".join(page.gaps)]
        for page in found
        if page.gaps
    ]
    lacking = len(rows)
    return PlainSheet(
        name=word("evidence_book.gaps"),
        title=word("evidence_book.title", office=ws.office.name, sheet=word("evidence_book.gaps")),
        heads=_heads("code", "issue", "gaps"),
        widths=(14.0, 50.0, 66.0),
        rows=rows,
        above=(word("evidence_book.counted", issues=len(found), lacking=lacking, day=_today(ws)),),
    )


def _index_sheet(ws: Workspace, found: Sequence[BookPage], names: dict[str, str]) -> PlainSheet:
    rows = [
        [
            page.dossier.issue.code,
            section.name,
            proof.name,
            _size(proof.size),
            proof.sha256,
            names.get(f"{page.dossier.issue.uuid}/{proof.sha256}", ""),
        ]
        for page in found
        for section in page.sections
        for proof in section.proofs
    ]
    files = len({row[4] for row in rows})
    return PlainSheet(
        name=word("evidence_book.index"),
        title=word("evidence_book.title", office=ws.office.name, sheet=word("evidence_book.index")),
        heads=_heads("code", "section", "file", "size", "digest", "place"),
        widths=(12.0, 14.0, 36.0, 10.0, 36.0, 36.0),
        rows=rows,
        total=word("evidence_book.total", proofs=len(rows), files=files),
    )


def _page_sheet(ws: Workspace, number: int, page: BookPage) -> PlainSheet:
    found, issue = page.dossier, page.dossier.issue
    units = word("punctuation.comma_list").join(unit.name for unit in found.units)
    facts = [
        [word(f"fields.{key}"), str(getattr(issue, key)), "", ""]
        for key in ("cause", "goal", "institutional_result")
        if getattr(issue, key).strip()
    ]
    rows = [
        [
            section.name,
            section.words,
            "\n".join(proof.name for proof in section.proofs) or word("evidence_book.none"),
            "\n".join(_told(proof) for proof in section.proofs),
        ]
        for section in page.sections
    ]
    gaps = word("punctuation.comma_list").join(page.gaps) or word("evidence_book.no_gap")
    return PlainSheet(
        name=f"{number:03d} {fitting_name(issue.code, _SHEET_NAME - 4)}".translate(_NO_BRACKETS),
        title=word("evidence_book.page_title", code=issue.code),
        heads=_heads("section", "words", "file", "size"),
        widths=(16.0, 54.0, 40.0, 20.0),
        rows=[*facts, *rows],
        above=(
            word("evidence_book.gaps_line", gaps=gaps),
            word("evidence_book.text_line", text=issue.text),
            word(
                "evidence_book.facts_line",
                units=units,
                deadline=issue.deadline.words_told,
                status=word_of(issue.status),
            ),
        ),
        below=(word("archive.made", day=_today(ws), by=ws.operator),),
    )


_NO_BRACKETS = str.maketrans("[]'", "  _")


def _today(ws: Workspace) -> str:
    return chinese_date(ws.clock.today())


def _told(proof: Evidence) -> str:
    return f"{_size(proof.size)} {proof.sha256[:_DIGEST]}"


def _size(size: int) -> str:
    return word("evidence_book.bytes", count=f"{size:,}")


# --- as files -----------------------------------------------------------------------------------------------


def _folder_of(number: int, page: BookPage) -> str:
    return f"{number:03d}-{fitting_name(page.dossier.issue.code, _LONGEST_NAME)}"


def _file_names(ws: Workspace, found: Sequence[BookPage]) -> dict[str, str]:
    """Return where each file of each issue lies in the folder, by issue and digest; a lost one nowhere."""
    names: dict[str, str] = {}
    for number, page in enumerate(found, 1):
        place = 0
        for proof in page.proofs:
            key = f"{page.dossier.issue.uuid}/{proof.sha256}"
            if key in names or not evidence_path(ws.ledger, proof.sha256).is_file():
                continue
            place += 1
            stem, suffix = Path(proof.name).stem, Path(proof.name).suffix
            names[key] = f"{_folder_of(number, page)}/{place:02d}-{fitting_name(stem, _LONGEST_NAME)}{suffix}"
    return names


def _assemble(ws: Workspace, found: Sequence[BookPage], folder: Path, progress: Progress) -> None:
    names = _file_names(ws, found)
    for done, (key, name) in enumerate(names.items()):
        progress.step(done, len(names) + 1, name)
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        copy_file(evidence_path(ws.ledger, key.rpartition("/")[2]), target)
    write_plain(folder / word("evidence_book.file_name"), _sheets(ws, found))
