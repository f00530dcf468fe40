"""After a restore: how far numbers and packages went is confirmed by a person before the next one (F25)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.domain.change import Outcome
from core.domain.letter import LetterKind, LetterNumber
from core.domain.submission import Submission
from core.errors import Refused
from core.letter_kinds import all_plans
from core.operations import letters
from core.operations.writing import change, outcome
from core.store import facts, numbers, records, restored
from core.wording import word
from core.workspace import Workspace

MOST_LOST = 2000
"""More numbers than any office uses between two backups: above it is a slip of the finger."""
_SEQUENCE = re.compile(r"_(\d{4,})_[0-9a-f]{8}\.zip$")


@dataclass(frozen=True, slots=True)
class OpenSeries:
    """A number series that waits: the highest number in the ledger, and among the papers beside it."""

    series: str
    year: int
    last: int
    seen: int


@dataclass(frozen=True, slots=True)
class OpenSequence:
    """The package sequence that waits: the last in the ledger, and among the packages beside it."""

    target_name: str
    last: int
    seen: int


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """What a restored ledger still asks for; ``at`` and ``backup`` say where it came from."""

    at: str
    backup: str
    series: tuple[OpenSeries, ...]
    sequence: OpenSequence | None


def unconfirmed(ws: Workspace, *also: tuple[str, int]) -> Unconfirmed | None:
    """Return what must be confirmed; ``None`` when nothing is, or the ledger never was restored.

    Asked are the office's own series of this year, every series with numbers of this year, and ``also``.
    """
    connection = ws.ledger.connection
    if not restored.which(connection):
        return None
    year = ws.clock.today().year
    named = {(found.series, found.year) for found in records.find(ws.ledger, LetterNumber, year=year)}
    if ws.office.number_prefix.strip():
        kinds = (LetterKind(plan.identifier) for plan in all_plans() if not plan.only_issues)
        named |= {(letters.series_of(ws, kind), year) for kind in kinds}
    waiting = [pair for pair in sorted(named | set(also)) if restored.number_open(connection, *pair)]
    series = tuple(OpenSeries(*pair, _last(ws, *pair), _seen_number(ws, *pair)) for pair in waiting)
    sequence = _open_sequence(ws)
    if not series and sequence is None:
        return None
    return Unconfirmed(
        facts.read_fact(connection, facts.RESTORED_AT), restored.source(connection), series, sequence
    )


def confirm_numbers(ws: Workspace, series: str, year: int, last: int, reason: str = "") -> Outcome[int]:
    """Confirm the last number of a series really used; return how many of them were lost with the restore.

    Lost numbers are entered as void, 已用未留底. Raises ``Refused`` when nothing is asked, when ``last`` is
    below what the ledger holds or far beyond it.
    """
    _require_open(restored.number_open(ws.ledger.connection, series, year))
    _require_likely(_last(ws, series, year), last)
    told = reason.strip()
    text = word("restored.lost", reason=told) if told else word("restored.lost_plainly")
    with change(ws, "restored.numbers", undoable=False, series=series, year=year, last=last) as tx:
        lost = numbers.confirm_last(tx, series, year, last, text)
    return outcome(ws, tx, lost)


def confirm_sequence(ws: Workspace, last: int) -> Outcome[int]:
    """Confirm the last package sequence really sent upward; return how many packages were lost."""
    asked = _open_sequence(ws)
    _require_open(asked is not None)
    known = asked.last if asked else 0
    _require_likely(known, last)
    with change(ws, "restored.sequence", undoable=False, last=last) as tx:
        tx.tell_always()
        restored.confirm(tx.connection, restored.sequence_key(ws.office.superior_code), last)
    return outcome(ws, tx, last - known)


def _require_open(is_open: bool) -> None:
    if not is_open:
        raise Refused("nothing_unconfirmed")


def _require_likely(known: int, last: int) -> None:
    if last < known:
        raise Refused("confirmed_too_low", known=known, last=last)
    if last > known + MOST_LOST:
        raise Refused("confirmed_too_high", known=known, last=last, most=MOST_LOST)


def _open_sequence(ws: Workspace) -> OpenSequence | None:
    code = ws.office.superior_code
    if not code or restored.confirmed(ws.ledger.connection, restored.sequence_key(code)) is not None:
        return None
    last = max((sent.sequence for sent in records.find(ws.ledger, Submission, target_code=code)), default=0)
    found = (_SEQUENCE.search(path.name) for path in (ws.folder / "sent").glob("*.zip"))
    return OpenSequence(ws.office.superior_name, last, max([last, *(int(each[1]) for each in found if each)]))


def _last(ws: Workspace, series: str, year: int) -> int:
    return numbers.upcoming(ws.ledger, series, year) - 1


def _seen_number(ws: Workspace, series: str, year: int) -> int:
    """Return the highest number among the papers too: those issued after the backup may lie there still."""
    before, _, after = letters.document_number(series, year, 987654321).partition("987654321")
    pattern = re.escape(before) + r"(\d{1,6})" + re.escape(after)
    found = (re.match(pattern, path.name) for path in (ws.folder / "issued").glob("*.pdf"))
    return max([_last(ws, series, year), *(int(each[1]) for each in found if each)])
