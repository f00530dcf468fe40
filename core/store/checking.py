"""体检 of the store: is the file sound, are the rows those that were written, is every file there.

SQLite's own checks miss most flipped bits of content (87 of 100 measured), so the full check also holds every
row against its digest and against the journal, and recomputes the chain. A check never repairs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from core.errors import Environment
from core.files import sha256_of
from core.store.comparing import last_images, rows_of
from core.store.connection import one_view
from core.store.derived import DERIVED
from core.store.evidence import evidence_place
from core.store.facts import fact_digest
from core.store.ledger import ISSUED, SENT, Ledger
from core.store.mapping import digest_of
from core.store.structure import Finding, damage_of, structure_findings
from core.store.upgrading import present_schema
from core.store.writing import BEGINNING, Entry, EntryKind, Image, link

__all__ = ["Finding", "check", "content_findings"]

_MASTER = (
    "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'"
)
_ENTRIES = (
    "SELECT sequence, at, actor, operation, summary, kind, target, first_image, images, previous, hash"
    " FROM journal ORDER BY sequence"
)
_IMAGES = 'SELECT number, "table", uuid, before, after FROM journal_image ORDER BY number'
_NUMBERS = (
    "SELECT number.series, number.year, number.n, count(*) OVER (PARTITION BY number.series, number.year),"
    " max(number.n) OVER (PARTITION BY number.series, number.year), number.state, letter.state"
    " FROM letter_number AS number LEFT JOIN letter"
    " ON letter.series = number.series AND letter.year = number.year AND letter.number = number.n"
    " ORDER BY number.series, number.year, number.n"
)


def check(ledger: Ledger, *, full: bool) -> list[Finding]:
    """Return everything that is wrong; ``full`` also reads every row, the whole journal and every file."""
    with one_view(ledger.connection):
        found = structure_findings(ledger.connection, full=full)
        if found or not full:
            return found
        found = content_findings(ledger.connection)
    return [*found, *_file_findings(ledger)]


def content_findings(connection: sqlite3.Connection) -> list[Finding]:
    """Return where schema, rows, journal and numbers are not what this program wrote."""
    try:
        return [
            *_schema_findings(connection),
            *_row_findings(connection),
            *_derived_findings(connection),
            *_chain_findings(connection),
            *_fact_findings(connection),
            *_number_findings(connection),
        ]
    except (Environment, sqlite3.Error, ValueError) as error:
        return [damage_of(error)]


def _finding(code: str, **facts: str) -> Finding:
    return Finding(code, tuple(facts.items()))


def _schema_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    found = set(connection.execute(_MASTER).fetchall())
    for name in sorted({str(row[1]) for row in found ^ set(present_schema())}):
        yield _finding("schema", name=name)


def _row_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    last = last_images(connection)
    for shape, uuid, text, digest in rows_of(connection):
        journalled = last.pop(uuid, None)
        if digest_of(text) != digest:
            yield _finding("row_altered", table=shape.table, uuid=uuid)
        elif journalled != (shape.table, text):
            yield _finding("row_unjournalled", table=shape.table, uuid=uuid)
    for uuid, (table, after) in last.items():
        if after is not None:
            yield _finding("row_missing", table=table, uuid=uuid)


def _derived_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield the tables in which a derived column is not what its origin asks for: lists are out of order."""
    for each in DERIVED:
        told = connection.execute(f"SELECT {each.origin}, {each.name} FROM {each.table}")
        if any(each.follow(origin) != kept for origin, kept in told):
            yield _finding("order_stale", table=each.table)


def _chain_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield the first broken link: behind it nothing can be said."""
    images = connection.execute(_IMAGES)
    previous, sequence, number = BEGINNING, 0, 0
    for row in connection.execute(_ENTRIES):
        entry = _entry(row)
        taken = images.fetchmany(entry.images) if entry.images else []
        in_order = [n for n, *_ in taken] == list(range(number + 1, number + entry.images + 1))
        whole = in_order and entry.sequence == sequence + 1 and entry.first_image == number + 1
        if not whole or row[9] != previous or link(previous, entry, _images(taken)) != row[10]:
            yield _finding("chain", sequence=str(entry.sequence))
            return
        previous, sequence, number = row[10], entry.sequence, number + entry.images
    if images.fetchone() is not None:
        yield _finding("chain", sequence=str(sequence + 1))


def _entry(row: tuple[object, ...]) -> Entry:
    sequence, at, actor, operation, summary, kind, target, first_image, images = row[:9]
    return Entry(
        sequence=int(str(sequence)),
        at=str(at),
        actor=str(actor),
        operation=str(operation),
        summary=str(summary),
        kind=str(EntryKind(str(kind))),
        target=None if target is None else int(str(target)),
        first_image=int(str(first_image)),
        images=int(str(images)),
    )


def _images(rows: list[tuple[int, str, str, str | None, str | None]]) -> Iterator[Image]:
    return (Image(table, uuid, before, after) for _, table, uuid, before, after in rows)


def _fact_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    for key, value, digest in connection.execute("SELECT key, value, content_digest FROM ledger_fact"):
        if fact_digest(key, value) != digest:
            yield _finding("fact", key=key)


def _number_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield numbers that are missing from their series, and letters whose number says something else."""
    incomplete: set[tuple[str, int]] = set()
    for series, year, n, count, highest, state, letter_state in connection.execute(_NUMBERS):
        if count != highest and (series, year) not in incomplete:
            incomplete.add((series, year))
            yield _finding("number_gap", series=series, year=str(year), missing=str(highest - count))
        if letter_state is not None and letter_state != state:
            yield _finding("number_state", series=series, year=str(year), n=str(n))


def _file_findings(ledger: Ledger) -> Iterator[Finding]:
    rows = ledger.connection.execute("SELECT sha256, min(name) FROM evidence GROUP BY sha256").fetchall()
    for sha256, name in rows:
        yield from _held(evidence_place(ledger.folder, sha256), sha256, name)
    for folder, table in ((ISSUED, "letter"), (SENT, "submission")):
        papers = ledger.connection.execute(
            f"SELECT file_name, file_sha256 FROM {table} WHERE file_sha256 <> '' ORDER BY file_name"
        ).fetchall()
        for name, sha256 in papers:
            yield from _held(ledger.folder / folder / name, sha256, name)


def _held(path: Path, sha256: str, name: str) -> Iterator[Finding]:
    if not path.is_file():
        yield _finding("file_missing", name=name)
    elif sha256_of(path) != sha256:
        yield _finding("file_altered", name=name)
