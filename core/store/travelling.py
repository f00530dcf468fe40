"""Rows as they travel to another office: whole, with the digest this ledger keeps of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.store.ledger import Ledger
from core.store.mapping import shape_of


def travelling_rows(ledger: Ledger, record: type[Any]) -> Iterator[dict[str, Any]]:
    """Yield every row of a record class in a fixed order, as ``resources/schemas`` describes it."""
    shape = shape_of(record)
    columns = ", ".join((*shape.columns, "content_digest"))
    for *values, digest in ledger.connection.execute(f"SELECT {columns} FROM {shape.table} ORDER BY uuid"):
        image = dict(zip(shape.columns, values, strict=True))
        yield {
            "table": shape.table,
            "uuid": image["uuid"],
            "revision": image["revision"],
            "digest": digest,
            "record": image,
        }
