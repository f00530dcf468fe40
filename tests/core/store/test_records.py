"""Reading records: by name, by column, by many values at once."""

from __future__ import annotations

from datetime import date

import pytest

from core.domain.issue import Issue
from core.domain.measure import Measure
from core.domain.unit import UnitShare
from core.errors import Environment, Refused
from core.store import records
from core.store.connection import looking_first
from core.store.ledger import Ledger
from tests.builders import a_batch, a_measure, an_issue
from tests.core.store.opened import save


def test_a_record_that_is_not_there_is_refused(ledger: Ledger) -> None:
    with pytest.raises(Refused, match="record_missing"):
        records.get(ledger, Issue, "no-such-name")


def test_columns_are_matched_and_none_means_empty(ledger: Ledger) -> None:
    batch = a_batch()
    first, second = an_issue(batch_uuid=batch.uuid, code="1"), an_issue(code="2", due=date(2026, 12, 1))
    save(ledger, batch, first, second)
    assert records.find(ledger, Issue, batch_uuid=batch.uuid) == [first]
    assert records.find(ledger, Issue, batch_uuid=None) == [second]
    assert records.find(ledger, Issue, deadline_due="2026-12-01", code="2") == [second]
    assert records.find(ledger, Issue, code="1", batch_uuid=None) == []
    assert records.uuids(ledger, Issue, code="2") == [second.uuid]
    assert records.uuids(ledger, Issue, code="3") == []


def test_the_order_follows_the_columns_named(ledger: Ledger) -> None:
    issue = an_issue()
    measures = [
        a_measure(issue, position=position, text=text) for position, text in ((2, "甲"), (1, "甲"), (3, "乙"))
    ]
    save(ledger, issue, *measures)
    found = records.find(ledger, Measure, order="text, position desc")
    assert [(measure.text, measure.position) for measure in found] == [("乙", 3), ("甲", 2), ("甲", 1)]


def test_thousands_of_values_are_found_in_one_call(ledger: Ledger) -> None:
    issues = [an_issue() for _ in range(1200)]
    save(ledger, *issues)
    found = records.find_in(ledger, Issue, "uuid", [issue.uuid for issue in issues] + ["?"])
    assert sorted(found, key=lambda issue: issue.uuid) == sorted(issues, key=lambda issue: issue.uuid)
    assert records.find_in(ledger, Issue, "uuid", []) == []


@pytest.mark.parametrize("column", ["isue", "uuid; DROP TABLE issue", "content_digest"])
def test_a_column_that_does_not_exist_is_our_own_bug(ledger: Ledger, column: str) -> None:
    with pytest.raises(KeyError):
        records.find(ledger, Issue, **{column: "x"})
    with pytest.raises(KeyError):
        records.find(ledger, Issue, order=column)
    with pytest.raises(KeyError):
        records.find_in(ledger, Issue, column, ["x"])


@pytest.mark.parametrize("damage", ["tags = '[broken]'", "text = CAST(x'FFFE' AS TEXT)"])
def test_a_row_that_cannot_be_read_is_told_as_damage(ledger: Ledger, damage: str) -> None:
    save(ledger, an_issue())
    ledger.connection.execute(f"UPDATE issue SET {damage}")
    with pytest.raises(Environment, match="ledger_damaged"):
        records.find(ledger, Issue)


def test_what_hangs_on_a_record_is_found_by_index_and_not_by_walking_the_table(ledger: Ledger) -> None:
    told: list[str] = []
    ledger.connection.set_trace_callback(told.append)
    records.find(ledger, UnitShare, order="position", issue_uuid="x")
    ledger.connection.set_trace_callback(None)
    (plan,) = ledger.connection.execute(f"EXPLAIN QUERY PLAN {told[0].partition(' ORDER BY')[0]}").fetchall()
    assert "unit_share_issue_uuid" in plan[3]


def test_an_empty_column_is_asked_for_by_none(ledger: Ledger) -> None:
    bare = an_issue(batch_uuid=None)
    save(ledger, bare)
    assert records.find(ledger, Issue, batch_uuid=None) == [bare]
    assert records.uuids(ledger, Issue, batch_uuid=None, code=bare.code) == [bare.uuid]


def test_what_a_save_remembers_of_many_names_is_what_was_found(ledger: Ledger) -> None:
    first, second = an_issue(), an_issue()
    save(ledger, first, second)
    with looking_first(ledger.connection):
        for _ in range(2):
            found = records.remembered_in(ledger, Issue, "uuid", [second.uuid, first.uuid])
            assert {each.uuid: each for each in found} == {first.uuid: first, second.uuid: second}
            found.clear()
        assert records.remembered_in(ledger, Issue, "uuid", []) == []
