"""Printing letters of the register: one or a run in one dialog; what a printer took is entered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from core.domain.printing import PrintingDraft
from core.operations import printings
from core.operations.printings import LetterPaper, LetterPapers
from core.wording import word
from ui.dialogs.print_dialog import PrintDialog
from ui.dialogs.print_planning import Printed
from ui.models.print_setup import PrintSetup
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.page_marks import Marks, PageMark
from ui.widgets.printed_pages import PrintPiece

Opened = Callable[[PrintDialog], object]


def print_letters(
    session: Session, uuids: Sequence[str], parent: QWidget, on_open: Opened | None = None
) -> None:
    """Have the letters read and open the dialog for them; those whose file is gone are named in it."""
    asked = tuple(uuids)
    session.read_job(
        lambda workspace, progress: printings.papers(workspace, asked, progress),
        label=word("print.reading"),
        on_done=partial(_open, session, parent, on_open),
    )


def _open(session: Session, parent: QWidget, on_open: Opened | None, found: LetterPapers) -> None:
    pieces = [piece_of(paper) for paper in found.ready]
    dialog = PrintDialog(pieces, parent, on_printed=partial(_record, session))
    if found.missing:
        names = word("punctuation.comma_list").join(found.missing)
        dialog.message.tell(word("print.missing", names=names), Tone.WARN)
    dialog.open()
    if on_open is not None:
        on_open(dialog)


def piece_of(paper: LetterPaper) -> PrintPiece:
    """Return a letter as a paper of the run; a void one bears 作废 across every page."""
    return PrintPiece(
        path=paper.path,
        name=paper.document_number,
        title=paper.title,
        addressee=paper.addressee,
        marks=Marks(PageMark.VOID if paper.void else PageMark.NONE),
        slips=paper.fresh.slips,
        annexes=paper.fresh.annexes,
        letter_uuid=paper.uuid,
        printed=paper.printed,
    )


def _record(session: Session, setup: PrintSetup, taken: Sequence[Printed]) -> None:
    """Enter what was printed; the list in front of a run is no letter."""
    drafts = [
        PrintingDraft(letter_uuid=each.piece.letter_uuid, copies=each.copies, pages=each.pages)
        for each in taken
        if each.piece.letter_uuid
    ]
    if drafts:
        session.write(lambda workspace, _: printings.record(workspace, drafts, setup.printer))
