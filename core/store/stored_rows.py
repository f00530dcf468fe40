"""One record by its uuid, as a row or built; a save reads it once, however often it is asked."""

from __future__ import annotations

import sqlite3
from typing import Any

from core.store.faults import LedgerConnection
from core.store.mapping import Row, Shape


def stored_row(connection: sqlite3.Connection, shape: Shape, uuid: str) -> Row | None:
    """Return the stored row of ``uuid``, ``None`` when there is none."""
    if not isinstance(connection, LedgerConnection) or not connection.memory.fresh(connection):
        return _read(connection, shape, uuid)
    known = connection.memory.row_of((shape.table, uuid))
    if known is not None:
        return known[0]
    row = _read(connection, shape, uuid)
    if row is not None:
        connection.memory.keep_row((shape.table, uuid), row)
    return row


def stored_record(connection: LedgerConnection, shape: Shape, uuid: str) -> Any:  # noqa: ANN401
    """Return the stored record of ``uuid``, ``None`` when there is none; built once while remembered."""
    memory = connection.memory
    if not memory.fresh(connection):
        row = _read(connection, shape, uuid)
        return None if row is None else shape.record_of(row)
    known = memory.row_of((shape.table, uuid))
    if known is not None and known[1] is not None:
        return known[1]
    row = known[0] if known is not None else _read(connection, shape, uuid)
    if row is None:
        return None
    record = shape.record_of(row)
    memory.keep_row((shape.table, uuid), row, record)
    return record


def _read(connection: sqlite3.Connection, shape: Shape, uuid: str) -> Row | None:
    row: Row | None = connection.execute(shape.select_one, (uuid,)).fetchone()
    return row
