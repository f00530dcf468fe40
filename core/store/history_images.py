"""What records of one kind looked like earlier: every version the journal holds."""

from __future__ import annotations

from collections.abc import Iterator

from core.store.ledger import Ledger
from core.store.mapping import Value, full_images
from core.store.tables import table_of

_IMAGES = 'SELECT before, after FROM journal_image WHERE "table" = ? ORDER BY number DESC'


def former(ledger: Ledger, cls: type) -> Iterator[dict[str, Value]]:
    """Yield every version of records of ``cls`` the journal knows, the newest first; one may come twice."""
    table = table_of(cls)
    for before, after in ledger.connection.execute(_IMAGES, (table,)).fetchall():
        then, now = full_images(table, before, after)
        yield from (image for image in (now, then) if image is not None)
