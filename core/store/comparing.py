"""The rows of a ledger held against their digests and against the last image in the journal."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from core.errors import Environment
from core.store.derived import NAMES as DERIVED_NAMES
from core.store.mapping import Shape, Value, digest_of, image_of, shape_of
from core.store.tables import record_classes
from core.store.writing import Image

_EMPTY = (None, "", 0, "[]")
_LAST = (
    'SELECT uuid, "table", after FROM journal_image '
    "WHERE number IN (SELECT max(number) FROM journal_image GROUP BY uuid)"
)


def last_images(connection: sqlite3.Connection) -> dict[str, tuple[str, str | None]]:
    """Return for every uuid the journal knows its table and its last image."""
    return {uuid: (table, after) for uuid, table, after in connection.execute(_LAST)}


def rows_of(connection: sqlite3.Connection) -> Iterator[tuple[Shape, str, str, str]]:
    """Yield (shape, uuid, canonical text, stored digest) of every record row."""
    for cls in record_classes():
        shape = shape_of(cls)
        select = f"SELECT {', '.join(shape.columns)}, content_digest FROM {shape.table}"
        for *row, digest in connection.execute(select):
            stored = tuple(row)
            yield shape, str(shape.value(stored, "uuid")), shape.canonical(stored), digest


def refuse_altered(connection: sqlite3.Connection, path: str) -> None:
    """Raise ``Environment("ledger_damaged")`` when a row is not as the journal has it, in any schema.

    Asked before an upgrade, which renews digests and must not bless damage.
    """
    last = last_images(connection)
    for table in _tables_of_records(connection):
        cursor = connection.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        for values in cursor.fetchall():
            row = dict(zip(names, values, strict=True))
            image = image_of(last.get(row["uuid"], (table, None))[1]) or {}
            if any(not _as_journalled(image, name, value) for name, value in row.items()):
                raise Environment("ledger_damaged", path=path, reason=table)


def _as_journalled(image: dict[str, Value], name: str, value: Value) -> bool:
    if name == "content_digest" or name in DERIVED_NAMES:
        return True
    return image[name] == value if name in image else value in _EMPTY


def _tables_of_records(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT m.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c"
        " WHERE m.type = 'table' AND c.name IN ('uuid', 'content_digest') GROUP BY m.name HAVING count(*) = 2"
    ).fetchall()
    return [str(name) for (name,) in rows]


def follow_upgrade(connection: sqlite3.Connection) -> list[Image]:
    """After a schema step: renew digests and return the images of rows whose content it changed."""
    last = last_images(connection)
    images: list[Image] = []
    for shape, uuid, text, digest in list(rows_of(connection)):
        fresh = digest_of(text)
        if fresh != digest:
            connection.execute(f"UPDATE {shape.table} SET content_digest = ? WHERE uuid = ?", (fresh, uuid))
        before = last.get(uuid, (shape.table, None))[1]
        if before != text:
            images.append(Image(shape.table, uuid, before, text))
    return images
