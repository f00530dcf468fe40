"""Printing letters: what goes to the printer, and the record of every printing of a dispatched letter.

The first printing and each 重印 are entered by day and copies; the paper itself stays the frozen file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.domain.change import Outcome
from core.domain.letter import Letter, LetterState
from core.domain.print_plan import read_pages
from core.domain.printing import LetterPrinting, PrintingDraft, check_printing
from core.errors import Environment, Refused
from core.identity import new_uuid
from core.letters import fresh_sheets
from core.letters import letter as paper
from core.operations import letter_fonts, letters
from core.operations.writing import change, outcome, require
from core.progress import SILENT, Progress
from core.store import records
from core.wording import chinese_date, word
from core.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPaper:
    """A dispatched letter as it goes to the printer; ``printed`` counts the printings before."""

    uuid: str
    document_number: str
    title: str
    addressee: str
    path: Path
    pages: int
    fresh: fresh_sheets.FreshPages
    void: bool
    printed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPapers:
    """The letters that can be printed, as ordered, and the numbers of those whose file is gone."""

    ready: tuple[LetterPaper, ...]
    missing: tuple[str, ...] = ()


def papers(ws: Workspace, uuids: Sequence[str], progress: Progress = SILENT) -> LetterPapers:
    """Return the letters ``uuids`` ready for the printer, with the pages that need a fresh sheet."""
    ready, missing = [], []
    for done, uuid in enumerate(uuids):
        letter = records.get(ws.ledger, Letter, uuid)
        progress.step(done, len(uuids), letter.document_number)
        try:
            path = letters.path_of(ws, uuid)
        except Environment:
            missing.append(letter.document_number)
        else:
            ready.append(_paper(ws, letter, path))
    return LetterPapers(ready=tuple(ready), missing=tuple(missing))


def _paper(ws: Workspace, letter: Letter, path: Path) -> LetterPaper:
    return LetterPaper(
        uuid=letter.uuid,
        document_number=letter.document_number,
        title=letter.title,
        addressee=letter.addressee,
        path=path,
        pages=letter.pages,
        fresh=_fresh(ws, letter),
        void=letter.state is LetterState.VOID,
        printed=len(of_letter(ws, letter.uuid)),
    )


def _fresh(ws: Workspace, letter: Letter) -> fresh_sheets.FreshPages:
    """Lay out only what has slips or annexes; a letter of unreadable content prints all the same."""
    try:
        content = paper.content_from_json(letter.content)
    except Environment:
        return fresh_sheets.FreshPages()
    if not content.forms and not content.annexes:
        return fresh_sheets.FreshPages()
    layout = paper.lay_out(
        content,
        bundled_only=ws.settings.bundled_fonts_only,
        choices=letter_fonts.chosen_fonts(ws.settings),
    )
    if len(layout.pages) != letter.pages:
        return fresh_sheets.fresh_at_the_end(content, letter.pages)
    return fresh_sheets.fresh_pages(layout)


def of_letter(ws: Workspace, uuid: str) -> list[LetterPrinting]:
    """Return every printing of a letter, the first one first."""
    return records.find(ws.ledger, LetterPrinting, order="nth", letter_uuid=uuid)


def record(
    ws: Workspace, drafts: Sequence[PrintingDraft], printer: str = "", printed_on: date | None = None
) -> Outcome[list[LetterPrinting]]:
    """Enter that letters were printed, today unless said otherwise; all of one run in one journal line.

    An act like the dispatch itself: it is not undone. Raises ``Refused`` for nothing at all, for a number of
    copies that cannot be, pages the letter does not have, and a day to come.
    """
    today = ws.clock.today()
    day = printed_on or today
    require([each for draft in drafts for each in check_printing(draft, printed_on=day, today=today)])
    if not drafts:
        raise Refused("nothing_printed")
    of = {draft.letter_uuid: records.get(ws.ledger, Letter, draft.letter_uuid) for draft in drafts}
    for draft in drafts:
        if of[draft.letter_uuid].pages:
            read_pages(draft.pages, of[draft.letter_uuid].pages)
    before = {uuid: len(of_letter(ws, uuid)) for uuid in of}
    first = drafts[0]
    operation, facts = _told(of[first.letter_uuid], before[first.letter_uuid], drafts)
    made = []
    with change(ws, operation, undoable=False, second=None, **facts) as tx:
        for draft in drafts:
            before[draft.letter_uuid] += 1
            made.append(
                tx.add(
                    LetterPrinting(
                        uuid=new_uuid(),
                        letter_uuid=draft.letter_uuid,
                        nth=before[draft.letter_uuid],
                        printed_on=day,
                        copies=draft.copies,
                        printer=printer.strip(),
                        pages=draft.pages.strip(),
                    )
                )
            )
    return outcome(ws, tx, made)


def _told(letter: Letter, before: int, drafts: Sequence[PrintingDraft]) -> tuple[str, dict[str, str]]:
    """Return operation and facts of the journal line: first printing, 重印第n次, or a run of several."""
    copies = sum(draft.copies for draft in drafts)
    if len(drafts) > 1:
        return "letter.print_run", {"count": str(len(drafts)), "copies": str(copies)}
    facts = {"number": letter.document_number, "copies": str(copies)}
    return ("letter.reprint", facts | {"nth": str(before)}) if before else ("letter.print", facts)


def said(printing: LetterPrinting) -> str:
    """Return how one printing is called: 首次打印 or 重印第n次."""
    return word("printings.again", nth=printing.nth - 1) if printing.nth > 1 else word("printings.first")


def summary(ws: Workspace, uuid: str) -> str:
    """Return a line on the printings of a letter: when first, how many copies, how often again."""
    found = of_letter(ws, uuid)
    if not found:
        return ""
    first, last = found[0], found[-1]
    told = word("printings.first_on", day=chinese_date(first.printed_on), copies=first.copies)
    if last is first:
        return told
    day = chinese_date(last.printed_on)
    return told + word("printings.again_on", count=last.nth - 1, day=day, copies=last.copies)
