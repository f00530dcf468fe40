"""What is printed of a run of letters: one joined file, a list (打印清单), envelopes or labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core import files
from core.domain.letter import Letter
from core.errors import Refused
from core.letters import letter as paper
from core.letters.content import Column
from core.letters.fonts import font_book
from core.letters.joined import join_papers
from core.letters.label_sheets import PAPERS, Label, label_layout
from core.letters.print_list import list_layout
from core.operations import letter_fonts, letters, liaisons
from core.progress import SILENT, Progress
from core.store.copying import copy_file
from core.wording import chinese_date, word
from core.workspace import Workspace

_COLUMNS = (
    ("position", 0.5, True),
    ("number", 1.6, True),
    ("addressee", 1.8, False),
    ("title", 3.2, False),
    ("pages", 0.5, True),
    ("copies", 0.5, True),
    ("delivery", 0.8, True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintWish:
    """What to write. ``labels`` names a paper of ``label_sheets.PAPERS``; ``skip`` places of it are used."""

    single: bool = False
    joined: bool = False
    duplex: bool = False
    listed: bool = False
    labels: str = ""
    skip: int = 0
    copies: int = 1


def label_papers() -> tuple[str, ...]:
    """Return the papers that labels and envelopes are made for."""
    return tuple(PAPERS)


def write_prints(
    ws: Workspace, sent: Sequence[Letter], folder: Path, wish: PrintWish, progress: Progress = SILENT
) -> list[Path]:
    """Write what ``wish`` asks for of ``sent`` into ``folder`` and return the files.

    Each file is there whole or not at all; one that is there already is not touched. Raises ``Refused``
    when there is no letter, ``Environment`` for a full disk or a paper that is gone.
    """
    if not sent:
        raise Refused("prints_nothing")
    made = []
    if wish.single:
        made += [_single(ws, each, folder) for each in sent]
    if wish.joined:
        made.append(_joined(ws, sent, _free(ws, folder, "joined"), wish, progress))
    if wish.listed:
        made.append(_listed(ws, sent, _free(ws, folder, "list"), wish))
    if wish.labels:
        made.append(_labels(ws, sent, _free(ws, folder, "labels"), wish))
    return made


def _single(ws: Workspace, letter: Letter, folder: Path) -> Path:
    target = files.unused(folder / letter.file_name)
    copy_file(letters.path_of(ws, letter.uuid), target)
    return target


def _joined(ws: Workspace, sent: Sequence[Letter], target: Path, wish: PrintWish, progress: Progress) -> Path:
    """Draw the run again into one file that holds each font once; or join the frozen files as they are.

    They are when one of them would be drawn otherwise today: by another edition of the program, other fonts.
    """
    papers = [paper.RunPaper(each.content, letters.path_of(ws, each.uuid)) for each in sent]
    copies = max(wish.copies, 1)
    try:
        paper.draw_run(
            papers,
            target,
            bundled_only=_bundled(ws),
            choices=letter_fonts.chosen_fonts(ws.settings),
            odd=wish.duplex,
            copies=copies,
            told=lambda done: progress.step(done, len(papers), target.name),
        )
    except paper.PaperDiffers:
        files_of_run = [each.frozen for each in papers if each.frozen for _ in range(copies)]
        join_papers(
            files_of_run,
            target,
            odd=wish.duplex,
            told=lambda done: progress.step(done, len(files_of_run), target.name),
        )
    return target


def await_run(ws: Workspace, letters: int) -> None:
    """Prepare for a joined file of so many letters that is about to be asked for; returns at once.

    What is prepared is given back by ``expect_none``, and by itself after a minute without a file.
    """
    paper.stand_by(letters, bundled_only=_bundled(ws), choices=letter_fonts.chosen_fonts(ws.settings))


def expect_none() -> None:
    """Give back what ``await_run`` prepared."""
    paper.stand_down()


def _free(ws: Workspace, folder: Path, what: str) -> Path:
    return files.unused(folder / word(f"letter_prints.{what}_file", day=ws.clock.today()))


def _listed(ws: Workspace, sent: Sequence[Letter], target: Path, wish: PrintWish) -> Path:
    columns = [
        Column(heading=word(f"letter_prints.{key}"), width=width, centred=centred)
        for key, width, centred in _COLUMNS
    ]
    rows = [
        (
            str(place),
            each.document_number,
            each.addressee,
            each.title,
            str(each.pages),
            str(max(wish.copies, 1)),
            each.kind.plan.receipt or word("letter_prints.no_receipt"),
        )
        for place, each in enumerate(sent, 1)
    ]
    office = ws.office
    content = paper.LetterContent(
        kind=sent[0].kind,
        letterhead=office.name,
        document_number="",
        title=word("letter_prints.list_title", office=office.name, day=chinese_date(ws.clock.today())),
        addressee="",
        blocks=(),
        signature=office.name,
        dated="",
    )
    paper.draw_pdf(list_layout(content, columns, rows, font_book(bundled_only=_bundled(ws))), target)
    return target


def _labels(ws: Workspace, sent: Sequence[Letter], target: Path, wish: PrintWish) -> Path:
    if wish.labels not in PAPERS:
        known = word("punctuation.comma_list").join(PAPERS)
        raise Refused("unknown_label_paper", name=wish.labels, known=known)
    layout = label_layout(
        labels_of(ws, sent),
        PAPERS[wish.labels],
        font_book(bundled_only=_bundled(ws)),
        title=word("letter_prints.labels_title"),
        skip=wish.skip,
    )
    paper.draw_pdf(layout, target)
    return target


def _bundled(ws: Workspace) -> bool:
    return ws.settings.bundled_fonts_only


def labels_of(ws: Workspace, sent: Sequence[Letter]) -> list[Label]:
    """Return one label for every addressee, with the numbers of all letters that go into its envelope."""
    by_name: dict[str, list[Letter]] = {}
    for each in sent:
        by_name.setdefault(each.addressee, []).append(each)
    office = ws.office
    return [
        Label(
            addressee=name,
            person=_person(ws, group[0]),
            numbers=tuple(each.document_number for each in group),
            sender=office.letterhead or office.name,
        )
        for name, group in by_name.items()
    ]


def _person(ws: Workspace, letter: Letter) -> str:
    if letter.unit_uuid is None:
        return ""
    name, _ = liaisons.contact_of(ws, letter.unit_uuid, letter.dated_on)
    return word("letter_prints.person", name=name) if name else ""
