from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.deadline import Deadline, DeadlineKind
from core.domain.issue import IssueStatus
from core.domain.listing import COLUMNS, ListKind, ListQuery, Timeliness
from core.domain.measure import MeasureStatus
from core.schedule.timeliness import issue_timeliness, measure_timeliness
from core.store import views
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


_days = st.none() | st.integers(-40, 40).map(lambda days: TODAY + timedelta(days=days))


@st.composite
def _deadlines(draw):
    due = draw(_days)
    kind = draw(st.sampled_from([DeadlineKind.UNSET, DeadlineKind.BY_DATE, DeadlineKind.STANDING]))
    raw = draw(st.sampled_from(["", "立行立改", "长期坚持"]))
    return Deadline(raw=raw, kind=kind, due=due, standing=draw(st.booleans()))


_pairs = st.tuples(st.sampled_from(IssueStatus), _deadlines(), st.sampled_from(MeasureStatus), _deadlines())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(_pairs, min_size=1, max_size=20))
def test_timeliness_in_sql_is_that_of_the_schedule(ledger, pairs):
    expected: dict[ListKind, dict[str, Timeliness]] = {ListKind.ISSUES: {}, ListKind.MEASURES: {}}
    records = []
    for issue_status, issue_deadline, status, deadline in pairs:
        issue = a.an_issue(status=issue_status, deadline=issue_deadline)
        measure = a.a_measure(issue, status=status, deadline=deadline)
        records += [issue, measure]
        day = {"today": TODAY, "soon": SOON}
        expected[ListKind.ISSUES][issue.uuid] = issue_timeliness(issue_status, issue_deadline, **day)
        expected[ListKind.MEASURES][measure.uuid] = measure_timeliness(
            status, deadline, issue_status, issue_deadline, **day
        )
    save(ledger, *records)
    for kind, wanted in expected.items():
        for moment in Timeliness:
            found = set(ids(ledger, kind, "", only("timeliness", moment.value)))
            assert found & wanted.keys() == {uuid for uuid, value in wanted.items() if value is moment}
        rows = views.list_rows(ledger, ListQuery(kind=kind, today=TODAY), list(wanted))
        assert {shown.uuid: shown.timeliness for shown in rows} == wanted


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
