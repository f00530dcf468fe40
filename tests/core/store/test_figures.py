from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.issue import IssueOrigin, IssueStatus
from core.domain.lifecycle import StatusMove
from core.domain.listing import Filter, ListKind, ListQuery, Punctuality
from core.domain.measure import MeasureStatus
from core.identity import new_uuid
from core.statistics.figures import Dimension, Figure, figures_of, line_of, table_of
from core.store import views
from core.store.figures import SINGLE, single_cells, split_cells
from tests import builders as a
from tests.core.store.listed import row
from tests.core.store.opened import begin, save
from tests.core.store.plans import plans

TODAY = a.TODAY
KINDS = (ListKind.ISSUES, ListKind.MEASURES)
UNITS = ("县公安局", "县教育局", "县司法局")


def moved(issue, on: date, to: IssueStatus = IssueStatus.SELF_CHECKED) -> StatusMove:
    return StatusMove(
        uuid=new_uuid(),
        issue_uuid=issue.uuid,
        round=issue.round,
        from_status=IssueStatus.RECTIFYING,
        to_status=to,
        moved_on=on,
        moved_by="王敏",
    )


@st.composite
def _records(draw):
    batches = [a.a_batch(name="一批"), a.a_batch(name="二批", anchor=None)]
    units = [a.a_unit(name) for name in UNITS]
    found = [*batches, *units]
    days = st.none() | st.integers(-30, 30).map(lambda days: TODAY + timedelta(days=days))
    shares = st.lists(st.sampled_from(units), max_size=3)
    for _ in range(draw(st.integers(1, 5))):
        issue = a.an_issue(
            due=draw(days),
            status=draw(st.sampled_from(IssueStatus)),
            origin=draw(st.sampled_from(IssueOrigin)),
            area=draw(st.sampled_from(["", "普法", "执法'监督"])),
            track=draw(st.sampled_from(["", "市直"])),
            tags=tuple(draw(st.lists(st.sampled_from(["法治", "法治化"]), max_size=3))),
            batch_uuid=draw(st.none() | st.sampled_from([batch.uuid for batch in batches])),
        )
        measure = a.a_measure(
            issue,
            due=draw(days),
            status=draw(st.sampled_from(MeasureStatus)),
            finished_on=draw(days),
        )
        found += [issue, measure]
        if draw(st.booleans()):
            found.append(moved(issue, draw(days) or TODAY))
        found += [*a.shares(draw(shares), issue), *a.shares(draw(shares), measure)]
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=_records(), scoped=st.booleans())
def test_every_number_equals_the_rows_it_opens(tmp_path_factory, records, scoped):
    scope = (Filter(column="batch", values=("一批",)),) if scoped else ()
    with begin(tmp_path_factory.mktemp("ledger") / "l") as ledger:
        save(ledger, *records)
        for kind in KINDS:
            single = single_cells(ledger, kind, TODAY, scope)
            lines = [line_of("", kind, scope, single)]
            for dimension in Dimension:
                cells = single if dimension in SINGLE else split_cells(ledger, kind, dimension, TODAY, scope)
                lines += table_of(dimension, kind, scope, cells).lines
            for line in lines:
                for figure in figures_of(kind):
                    query = ListQuery(kind=kind, today=TODAY, filters=line.filters(figure))
                    assert line.number(figure) == len(views.list_ids(ledger, query)), (line.scope, figure)


@pytest.mark.parametrize(
    ("due", "status", "finished", "judged"),
    [
        (TODAY - timedelta(days=5), IssueStatus.CLOSED, TODAY - timedelta(days=5), Punctuality.ON_TIME),
        (TODAY - timedelta(days=5), IssueStatus.CLOSED, TODAY - timedelta(days=4), Punctuality.LATE),
        (TODAY - timedelta(days=5), IssueStatus.CLOSED, None, Punctuality.UNKNOWN),
        (TODAY - timedelta(days=1), IssueStatus.RECTIFYING, None, Punctuality.MISSED),
        (TODAY, IssueStatus.RECTIFYING, None, Punctuality.NOT_JUDGED),
        (TODAY - timedelta(days=1), IssueStatus.STANDING, None, Punctuality.NOT_JUDGED),
        (None, IssueStatus.CLOSED, TODAY, Punctuality.NOT_JUDGED),
    ],
)
def test_an_issue_is_judged_by_the_day_it_was_finished(ledger, due, status, finished, judged):
    issue = a.an_issue(due=due, status=status)
    save(ledger, issue, *([moved(issue, finished)] if finished else []))
    shown = row(ledger, ListKind.ISSUES, issue.uuid)
    assert (shown.punctuality, shown.finished_on) == (judged, finished)


def test_days_are_counted_from_the_feedback_and_from_the_due_day(ledger):
    batch = a.a_batch(anchor=TODAY - timedelta(days=100))
    late = a.an_issue(due=TODAY - timedelta(days=7), batch_uuid=batch.uuid)
    save(ledger, batch, late, a.an_issue())
    line = line_of("", ListKind.ISSUES, (), single_cells(ledger, ListKind.ISSUES, TODAY))
    assert (line.days_open.total, line.days_open.count) == (100, 1)
    assert (line.days_late.total, line.days_late.count) == (7, 1)
    assert row(ledger, ListKind.ISSUES, late.uuid).begun_on == batch.anchor


def test_a_unit_that_has_two_parts_in_an_issue_counts_it_once(ledger):
    unit, issue = a.a_unit("县公安局"), a.an_issue()
    save(ledger, unit, issue, *a.shares([unit, unit], issue))
    cells = split_cells(ledger, ListKind.ISSUES, Dimension.UNIT, TODAY)
    assert [(cell.values[Dimension.UNIT], cell.count) for cell in cells] == [("县公安局", 1)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dimension", [each for each in Dimension if each not in SINGLE])
def test_a_split_reads_no_table_whole_for_every_record(ledger, kind, dimension):
    save(ledger, a.an_issue())
    for sql, plan in plans(ledger, lambda: split_cells(ledger, kind, dimension, TODAY)):
        joined = [line for line in plan if line.endswith("LEFT-JOIN")]
        assert all(line.startswith("SEARCH ") for line in joined), sql


@pytest.mark.parametrize(
    ("own", "status", "finished", "of_issue", "judged"),
    [
        (5, MeasureStatus.DONE, 5, IssueStatus.RECTIFYING, Punctuality.ON_TIME),
        (5, MeasureStatus.VERIFIED, 4, IssueStatus.RECTIFYING, Punctuality.LATE),
        (None, MeasureStatus.DONE, 9, IssueStatus.CLOSED, Punctuality.ON_TIME),
        (5, MeasureStatus.DONE, None, IssueStatus.RECTIFYING, Punctuality.UNKNOWN),
        (5, MeasureStatus.ON_TRACK, None, IssueStatus.CLOSED, Punctuality.UNKNOWN),
        (1, MeasureStatus.BEHIND, None, IssueStatus.RECTIFYING, Punctuality.MISSED),
        (0, MeasureStatus.BEHIND, None, IssueStatus.RECTIFYING, Punctuality.NOT_JUDGED),
        (None, MeasureStatus.BEHIND, None, IssueStatus.STANDING, Punctuality.NOT_JUDGED),
    ],
)
def test_a_measure_is_judged_by_its_own_day_of_finishing(ledger, own, status, finished, of_issue, judged):
    issue = a.an_issue(due=TODAY - timedelta(days=8), status=of_issue)
    due = None if own is None else TODAY - timedelta(days=own)
    day = None if finished is None else TODAY - timedelta(days=finished)
    measure = a.a_measure(issue, due=due, status=status, finished_on=day)
    save(ledger, issue, measure)
    shown = row(ledger, ListKind.MEASURES, measure.uuid)
    assert (shown.punctuality, shown.finished_on) == (judged, day)


def test_the_days_a_measure_took_are_counted_where_both_days_are_known(ledger):
    batch = a.a_batch(anchor=TODAY - timedelta(days=100))
    issue = a.an_issue(batch_uuid=batch.uuid)
    done = {"status": MeasureStatus.DONE}
    known = a.a_measure(issue, finished_on=TODAY - timedelta(days=70), **done)
    save(ledger, batch, issue, known, a.a_measure(issue, **done), a.a_measure(issue))
    line = line_of("", ListKind.MEASURES, (), single_cells(ledger, ListKind.MEASURES, TODAY))
    assert (line.days_taken.total, line.days_taken.count) == (30, 1)
    assert (line.number(Figure.DONE), line.days_open.total, line.days_open.count) == (2, 100, 1)
