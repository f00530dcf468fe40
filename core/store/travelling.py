"""Rows as they travel to another office: whole, with the digest this ledger keeps of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from core.store.ledger import Ledger
from core.store.mapping import Value, digest_of, shape_of

Image = dict[str, Value]


def travelling_rows(
    ledger: Ledger, record: type[Any], shortened: Callable[[Image], Image] | None = None
) -> Iterator[dict[str, Any]]:
    """Yield every row of a record class in a fixed order, as ``resources/schemas`` describes it.

    ``shortened`` may leave something out of a row; its digest is then that of what travels.
    """
    shape = shape_of(record)
    columns = ", ".join((*shape.columns, "content_digest"))
    for *values, digest in ledger.connection.execute(f"SELECT {columns} FROM {shape.table} ORDER BY uuid"):
        image = dict(zip(shape.columns, values, strict=True))
        told = shortened(image) if shortened else image
        yield {
            "table": shape.table,
            "uuid": image["uuid"],
            "revision": image["revision"],
            "digest": digest if told == image else digest_of(shape.canonical(shape.row_from(told))),
            "record": told,
        }
