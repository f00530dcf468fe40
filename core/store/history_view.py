"""The ledger as it stood at the end of a day: rows rebuilt from the journal in a file of their own in memory.

Every view, list and figure then runs on that copy by the same SQL as on the ledger itself. The copy ends
before the first entry of a later day, so that nothing done afterwards, undo included, can change it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.store.faults import LedgerConnection, translated
from core.store.ledger import Ledger
from core.store.mapping import Row, image_of, shape_of_table
from core.store.reading import one_moment
from core.store.tables import RECORD_TABLES
from core.store.upgrading import build_schema

_END = (
    "SELECT coalesce((SELECT first_image - 1 FROM journal WHERE substr(at, 1, 10) > :day "
    "ORDER BY sequence LIMIT 1), (SELECT max(number) FROM journal_image), 0)"
)
_LAST_IMAGES = (
    'SELECT "table", after FROM journal_image WHERE after IS NOT NULL AND number IN '
    "(SELECT max(number) FROM journal_image WHERE number <= :last GROUP BY uuid)"
)
_STEPS_BACK = """
SELECT sequence, day, next, first_image, images FROM (
    SELECT sequence, substr(at, 1, 10) AS day, first_image, images,
        lead(substr(at, 1, 10), 1, :today) OVER (ORDER BY sequence) AS next FROM journal
) WHERE next < day AND day >= :since ORDER BY sequence
"""
_TOUCHED_ISSUE = (
    "SELECT max(image.uuid) FROM journal_image AS image JOIN issue AS i ON i.uuid = image.uuid "
    "WHERE image.number BETWEEN :first AND :last"
)
_LAST_ENTRY = (
    "SELECT coalesce((SELECT previous FROM journal WHERE substr(at, 1, 10) > :day "
    "ORDER BY sequence LIMIT 1), "
    "(SELECT hash FROM journal ORDER BY sequence DESC LIMIT 1), '')"
)
_FIRST_DAY = "SELECT substr(min(at), 1, 10) FROM journal"


def first_day(ledger: Ledger) -> date:
    """Return the day the ledger was begun: before it there is nothing to show."""
    return date.fromisoformat(ledger.connection.execute(_FIRST_DAY).fetchone()[0])


def last_image(ledger: Ledger, day: date) -> int:
    """Return the number of the last journal image that belongs to ``day`` or a day before it."""
    found: int = ledger.connection.execute(_END, {"day": day.isoformat()}).fetchone()[0]
    return found


def last_entry(ledger: Ledger, day: date) -> str:
    """Return the hash of the last journal entry that belongs to ``day``: it names that evening for good."""
    found: str = ledger.connection.execute(_LAST_ENTRY, {"day": day.isoformat()}).fetchone()[0]
    return found


@dataclass(frozen=True, slots=True)
class StepBack:
    """An entry made on ``day``, and what came after it on ``then``, an earlier day.

    One of the two clocks was wrong and nothing says which, so the view of a past day from ``then`` on keeps
    to its rule and shows nothing after the entry before ``day`` is over. ``issue`` is one that it touched.
    """

    sequence: int
    day: date
    then: date
    issue: str


def steps_back(ledger: Ledger, today: date, since: date) -> list[StepBack]:
    """Return where the clock went back over a day, ``today`` included, for entries of ``since`` and later."""
    facts = {"today": today.isoformat(), "since": since.isoformat()}
    found = []
    for number, made, then, first, images in ledger.connection.execute(_STEPS_BACK, facts).fetchall():
        span = {"first": first, "last": first + images - 1}
        issue = ledger.connection.execute(_TOUCHED_ISSUE, span).fetchone()[0]
        found.append(StepBack(number, date.fromisoformat(made), date.fromisoformat(then), issue or ""))
    return found


def ledger_as_of(ledger: Ledger, day: date) -> Ledger:
    """Return a read-only ledger with the records as they stood at the end of ``day``.

    It lives in memory, has no journal, and may be handed to another thread. A day before the ledger was
    begun gives a ledger without a record, the office included.
    """
    connection = sqlite3.connect(
        ":memory:", isolation_level=None, check_same_thread=False, factory=LedgerConnection
    )
    connection.path = str(ledger.folder)
    build_schema(connection)
    with one_moment(ledger), translated(str(ledger.folder)):
        _fill(connection, ledger, day)
    connection.execute("PRAGMA query_only=ON")
    return Ledger(ledger.folder, connection, read_only=True)


def _fill(connection: LedgerConnection, ledger: Ledger, day: date) -> None:
    last = last_image(ledger, day)
    found: dict[str, list[str]] = {table: [] for table in RECORD_TABLES}
    for table, after in ledger.connection.execute(_LAST_IMAGES, {"last": last}):
        found[table].append(after)
    connection.execute("BEGIN")
    for table, texts in found.items():
        shape = shape_of_table(table)
        connection.executemany(shape.insert, _rows(table, texts))
    connection.execute("END")


def _rows(table: str, texts: list[str]) -> Iterator[Row]:
    shape = shape_of_table(table)
    for text in texts:
        yield shape.stored(shape.row_from(image_of(text) or {}), text)
