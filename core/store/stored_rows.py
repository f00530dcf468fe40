"""One row of a record by its uuid; a save that looks first reads it once, however often it is asked."""

from __future__ import annotations

import sqlite3

from core.store.faults import LedgerConnection
from core.store.mapping import Row, Shape


def stored_row(connection: sqlite3.Connection, shape: Shape, uuid: str) -> Row | None:
    """Return the stored row of ``uuid``, ``None`` when there is none."""
    told = (shape.table, uuid)
    memory = connection.memory if isinstance(connection, LedgerConnection) else None
    awake = memory is not None and memory.fresh(connection)
    known = memory.row_of(told) if memory is not None and awake else None
    if known is not None:
        return known
    row: Row | None = connection.execute(shape.select_one, (uuid,)).fetchone()
    if memory is not None and awake and row is not None:
        memory.keep_row(told, row)
    return row
