"""The ids a statement finds, told by SQLite in one piece (``core.domain.packed_ids``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.domain.packed_ids import PackedIds
from core.store.ledger import Ledger
from core.store.reading import first_column, rows

_WHOLE = (
    "SELECT count(*) AS n, min(length(id)) AS shortest, max(length(id)) AS longest, "
    "group_concat(id, '') AS told FROM ({})"
)


def whole(ledger: Ledger, sql: str, facts: Mapping[str, object]) -> Sequence[str]:
    """Return the one column ``id`` of ``sql``, in its order; packed where every id is as long as the others.

    Names are 36 letters long everywhere; a ledger made elsewhere may hold others, which come as a list.
    """
    told = rows(ledger, _WHOLE.format(sql), facts)[0]
    if not told["n"]:
        return []
    width = told["shortest"]
    if width != told["longest"] or len(told["told"]) != width * told["n"]:
        return first_column(ledger, sql, facts)
    return PackedIds(told["told"], width)
