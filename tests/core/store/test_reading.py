from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from core.domain.office import Office
from core.store import records
from core.store.journal import transaction
from core.store.ledger import Ledger
from core.store.reading import day, day_facts, first_column, ids_fact, one_moment, rows, soon_days
from tests import builders as a
from tests.core.store.opened import NOW, save


@pytest.mark.parametrize(
    ("settings", "days"),
    [({}, 15), ({"reminder_days": [3, 30, 7]}, 30), ({"reminder_days": []}, 0), ({"other": 1}, 15)],
)
def test_the_reminder_span_is_the_widest_the_office_has_set(ledger, settings, days):
    office = records.find(ledger, Office)[0]
    with transaction(ledger, "test", "", now=NOW, actor="") as tx:
        tx.replace(replace(office, settings=json.dumps(settings)))
    assert soon_days(ledger) == days


def test_the_last_day_of_the_span_is_counted_from_today_and_never_leaves_the_calendar():
    assert day_facts(date(2026, 11, 22), 15)["soon"] == "2026-12-07"
    assert day_facts(date(9999, 12, 30), 15)["soon"] == "9999-12-31"
    assert day("2026-12-07") == date(2026, 12, 7)
    assert day(None) is None


def test_rows_are_read_by_name_and_ids_travel_as_one_value(ledger):
    issues = [a.an_issue(code=f"WT-{number}") for number in (1, 2, 3)]
    save(ledger, *issues)
    wanted = {"ids": ids_fact([issues[2].uuid, "it's gone", issues[0].uuid])}
    sql = "SELECT code FROM issue WHERE uuid IN (SELECT value FROM json_each(:ids)) ORDER BY code"
    assert [row["code"] for row in rows(ledger, sql, wanted)] == ["WT-1", "WT-3"]
    assert first_column(ledger, sql, wanted) == ["WT-1", "WT-3"]


def test_inside_one_moment_nothing_changes_and_after_it_the_ledger_is_free(ledger):
    save(ledger, a.an_issue())
    count = "SELECT count(*) FROM issue"
    with Ledger.open(ledger.folder, now=NOW, read_only=True) as reader:
        with one_moment(reader), one_moment(reader):
            assert first_column(reader, count) == [1]
            assert reader.connection.in_transaction
        assert not reader.connection.in_transaction
        save(ledger, a.an_issue())
        assert first_column(reader, count) == [2]
