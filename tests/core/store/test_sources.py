from __future__ import annotations

from datetime import date

import pytest

from core.domain.listing import COLUMNS, ListKind, Timeliness
from core.store.sources import SOURCES
from tests import builders as a
from tests.core.store.listed import ids, only, row
from tests.core.store.opened import save

TODAY = a.TODAY
SOON = 15


def test_a_measure_without_its_own_takes_deadline_and_units_of_its_issue(ledger):
    lead, own = a.a_unit("县公安局"), a.a_unit("县教育局")
    issue = a.an_issue(due=date(2026, 11, 1))
    plain, special = a.a_measure(issue, position=1), a.a_measure(issue, position=2, due=date(2027, 3, 1))
    save(ledger, lead, own, issue, plain, special, a.a_share(lead, issue), a.a_share(own, special))
    inherited, kept = row(ledger, ListKind.MEASURES, plain.uuid), row(ledger, ListKind.MEASURES, special.uuid)
    assert (inherited.units, inherited.deadline_raw) == ("县公安局", "2026年11月1日前")
    assert (inherited.deadline_due, inherited.timeliness) == (date(2026, 11, 1), Timeliness.OVERDUE)
    assert (kept.units, kept.deadline_due, kept.timeliness) == (
        "县教育局",
        date(2027, 3, 1),
        Timeliness.IN_TIME,
    )
    assert ids(ledger, ListKind.MEASURES, "", only("units", "县公安局")) == [plain.uuid]
    assert ids(ledger, ListKind.MEASURES, "", only("units", "教育", contains=True)) == [special.uuid]
    assert ids(ledger, ListKind.MEASURES, "公安") == [plain.uuid]
    assert ids(ledger, ListKind.MEASURES, "11月1日") == [plain.uuid]


@pytest.mark.parametrize("kind", list(COLUMNS))
def test_every_column_of_a_list_has_its_expression_and_every_order_its_column(kind):
    source = SOURCES[kind]
    assert set(source.columns) == {column.key for column in COLUMNS[kind]}
    assert {key for key, _ in source.order} <= set(source.columns)
    assert {join for _, *joins in source.columns.values() for join in joins} <= set(source.joins)


@pytest.mark.parametrize(
    ("table", "column"),
    [("measure", "issue_uuid"), ("unit_share", "unit_uuid"), ("unit_share", "issue_uuid"), ("issue", "code")],
)
def test_what_lists_join_by_is_found_through_an_index(ledger, table, column):
    plan = ledger.connection.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {column} = ?", ("",))
    assert [step[3] for step in plan] == [f"SEARCH {table} USING INDEX {table}_{column} ({column}=?)"]
