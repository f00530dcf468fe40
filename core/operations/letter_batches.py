"""Many letters in one run: each in its own transaction, what is refused told, what was sent stays.

Cancelling stops between two letters, so no number is ever taken without its letter (docs/decisions/0047).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.domain.change import ChangeRecord, Outcome
from core.domain.letter import Letter
from core.domain.overview import LetterProposal
from core.errors import Cancelled, Environment, Refused, UserFacing
from core.events import Events
from core.operations import letters
from core.operations.letter_request import LetterRequest, request_of
from core.progress import SILENT, Progress
from core.store import records
from core.wording import sentence
from core.workspace import Workspace

_WAITS = "letter_waits"
"""The letter stands, only its file could not get its name; the next start mends that."""
_HERE = frozenset({"letter_font_missing", "letter_font_broken", "letter_template_damaged"})
"""Trouble with one paper; any other trouble of the machine would meet every letter after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """What is to be sent to whom; ``name`` is how people call it."""

    name: str
    request: LetterRequest


@dataclass(frozen=True, slots=True)
class NotSent:
    """A line that was refused, and the sentence that says why."""

    name: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchResult:
    """What became of a run. ``left`` were not tried: the run was cancelled, or ``stopped`` says why."""

    letters: tuple[Letter, ...] = ()
    refused: tuple[NotSent, ...] = ()
    left: tuple[str, ...] = ()
    cancelled: bool = False
    stopped: str = ""


def lines_of(
    proposals: Sequence[LetterProposal], dated_on: date, reply_due: date | None = None
) -> list[BatchLine]:
    """Return the lines of proposals as they stand, of one date and, where given, one reply day."""
    return [
        BatchLine(name=each.unit_name, request=replace(request_of(each, dated_on), reply_due=reply_due))
        for each in proposals
    ]


def dispatch_all(
    ws: Workspace, lines: Sequence[BatchLine], progress: Progress = SILENT
) -> Outcome[BatchResult]:
    """Dispatch every line in its own transaction; one event is told at the end.

    A letter that is refused does not stop the others; a full disk does. Nothing is raised for either, nor
    for a cancelled run: the result says what stands.
    """
    quiet: Events[ChangeRecord] = Events()
    changes: list[ChangeRecord] = []
    quiet.subscribe(changes.append)
    try:
        result = _run(replace(ws, events=quiet), lines, progress)
    finally:
        made = _joined(changes)
        if made.sequence:
            ws.events.emit(made)
    return Outcome(result, made)


def _run(ws: Workspace, lines: Sequence[BatchLine], progress: Progress) -> BatchResult:
    result = BatchResult(left=tuple(line.name for line in lines))
    for done, line in enumerate(lines):
        try:
            progress.step(done, len(lines), line.name)
        except Cancelled:
            return replace(result, cancelled=True)
        try:
            sent = _dispatched(ws, line.request)
            result = replace(result, letters=(*result.letters, sent))
        except Refused as error:
            result = replace(result, refused=(*result.refused, NotSent(line.name, sentence(error))))
        except Environment as error:
            if error.code not in _HERE:
                return replace(result, stopped=sentence(error))
            result = replace(result, refused=(*result.refused, NotSent(line.name, sentence(error))))
        result = replace(result, left=result.left[1:])
    _finish(progress, len(lines))
    return result


def _finish(progress: Progress, count: int) -> None:
    """Say that all is done; who cancels now comes too late."""
    try:
        progress.step(count, count)
    except Cancelled:
        return


def _dispatched(ws: Workspace, request: LetterRequest) -> Letter:
    """Dispatch one letter; one whose file still waits for its name is dispatched as well."""
    before = {each.uuid for each in records.find(ws.ledger, Letter, dated_on=request.dated_on)}
    try:
        return letters.dispatch(ws, request).value
    except UserFacing as error:
        if error.code != _WAITS:
            raise
        now = records.find(ws.ledger, Letter, dated_on=request.dated_on)
        return next(each for each in now if each.uuid not in before)


def _joined(changes: Sequence[ChangeRecord]) -> ChangeRecord:
    """Return one record of what all changes touched."""
    if not changes:
        return ChangeRecord(0, "")
    touched = dict.fromkeys(pair for each in changes for pair in each.touched)
    return ChangeRecord(changes[-1].sequence, changes[-1].operation, tuple(touched))
