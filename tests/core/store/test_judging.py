from __future__ import annotations

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.deadline import Deadline, DeadlineKind
from core.domain.issue import IssueStatus
from core.domain.listing import ListKind, ListQuery, Timeliness
from core.domain.measure import MeasureStatus
from core.schedule.timeliness import issue_timeliness, measure_timeliness
from core.store import views
from tests import builders as a
from tests.core.store.listed import ids, only
from tests.core.store.opened import save

TODAY = a.TODAY
SOON = 15


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
