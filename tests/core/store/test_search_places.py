from __future__ import annotations

import pytest

from core.store.reading import rows
from core.store.search_places import PLACES
from tests import builders as a
from tests.core.store.opened import save


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place.origin} {place.kind}")
def test_every_place_can_be_read_and_asks_for_each_word_in_each_of_its_texts(ledger, place):
    tests = ["instr({0}, :first) > 0", "instr({0}, :second) > 0"]
    sql = place.sql(tests)
    facts = {"first": "甲", "second": "乙", "sep": "、", "limit": 5, "unseen": "[]"}
    assert rows(ledger, sql, facts) == []
    for text in (*place.names, *place.texts):
        assert sql.count(tests[0].format(text)) >= 1
        assert sql.count(tests[1].format(text)) >= 1
    assert ("{found}" in place.beyond) == ("instr(u.name, :first)" in sql and bool(place.beyond))


def test_every_issue_and_every_measure_is_in_one_half_of_its_place(ledger):
    issues = [a.an_issue() for _ in range(3)]
    save(ledger, *issues, *(a.a_measure(issue, text="甲") for issue in issues))
    facts = {"sep": "、", "limit": 50, "unseen": "[]"}
    for place in PLACES:
        whole, *halves = (
            [row["uuid"] for row in rows(ledger, place.sql(["{0} IS NOT NULL"], only), facts)]
            for only in ("TRUE", *place.halves())
        )
        assert sorted(halves[0] + halves[1]) == sorted(whole)
        assert bool(halves[1]) == bool(place.table)
