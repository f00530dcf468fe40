"""Undo and redo from the journal's inverse images, so that both survive a restart.

An undo is an entry of its own that points at the entry it takes back; which entries stand undone is read from
those pointers, the journal itself never changes. Revisions only grow, in undo as well: a form that was opened
before an undo can never be saved over what the undo brought back. Acts are barriers.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from core.domain.change import ChangeRecord
from core.domain.issue import IssueStatus
from core.domain.people_rules import strikes_off
from core.errors import Refused
from core.store.ledger import Ledger
from core.store.mapping import Row, Shape, former_image, image_of, shape_of_table
from core.store.stored_rows import stored_row
from core.store.writing import EntryKind, Image, Transaction, write
from core.wording import word

_LATEST = (
    "(SELECT later.kind FROM journal AS later WHERE later.target = entry.sequence"
    " ORDER BY later.sequence DESC LIMIT 1)"
)
_UNDO_CANDIDATE = (
    "SELECT sequence, kind, summary, first_image, images, operation FROM journal AS entry"
    f" WHERE kind IN ('do', 'act') AND {_LATEST} IS NOT 'undo' ORDER BY sequence DESC LIMIT 1"
)
_NEWEST_ACT = (
    "SELECT sequence, summary FROM journal AS entry"
    f" WHERE kind = 'act' AND operation = ? AND {_LATEST} IS NOT 'undo' ORDER BY sequence DESC LIMIT 1"
)
_SINCE = (
    "SELECT summary FROM journal AS entry"
    f" WHERE sequence > ? AND kind IN ('do', 'act') AND {_LATEST} IS NOT 'undo' ORDER BY sequence DESC"
)
_REDO_CANDIDATE = (
    "SELECT entry.sequence, entry.kind, entry.summary, entry.first_image, entry.images, entry.operation"
    " FROM journal AS mark JOIN journal AS entry ON entry.sequence = mark.target"
    " WHERE mark.kind = 'undo' AND entry.kind = 'do'"
    " AND mark.sequence > (SELECT max(sequence) FROM journal WHERE kind IN ('do', 'act'))"
    " AND mark.sequence = (SELECT max(sequence) FROM journal WHERE target = entry.sequence)"
    " ORDER BY mark.sequence DESC LIMIT 1"
)
_IMAGES = (
    'SELECT "table", uuid, before, after FROM journal_image WHERE number BETWEEN ? AND ? ORDER BY number'
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    sequence: int
    kind: str
    summary: str
    first_image: int
    images: int
    operation: str


def undo(ledger: Ledger, *, now: datetime, actor: str) -> ChangeRecord:
    """Take back the newest entry that still stands.

    Raises ``Refused``: ``nothing_to_undo``; ``undo_barrier`` when that entry is an act; ``undo_blocked``
    when a row it touched is not as it left it.
    """
    return _take_back(ledger, EntryKind.UNDO, now, actor)


def redo(ledger: Ledger, *, now: datetime, actor: str) -> ChangeRecord:
    """Do again what the last undo took back; raises ``Refused``: ``nothing_to_redo``, ``undo_blocked``."""
    return _take_back(ledger, EntryKind.REDO, now, actor)


def withdraw(ledger: Ledger, told: str, *, now: datetime, actor: str) -> ChangeRecord:
    """Take back an act that is the newest entry, as a whole; the caller asked for whatever that needs.

    ``told`` is the line of the journal. No redo repeats it. Raises ``Refused`` as ``undo`` does.
    """
    return _take_back(ledger, EntryKind.UNDO, now, actor, told=told)


def act_waiting(ledger: Ledger, operation: str) -> str | None:
    """Return the summary of the newest entry that stands when it is an act of ``operation``."""
    found = _candidate(ledger.connection, _UNDO_CANDIDATE)
    ours = found is not None and found.kind == EntryKind.ACT and found.operation == operation
    return found.summary if found is not None and ours else None


def acts_covered(ledger: Ledger, operation: str) -> tuple[str, list[str]]:
    """Return the newest act of ``operation`` that stands, and what was done since and stands, newest first.

    Both are summaries; the first is empty when there is no such act.
    """
    found = ledger.connection.execute(_NEWEST_ACT, (operation,)).fetchone()
    if found is None:
        return "", []
    later = ledger.connection.execute(_SINCE, (found[0],)).fetchall()
    return str(found[1]), [str(summary) for (summary,) in later]


def act_strikes_off(ledger: Ledger) -> bool:
    """Tell whether the newest entry that stands struck off an issue that stood open before."""
    found = _candidate(ledger.connection, _UNDO_CANDIDATE)
    images = [] if found is None else _images_of(ledger.connection, found)
    return any(_strikes_off(image) for image in images if image.table == "issue")


def undo_summary(ledger: Ledger) -> str | None:
    """Return what ``undo`` would take back, ``None`` when there is nothing or an act stands before it."""
    found = _candidate(ledger.connection, _UNDO_CANDIDATE)
    return found.summary if found and found.kind == EntryKind.DO else None


def redo_summary(ledger: Ledger) -> str | None:
    """Return what ``redo`` would do again, ``None`` when there is nothing."""
    found = _candidate(ledger.connection, _REDO_CANDIDATE)
    return found.summary if found else None


def undo_operation(ledger: Ledger) -> str:
    """Return the operation that ``undo`` would take back, "" when there is nothing."""
    found = _candidate(ledger.connection, _UNDO_CANDIDATE)
    return found.operation if found else ""


def redo_operation(ledger: Ledger) -> str:
    """Return the operation that ``redo`` would do again, "" when there is nothing."""
    found = _candidate(ledger.connection, _REDO_CANDIDATE)
    return found.operation if found else ""


def redo_strikes_off(ledger: Ledger) -> bool:
    """Tell whether ``redo`` would strike off an issue that stood open before (an earlier import)."""
    found = _candidate(ledger.connection, _REDO_CANDIDATE)
    images = [] if found is None else _images_of(ledger.connection, found)
    return any(_strikes_off(image) for image in images if image.table == "issue")


def _strikes_off(image: Image) -> bool:
    shape = shape_of_table(image.table)
    before, after = _sides(shape, image)
    if before is None or after is None:
        return False
    states = [IssueStatus(str(shape.value(row, "status"))) for row in (before, after)]
    return strikes_off(*states)


def _take_back(ledger: Ledger, kind: EntryKind, now: datetime, actor: str, *, told: str = "") -> ChangeRecord:
    if ledger.read_only:
        raise Refused("read_only")
    backwards = kind is EntryKind.UNDO
    connection = ledger.connection
    found = _candidate(connection, _UNDO_CANDIDATE if backwards else _REDO_CANDIDATE)
    if found is None:
        raise Refused("nothing_to_undo" if backwards else "nothing_to_redo")
    if found.kind == EntryKind.ACT and not told:
        raise Refused("undo_barrier", summary=found.summary)
    told = told or word("store.undone" if backwards else "store.redone", summary=found.summary)
    with write(
        connection, f"history.{kind}", told, now=now, actor=actor, kind=kind, target=found.sequence
    ) as tx:
        images = _images_of(connection, found)
        for image in reversed(images) if backwards else images:
            _apply(tx, image, backwards=backwards)
    return tx.change


def _candidate(connection: sqlite3.Connection, sql: str) -> _Candidate | None:
    row = connection.execute(sql).fetchone()
    return _Candidate(*row) if row else None


def _images_of(connection: sqlite3.Connection, entry: _Candidate) -> list[Image]:
    last = entry.first_image + entry.images - 1
    return [Image(*row) for row in connection.execute(_IMAGES, (entry.first_image, last)).fetchall()]


def _apply(tx: Transaction, image: Image, *, backwards: bool) -> None:
    """Turn the row from one side of ``image`` to the other; the revision only grows."""
    shape = shape_of_table(image.table)
    before, after = _sides(shape, image)
    start, wanted = (after, before) if backwards else (before, after)
    stored = stored_row(tx.connection, shape, image.uuid)
    if _content(shape, stored) != _content(shape, start):
        raise Refused("undo_blocked")
    if wanted is not None:
        newest = stored or _newest_row(tx.connection, shape, image.uuid)
        wanted = shape.with_revision(wanted, int(shape.value(newest, "revision") or 0) + 1)
    tx.put(shape, stored, wanted)


def _sides(shape: Shape, image: Image) -> tuple[Row | None, Row | None]:
    """Return the rows an image stands for, before and after."""
    before, after = former_image(image.before, image.after), image_of(image.after)
    return (
        None if before is None else shape.row_from(before),
        None if after is None else shape.row_from(after),
    )


def _content(shape: Shape, row: Row | None) -> Row | None:
    """Return a row without its revision, which undo itself moves on."""
    return None if row is None else shape.with_revision(row, 0)


def _newest_row(connection: sqlite3.Connection, shape: Shape, uuid: str) -> Row:
    """Return the row a record that is gone had last."""
    text = connection.execute(
        "SELECT coalesce(after, before) FROM journal_image WHERE uuid = ? ORDER BY number DESC LIMIT 1",
        (uuid,),
    ).fetchone()[0]
    return shape.row_from(image_of(text) or {})
