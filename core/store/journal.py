"""操作留痕: the transaction every operation writes in, and what the journal tells of it afterwards."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime

from core.domain.change import JournalEntry
from core.errors import Refused
from core.store.ledger import Ledger
from core.store.mapping import Value, full_images
from core.store.undo import redo, redo_summary, undo, undo_summary
from core.store.writing import EntryKind, Transaction, Writing, last_link, write

__all__ = [
    "Transaction",
    "Writing",
    "entries",
    "head",
    "images",
    "redo",
    "redo_summary",
    "transaction",
    "undo",
    "undo_summary",
]

_ENTRIES = (
    "SELECT sequence, at, actor, operation, summary, kind = 'do',"
    " coalesce((SELECT later.kind = 'undo' FROM journal AS later WHERE later.target = entry.sequence"
    " ORDER BY later.sequence DESC LIMIT 1), 0) FROM journal AS entry"
)
_OF_RECORD = (
    " WHERE EXISTS (SELECT 1 FROM journal_image AS image WHERE image.uuid = ?"
    " AND image.number BETWEEN entry.first_image AND entry.first_image + entry.images - 1)"
)
_TOOK_AWAY = (
    "SELECT image.uuid FROM journal AS entry JOIN journal_image AS image"
    " ON image.number BETWEEN entry.first_image AND entry.first_image + entry.images - 1"
    " WHERE entry.operation LIKE '%remove' AND image.after IS NULL"
    " AND json_extract(image.before, '$.issue_uuid') = ?"
)


def transaction(
    ledger: Ledger, operation: str, summary: str, *, now: datetime, actor: str, undoable: bool = True
) -> Writing:
    """Hold the one write transaction of an operation: all of it with its journal entry, or nothing.

    ``undoable=False`` makes it an act, which no undo passes. Raises ``Refused("read_only")`` on a ledger
    opened for reading.
    """
    if ledger.read_only:
        raise Refused("read_only")
    kind = EntryKind.DO if undoable else EntryKind.ACT
    return write(ledger.connection, operation, summary, now=now, actor=actor, kind=kind)


def entries(ledger: Ledger, *, uuid: str | None = None, limit: int = 200) -> list[JournalEntry]:
    """Return the newest entries first; with ``uuid`` only those that touched this record."""
    where, given = (_OF_RECORD, (uuid,)) if uuid is not None else ("", ())
    sql = f"{_ENTRIES}{where} ORDER BY sequence DESC LIMIT ?"
    rows = ledger.connection.execute(sql, (*given, limit)).fetchall()
    return [_entry(*row) for row in rows]


def entries_of_issue(
    ledger: Ledger, issue: str, hanging: Iterable[str], *, limit: int = 500
) -> list[JournalEntry]:
    """Return the newest entries that touched an issue, what hangs on it, or took away what hung on it."""
    ask = ledger.connection.execute
    touched = "SELECT number FROM journal_image WHERE uuid IN (SELECT value FROM json_each(?))"
    begun = ask("SELECT first_image, sequence FROM journal WHERE images > 0 ORDER BY first_image").fetchall()
    firsts = [first for first, _ in begun]
    gone = [uuid for (uuid,) in ask(_TOOK_AWAY, (issue,))]
    wanted = {
        begun[bisect_right(firsts, number) - 1][1]
        for (number,) in ask(touched, (json.dumps([issue, *hanging, *gone]),))
    }
    newest = json.dumps(sorted(wanted, reverse=True)[:limit])
    told = f"{_ENTRIES} WHERE sequence IN (SELECT value FROM json_each(?)) ORDER BY sequence DESC"
    return [_entry(*row) for row in ask(told, (newest,)).fetchall()]


def images(
    ledger: Ledger, sequence: int
) -> list[tuple[str, str, dict[str, Value] | None, dict[str, Value] | None]]:
    """Return (table, uuid, before, after) of every row entry ``sequence`` touched, in order."""
    rows = ledger.connection.execute(
        'SELECT image."table", image.uuid, image.before, image.after FROM journal AS entry'
        " JOIN journal_image AS image"
        " ON image.number BETWEEN entry.first_image AND entry.first_image + entry.images - 1"
        " WHERE entry.sequence = ? ORDER BY image.number",
        (sequence,),
    ).fetchall()
    return [(table, uuid, *full_images(table, before, after)) for table, uuid, before, after in rows]


def head(ledger: Ledger) -> str:
    """Return the anchor of the chain, ``"<sequence>:<first 16 hexadecimal digits>"``."""
    sequence, digest = last_link(ledger.connection)
    return f"{sequence}:{digest[:16]}"


def _entry(
    sequence: int, at: str, actor: str, operation: str, summary: str, undoable: int, undone: int
) -> JournalEntry:
    return JournalEntry(sequence, at, actor, operation, summary, bool(undoable), bool(undone))
