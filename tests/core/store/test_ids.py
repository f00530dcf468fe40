from __future__ import annotations

from core.domain.packed_ids import PackedIds
from core.store.ids import whole


def _asked(ledger, *ids):
    given = " UNION ALL ".join(f"SELECT '{each}' AS id, {at} AS place" for at, each in enumerate(ids))
    return whole(ledger, f"SELECT id FROM ({given or 'SELECT NULL AS id WHERE FALSE'}) ORDER BY 1 DESC", {})


def test_ids_of_one_width_come_packed_in_the_order_asked_for(ledger):
    found = _asked(ledger, "bb", "cc", "aa")
    assert isinstance(found, PackedIds)
    assert list(found) == ["cc", "bb", "aa"]


def test_ids_of_several_widths_and_none_at_all_come_as_a_list(ledger):
    assert _asked(ledger, "b", "cc", "aa") == ["cc", "b", "aa"]
    assert _asked(ledger) == []
