"""Every write of records: the row, its digest, its journal image and the link of the chain, all or nothing.

The journal is a chain: each entry's hash covers the hash before it, its own facts and every image. Nothing
here knows a ledger, only a connection, so that a ledger can be made, upgraded and restored the same way.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import groupby, repeat
from json.encoder import encode_basestring
from types import TracebackType
from typing import NamedTuple, TypeVar

from core.domain.change import NOTHING_CHANGED, ChangeRecord
from core.errors import Refused
from core.replacing import replaced
from core.store.connection import begin, commit, take_back
from core.store.faults import LedgerConnection
from core.store.mapping import Row, Shape, Update, Value, digest_of, shape_of
from core.store.remembered import Newest, Told
from core.store.stored_rows import stored_row
from core.store.tables import Record

R = TypeVar("R", bound=Record)

BEGINNING = "0" * 64
"""The hash before the first entry."""

_MANY = 1000
_INSERT_ENTRY = (
    "INSERT INTO journal (sequence, at, actor, operation, summary, kind, target, first_image, images,"
    " previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_IMAGE = 'INSERT INTO journal_image (number, "table", uuid, before, after) VALUES (?, ?, ?, ?, ?)'


_NEWEST = (
    "SELECT sequence, hash, (SELECT max(number) FROM journal_image) FROM journal"
    " ORDER BY sequence DESC LIMIT 1"
)


class EntryKind(StrEnum):
    """What a journal entry is: ``DO`` can be undone, an ``ACT`` only answered by a counter-act."""

    DO = "do"
    ACT = "act"
    UNDO = "undo"
    REDO = "redo"


class Entry(NamedTuple):
    """The facts of one journal entry, as its row begins. ``at`` is ISO 8601 with offset."""

    sequence: int
    at: str
    actor: str
    operation: str
    summary: str
    kind: str
    """One of ``EntryKind``, as plain text."""
    target: int | None
    """The entry that is undone or redone."""
    first_image: int
    images: int


class Image(NamedTuple):
    """One row before and after, as canonical text; ``None`` when it was not there.

    Of a row that was changed ``before`` holds only what differs (``mapping.former_image``, decision 0075).
    """

    table: str
    uuid: str
    before: str | None
    after: str | None


def link(previous: str, entry: Entry, images: Iterable[Image]) -> str:
    """Return the hash of an entry: SHA-256 over the hash before it, its facts and its images."""
    told = [previous, _facts_text(entry)]
    told += [f"\n{table}\n{uuid}\n{before or ''}\n{after or ''}" for table, uuid, before, after in images]
    return digest_of("".join(told))


def _facts_text(entry: Entry) -> str:
    """Return the facts as a JSON list with blanks after its commas, as the first ledgers were written."""
    words = ", ".join(map(encode_basestring, entry[1:6]))
    target = "null" if entry.target is None else entry.target
    return f"[{entry.sequence}, {words}, {target}, {entry.first_image}, {entry.images}]"


class Transaction:
    """The one way to change records; lives only inside ``write``.

    ``change`` is valid after the block. ``kind`` may be raised to an act by what happens inside (taking a
    number), never lowered.
    """

    def __init__(self, connection: sqlite3.Connection, operation: str, kind: EntryKind) -> None:
        self.connection = connection
        self.operation = operation
        self.kind = kind
        self.change: ChangeRecord = NOTHING_CHANGED
        self.images: list[Image] = []
        self.second = ""
        """Who else stands for this change by name, where two persons are asked for."""
        self.always = False

    def add(self, record: R) -> R:
        """Add a record and return it; a uuid that is taken is an ``sqlite3.IntegrityError``."""
        self.add_all([record])
        return record

    def add_all(self, records: Sequence[Record]) -> None:
        """Add many records, of several classes if need be, parents before children."""
        for cls, group in groupby(records, key=type):
            shape = shape_of(cls)
            rows = [shape.row_of(record) for record in group]
            texts = [shape.canonical(row) for row in rows]
            self.connection.executemany(shape.insert, map(shape.stored, rows, texts))
            self._wrote(shape.table, len(rows))
            names = shape.values(rows, "uuid")
            self.images += map(Image, repeat(shape.table), names, repeat(None), texts)

    def replace(self, record: R) -> R:
        """Store a changed record under the next revision and return it; nothing happens when it is equal.

        Raises ``Refused("changed_meanwhile")`` when the stored revision is not the one ``record`` came from,
        ``Refused("record_missing")`` when it is gone.
        """
        shape = shape_of(type(record))
        before = self._stored(shape, record)
        row = shape.row_of(record)
        if row == before:
            return record
        return self._raise(shape, before, row, record)

    def touch(self, record: R) -> R:
        """Store an unchanged record under the next revision: what hangs on it changed, its trail tells so."""
        shape = shape_of(type(record))
        return self._raise(shape, self._stored(shape, record), shape.row_of(record), record)

    def _raise(self, shape: Shape, before: Row, row: Row, record: R) -> R:
        """Store ``row``, which is what ``record`` says, under the next revision."""
        raised = replaced(record, revision=record.revision + 1)
        self.put(shape, before, shape.with_revision(row, raised.revision))
        return raised

    def remove(self, record: Record) -> None:
        """Remove a record; its children must have gone before. Raises as ``replace`` does."""
        shape = shape_of(type(record))
        self.put(shape, self._stored(shape, record), None)

    def put(self, shape: Shape, before: Row | None, after: Row | None) -> None:
        """Turn the row ``before`` into ``after`` (``None``: not there) and keep the images."""
        some = after or before or ()
        uuid, text = str(shape.value(some, "uuid")), shape.canonical(some)
        if before is not None and after is not None:
            update = shape.update(before, after)
            self._update((shape.table, uuid), update, before, after, update.values(after, text, uuid))
            self.images.append(Image(shape.table, uuid, shape.told_before(before, update), text))
            return
        if after is None:
            self.connection.execute(shape.delete, (uuid,))
        else:
            self.connection.execute(shape.insert, shape.stored(after, text))
        self._wrote(shape.table, 1)
        old, new = (text, None) if after is None else (None, text)
        self.images.append(Image(shape.table, uuid, old, new))

    def _update(self, told: Told, update: Update, before: Row, after: Row, values: list[Value]) -> None:
        """Run ``update``, which makes ``after`` of the row ``before``, and let the connection remember it."""
        connection = self.connection
        if not isinstance(connection, LedgerConnection):
            connection.execute(update.sql, values)
            return
        memory = connection.memory
        known = memory.row_of(told) if memory.fresh(connection) else None
        connection.execute(update.sql, values)
        memory.changed(told, update.columns)
        if known is not None and known[0] is before and memory.fresh(connection):
            record = None if known[1] is None else update.record(known[1], after)
            memory.keep_row(told, after, record)

    def become_act(self) -> None:
        """Make this transaction one that no undo takes back."""
        if self.kind is EntryKind.DO:
            self.kind = EntryKind.ACT

    def tell_always(self) -> None:
        """Write the journal entry even if no record changes: what happened is a person's word."""
        self.always = True

    def _wrote(self, table: str, rows: int) -> None:
        """Tell the connection's memory what was written."""
        if isinstance(self.connection, LedgerConnection):
            self.connection.memory.wrote(table, rows)

    def _stored(self, shape: Shape, record: Record) -> Row:
        row = stored_row(self.connection, shape, record.uuid)
        if row is None:
            raise Refused("record_missing")
        if shape.value(row, "revision") != record.revision:
            raise Refused("changed_meanwhile")
        return row


class Writing:
    """One write transaction with its journal entry, held by ``with``; without images no entry.

    A class and no nest of generators: every save passes here, and each function it passes is cold.
    """

    __slots__ = ("_actor", "_now", "_summary", "_target", "tx")

    def __init__(
        self, tx: Transaction, summary: str, *, now: datetime, actor: str, target: int | None = None
    ) -> None:
        self.tx = tx
        self._summary = summary
        self._now = now
        self._actor = actor
        self._target = target

    def __enter__(self) -> Transaction:
        begin(self.tx.connection)
        return self.tx

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        tx = self.tx
        if kind is not None:
            take_back(tx.connection)
            return
        try:
            if tx.images or tx.always:
                sequence = append(tx, self._summary, now=self._now, actor=self._actor, target=self._target)
                tx.change = ChangeRecord(sequence, tx.operation, _touched(tx.images))
        except BaseException:
            take_back(tx.connection)
            raise
        commit(tx.connection)


def write(
    connection: sqlite3.Connection,
    operation: str,
    summary: str,
    *,
    now: datetime,
    actor: str,
    kind: EntryKind = EntryKind.DO,
    target: int | None = None,
    always: bool = False,
) -> Writing:
    """Hold one write transaction with its journal entry; without images no entry, unless ``always``."""
    tx = Transaction(connection, operation, kind)
    tx.always = always
    return Writing(tx, summary, now=now, actor=actor, target=target)


def append(tx: Transaction, summary: str, *, now: datetime, actor: str, target: int | None = None) -> int:
    """Write the journal entry of ``tx`` with its images and return its sequence."""
    connection = tx.connection
    sequence, previous, number = _newest(connection)
    at, images = now.isoformat(timespec="seconds"), tx.images
    entry = Entry(
        sequence + 1, at, actor, tx.operation, summary, str(tx.kind), target, number + 1, len(images)
    )
    linked = link(previous, entry, images)
    connection.execute(_INSERT_ENTRY, (*entry, previous, linked))
    if len(images) == 1:
        connection.execute(_INSERT_IMAGE, (number + 1, *images[0]))
    else:
        connection.executemany(_INSERT_IMAGE, ((n, *image) for n, image in enumerate(images, number + 1)))
    if isinstance(connection, LedgerConnection):
        newest = (entry.sequence, linked, number + entry.images)
        connection.memory.appended(newest, rows=1 + entry.images)
    return entry.sequence


def _newest(connection: sqlite3.Connection) -> Newest:
    """Return where the journal ends."""
    if isinstance(connection, LedgerConnection) and connection.memory.fresh(connection):
        known = connection.memory.newest
        if known is not None:
            return known
    found: tuple[int, str, int | None] | None = connection.execute(_NEWEST).fetchone()
    sequence, previous, number = found or (0, BEGINNING, 0)
    return sequence, previous, number or 0


def last_link(connection: sqlite3.Connection) -> tuple[int, str]:
    """Return sequence and hash of the newest entry, (0, zeros) when there is none."""
    row = connection.execute("SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, BEGINNING)


def _touched(images: Sequence[Image]) -> tuple[tuple[str, str], ...]:
    if len(images) > _MANY:
        return tuple(dict.fromkeys((image.table, "*") for image in images))
    return tuple({(image.table, image.uuid): None for image in images})
