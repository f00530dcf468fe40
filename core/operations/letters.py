"""Letters: proposed by the program, decided by the clerk, numbered and frozen in one change.

A dispatched letter's content is frozen as JSON; its PDF is drawn before the change commits and takes its
final name after. A crash in between is healed at the next start: the waiting file is renamed, or drawn
again from the frozen content, byte for byte.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from core import files
from core.domain import record_code
from core.domain.change import Outcome
from core.domain.letter import Letter, LetterItem, LetterKind, LetterNumber, LetterState
from core.domain.overview import LetterProposal
from core.domain.people import Signature
from core.domain.violation import Violation
from core.errors import Environment, Refused
from core.identity import new_uuid
from core.letters import letter as paper
from core.letters.edited import with_text
from core.operations import ladders, letter_codes, letter_fonts, letter_release, pending
from core.operations.letter_asked import asked_text
from core.operations.letter_dress import lacking
from core.operations.letter_facts import Gathered, gather, items_of
from core.operations.letter_numbers import Numbering, document_number, dressed, numbering_of, series_of
from core.operations.letter_request import LetterPreview, LetterRequest
from core.operations.receipts import due_for
from core.operations.signing import require_second
from core.operations.writing import change, outcome, require, say
from core.places import scratch_folder
from core.progress import SILENT, Progress
from core.store import due, numbers, records
from core.wording import word, word_of
from core.workspace import Workspace

__all__ = ["LetterPreview", "LetterRequest", "document_number", "items_of", "series_of"]

_ISSUED = "issued"
_YEARS = range(1949, 9999)
"""Years a letter may be dated in; the register holds no others."""


def propose(ws: Workspace) -> list[LetterProposal]:
    """Return who is late with what today, worst first; the clerk decides."""
    return due.letter_proposals(ws.ledger, today=ws.clock.today())


def reply_days(ws: Workspace, kind: LetterKind) -> int:
    """Return the usual days for a reply: of the office's ladder, of the kind, or the office's."""
    return ladders.reply_limit(ws, kind)[0]


def reply_due(ws: Workspace, request: LetterRequest) -> date | None:
    """Return the day an answer is expected; ``None`` for a kind that asks for none.

    Raises ``Refused`` when it lies before the letter's own day, or that day in a year no letter can have.
    """
    if request.dated_on.year not in _YEARS:
        raise Refused("letter_date_wrong", year=request.dated_on.year)
    wanted = request.reply_due
    ladder = ladders.ladder_of(ws, request.issue_uuids, request.measure_uuids)
    day = wanted or ladders.reply_day(ws, request.kind, request.ladder_step, request.dated_on, ladder)
    if day is not None and day < request.dated_on:
        raise Refused("letter_reply_early")
    return day


def preview(ws: Workspace, request: LetterRequest, progress: Progress = SILENT) -> LetterPreview:
    """Draw the letter as it would leave now, into a scratch file; no number is taken, nothing is written.

    The number shown is the one that would be next; another letter may take it first.
    """
    reply_by = reply_due(ws, request)
    told = numbering_of(ws, request)
    numbers.refuse_unconfirmed(ws.ledger, told.series, told.year)
    expected = numbers.upcoming(ws.ledger, told.series, told.year)
    gathered = _gathered(ws, request, told, expected, reply_by, record_code.SPECIMEN)
    content = worded(request, gathered)
    progress.step(1, 3)
    layout = _laid_out(ws, content)
    progress.step(2, 3)
    pdf = scratch_folder() / f"preview-{new_uuid()}.pdf"
    paper.draw_pdf(layout, pdf)
    return LetterPreview(
        pdf=pdf,
        pages=len(layout.pages),
        document_number=content.document_number,
        title=content.title,
        addressee=_sent_to(content, gathered),
        reply_due=reply_by,
        warnings=(*layout.warnings, *letter_release.notices(ws, request, gathered)),
        missing=paper.missing_sentences(layout),
        lacking=tuple(map(say, (*letter_release.unmet(ws, request, gathered), *lacking(ws, content)))),
    )


def _gathered(
    ws: Workspace, request: LetterRequest, told: Numbering, number: int, reply_by: date | None, code: str
) -> Gathered:
    """Return what the letter says, numbered, dressed, and with its record code."""
    found = gather(ws, request, told.text(number), reply_by)
    made = dressed(found, told, number, request.kind.plan)
    return replace(made, facts=replace(made.facts, record_code=code))


def dispatch(ws: Workspace, request: LetterRequest, progress: Progress = SILENT) -> Outcome[Letter]:
    """Take a number, freeze the letter and put its PDF into the ledger's ``issued`` folder.

    Raises ``Refused`` when there is nothing to say, no number prefix, something that the format asks for is
    missing, or a character no font has; then no number is taken. Raises ``Environment`` (letter_waits) when
    the letter stands but its file could not get its name; the next start mends that. A letter is an act: it
    is not undone but made void.
    """
    reply_by = reply_due(ws, request)
    told = numbering_of(ws, request)
    expected = told.text(numbers.upcoming(ws.ledger, told.series, told.year))
    kind = word_of(request.kind)
    edits = request.edited.edits if request.edited else ()
    named = {"kind": word("letters.edited_kind", kind=kind) if edits else kind, "number": expected}
    with (
        pending.unless_committed(_folder(ws)),
        change(ws, "letter.dispatch", undoable=False, kind=named["kind"], number=named["number"]) as tx,
    ):
        taken = numbers.take(tx, told.series, told.year)
        uuid = letter_codes.fresh_uuid(ws)
        code = record_code.code_of(uuid)
        gathered = _gathered(ws, request, told, taken.n, reply_by, code)
        _release(ws, request, gathered)
        letter = replace(_frozen(ws, request, gathered, taken, progress), uuid=uuid)
        tx.add(letter)
        tx.replace(replace(taken, state=LetterState.DISPATCHED, letter_uuid=letter.uuid))
        for position, (issue_uuid, measure_uuid) in enumerate(gathered.items, 1):
            tx.add(
                LetterItem(
                    uuid=new_uuid(),
                    letter_uuid=letter.uuid,
                    issue_uuid=issue_uuid,
                    measure_uuid=measure_uuid,
                    position=position,
                )
            )
    try:
        _settle(ws, letter)
    except Environment as error:
        raise Environment("letter_waits", number=letter.document_number) from error
    finally:
        made = outcome(ws, tx, letter)
    return made


def _release(ws: Workspace, request: LetterRequest, gathered: Gathered) -> None:
    """Raise ``Refused`` naming what the letter would claim and the ledger does not bear out."""
    if found := letter_release.unmet(ws, request, gathered):
        reasons = word("punctuation.semicolon").join(map(say, found))
        raise Refused("letter_not_released", kind=word_of(request.kind), reasons=reasons)


def notices(ws: Workspace, request: LetterRequest) -> tuple[str, ...]:
    """Return what deserves a look before a letter leaves and stops nothing."""
    return letter_release.notices(ws, request, gather(ws, request, "", reply_due(ws, request)))


def worded(request: LetterRequest, gathered: Gathered) -> paper.LetterContent:
    """Return the letter as composed, or in the words taken back from an edited document."""
    content = paper.compose(request.kind, gathered.facts)
    return content if request.edited is None else with_text(content, request.edited)


def _sent_to(content: paper.LetterContent, gathered: Gathered) -> str:
    """Return whom the register names: 主送机关, or of minutes, which print none, whom they are about."""
    return content.addressee or paper.official(gathered.facts.addressee)


def _laid_out(ws: Workspace, content: paper.LetterContent) -> paper.Layout:
    return paper.lay_out(
        content,
        bundled_only=ws.settings.bundled_fonts_only,
        choices=letter_fonts.chosen_fonts(ws.settings),
    )


def _frozen(
    ws: Workspace, request: LetterRequest, gathered: Gathered, taken: LetterNumber, progress: Progress
) -> Letter:
    """Draw the letter to its waiting file and return the record that freezes it."""
    content = worded(request, gathered)
    require(lacking(ws, content))
    text = paper.content_json(content)
    progress.step(1, 3, content.document_number)
    layout = _laid_out(ws, content)
    if layout.missing:
        letters = dict.fromkeys(item.char for item in layout.missing)
        raise Refused("letter_missing_glyphs", letters=word("punctuation.comma_list").join(letters))
    letter_fonts.refuse_substitutes(ws.settings, layout)
    target = files.unused(_folder(ws) / file_name(content.document_number, content.title))
    waiting = pending.waiting_place(target)
    progress.step(2, 3, content.document_number)
    paper.draw_pdf(layout, waiting)
    return Letter(
        uuid=new_uuid(),
        kind=request.kind,
        series=taken.series,
        year=taken.year,
        number=taken.n,
        issue_total=numbering_of(ws, request).total,
        document_number=content.document_number,
        title=content.title,
        unit_uuid=gathered.addressee_uuid,
        addressee=_sent_to(content, gathered),
        inspection_uuid=request.inspection_uuid,
        dated_on=request.dated_on,
        reply_due=gathered.facts.reply_due,
        sign_due=due_for(ws, _leaves_on(ws, request)),
        state=LetterState.DISPATCHED,
        content=text,
        content_sha256=hashlib.sha256(text.encode()).hexdigest(),
        file_name=target.name,
        file_sha256=files.sha256_of(waiting),
        fonts=layout.fonts,
        pages=len(layout.pages),
        text_edits="\n".join(request.edited.edits) if request.edited else "",
        ladder_step=request.ladder_step,
        basis_uuids=request.basis_uuids,
        asked=asked_text(request),
        sent_way=request.sent_way,
        sent_on=_leaves_on(ws, request) if request.sent_way else None,
        corrects_uuid=request.corrects_uuid,
        correction_reason=request.correction_reason.strip() if request.corrects_uuid else "",
    )


def _leaves_on(ws: Workspace, request: LetterRequest) -> date:
    """Return the day a letter leaves: nobody signs for one of an earlier day before it is there."""
    return max(request.dated_on, ws.clock.today())


def _folder(ws: Workspace) -> Path:
    return ws.folder / _ISSUED


def file_name(number: str, title: str) -> str:
    """Return a file name for a letter that Windows accepts as well: at most 80 characters (F20)."""
    bare = "".join("_" if char in '<>:"/\\|?*' or ord(char) < 32 else char for char in f"{number} {title}")
    return bare[:76].strip(" .") + ".pdf"


def _settle(ws: Workspace, letter: Letter) -> None:
    """Give the waiting file its name, or draw it again when it is gone."""
    target = _folder(ws) / letter.file_name
    if not pending.settle(target, letter.file_sha256):
        paper.draw_pdf(_laid_out(ws, paper.content_from_json(letter.content)), target)


def heal(ws: Workspace) -> int:
    """Finish what a crash left between commit and file name; return how many letters were mended.

    A waiting file whose change never committed belongs to nobody and is removed. A letter that cannot be
    mended now (full disk, missing font) keeps nobody from the ledger: the full check names it.
    """
    folder = _folder(ws)
    mended = 0
    for letter in records.find(ws.ledger, Letter):
        if letter.state is not LetterState.RESERVED and not (folder / letter.file_name).is_file():
            with suppress(Environment):
                _settle(ws, letter)
                mended += 1
    pending.clear(folder)
    return mended


def check_void(reason: str) -> list[Violation]:
    """Return what is wrong with the reason a letter is to become void for."""
    return [] if reason.strip() else [Violation("reason", "required")]


def void(ws: Workspace, letter_uuid: str, reason: str, second: Signature | None = None) -> Outcome[Letter]:
    """Make a letter void for a stated reason, by two persons where the office asks for it.

    Number, paper and record stay.
    """
    letter = records.get(ws.ledger, Letter, letter_uuid)
    if letter.state is LetterState.VOID:
        raise Refused("letter_is_void", number=letter.document_number)
    if not reason.strip():
        raise Refused("void_reason_needed", number=letter.document_number)
    number = records.find(ws.ledger, LetterNumber, letter_uuid=letter_uuid)[0]
    named = {"number": letter.document_number}
    with change(ws, "letter.void", undoable=False, second=second, **named) as tx:
        require_second(ws, tx)
        stored = tx.replace(replace(letter, state=LetterState.VOID, void_reason=reason.strip()))
        tx.replace(replace(number, state=LetterState.VOID, reason=reason.strip()))
    return outcome(ws, tx, stored)


def by_number(ws: Workspace, number: str) -> Letter:
    """Return the letter that bears ``number``; raise ``Refused`` when there is none."""
    found = records.find(ws.ledger, Letter, document_number=number.strip())
    if not found:
        raise Refused("unknown_number", number=number)
    return found[0]


def path_of(ws: Workspace, letter_uuid: str) -> Path:
    """Return the PDF of a dispatched letter; raise ``Environment`` when it is gone."""
    letter = records.get(ws.ledger, Letter, letter_uuid)
    path = _folder(ws) / letter.file_name
    if not path.is_file():
        raise Environment("letter_file_missing", number=letter.document_number)
    return path
