"""The register of letters: how each left, its slip, every number with its state (domain.md §4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.domain import sending_rules as rules
from core.domain.change import Outcome
from core.domain.evidence import Evidence
from core.domain.letter import Letter, LetterNumber, LetterState, ReturnDraft, SendingDraft, SentWay
from core.domain.violation import Violation
from core.operations.evidence import add_evidence, keep_files
from core.operations.letter_corrections import in_force
from core.operations.writing import change, outcome, require
from core.progress import SILENT, Progress
from core.store import numbers, records
from core.wording import word, word_of
from core.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLine:
    """One number of the gap report; ``title`` and ``reason`` are empty where there is none."""

    series: str
    year: int
    number: int
    state: LetterState
    document_number: str = ""
    title: str = ""
    addressee: str = ""
    reason: str = ""


def letter_of(ws: Workspace, uuid: str) -> Letter:
    """Return a letter of the register whole."""
    return records.get(ws.ledger, Letter, uuid)


def sending_of(ws: Workspace, uuid: str) -> SendingDraft:
    """Return how a letter left as it is entered; a fresh one begins with today."""
    letter = records.get(ws.ledger, Letter, uuid)
    day = letter.sent_on or max(ws.clock.today(), letter.dated_on)
    return SendingDraft(sent_on=day, way=letter.sent_way)


def check_sending(ws: Workspace, uuid: str, draft: SendingDraft) -> list[Violation]:
    """Return everything the rules say of a letter's way out."""
    letter = records.get(ws.ledger, Letter, uuid)
    return rules.check_sending(draft, dated_on=letter.dated_on, today=ws.clock.today())


def enter_sending(ws: Workspace, uuid: str, draft: SendingDraft) -> Outcome[Letter]:
    """Enter how and when a letter left; entering it again corrects it. It can be undone."""
    letter = in_force(ws, uuid)
    require(check_sending(ws, uuid, draft))
    with change(ws, "letter.send", number=letter.document_number, way=_words_of(draft.way)) as tx:
        stored = tx.replace(replace(letter, sent_on=draft.sent_on, sent_way=draft.way))
    return outcome(ws, tx, stored)


def _words_of(way: SentWay | None) -> str:
    return word_of(way) if way else ""


def return_of(ws: Workspace, uuid: str) -> ReturnDraft:
    """Return the slip of a letter as it is entered: who signed is known where the signature was entered."""
    letter = records.get(ws.ledger, Letter, uuid)
    return ReturnDraft(received_on=letter.signed_on or ws.clock.today(), officer=letter.signed_by)


def check_return(ws: Workspace, uuid: str, draft: ReturnDraft, files: Sequence[Path]) -> list[Violation]:
    """Return everything the rules say of a slip that came back."""
    letter = records.get(ws.ledger, Letter, uuid)
    return rules.check_return(draft, len(files), dated_on=letter.dated_on, today=ws.clock.today())


def file_return(
    ws: Workspace, uuid: str, draft: ReturnDraft, files: Sequence[Path], progress: Progress = SILENT
) -> Outcome[Letter]:
    """File the scan of a slip: it is evidence of the letter, which counts as signed for. It can be undone."""
    letter = in_force(ws, uuid)
    require(check_return(ws, uuid, draft, files))
    kept = keep_files(ws, files, progress)
    with change(ws, "letter.slip", number=letter.document_number) as tx:
        stored = tx.replace(replace(letter, signed_on=draft.received_on, signed_by=draft.officer.strip()))
        add_evidence(tx, kept, "letter", uuid)
    return outcome(ws, tx, stored)


def slips_of(ws: Workspace, uuid: str) -> list[Evidence]:
    """Return the scans filed of a letter's slip; the files of its replies belong to those."""
    found = records.find(ws.ledger, Evidence, order="name", letter_uuid=uuid)
    return [each for each in found if each.reply_uuid is None]


def gaps(ws: Workspace, series: str = "", year: int = 0) -> list[NumberLine]:
    """Return every number taken, by series and year in order, with what became of it.

    A number that the register skips stands there too, as void without a letter: nothing may be left out.
    """
    pairs = sorted({(each.series, each.year) for each in records.find(ws.ledger, LetterNumber)})
    wanted = [pair for pair in pairs if series in ("", pair[0]) and year in (0, pair[1])]
    return [line for pair in wanted for line in _lines(ws, *pair)]


def _lines(ws: Workspace, series: str, year: int) -> list[NumberLine]:
    taken = {each.n: each for each in numbers.gap_report(ws.ledger, series, year)}
    ids = sorted(each.letter_uuid for each in taken.values() if each.letter_uuid)
    letters = {letter.uuid: letter for letter in records.find_in(ws.ledger, Letter, "uuid", ids)}
    return [
        _line(series, year, n, taken.get(n), letters.get(taken[n].letter_uuid or "") if n in taken else None)
        for n in range(1, max(taken) + 1)
    ]


def _line(series: str, year: int, n: int, number: LetterNumber | None, letter: Letter | None) -> NumberLine:
    return NumberLine(
        series=series,
        year=year,
        number=n,
        state=number.state if number else LetterState.VOID,
        document_number=letter.document_number if letter else "",
        title=letter.title if letter else "",
        addressee=letter.addressee if letter else "",
        reason=number.reason if number else word("letter_desk.number_lost"),
    )
