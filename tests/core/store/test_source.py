"""The texts of own fields as one expression."""

from __future__ import annotations

import sqlite3

from core.store.source import own_texts


def test_the_texts_are_joined_without_what_they_are_kept_under() -> None:
    connection = sqlite3.connect(":memory:")
    for stored, wanted in (("[]", ""), ('[["k1","甲"],["k2","乙"]]', "甲、乙")):
        sql = f"SELECT {own_texts('t.custom')} FROM (SELECT :stored AS custom) AS t"
        assert connection.execute(sql, {"sep": "、", "stored": stored}).fetchone()[0] == wanted
