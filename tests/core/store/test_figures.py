from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.issue import IssueOrigin, IssueStatus
from core.domain.lifecycle import StatusMove
from core.domain.listing import Filter, ListKind, ListQuery, Punctuality
from core.domain.measure import MeasureStatus
from core.domain.unit import UnitRole
from core.identity import new_uuid
from core.statistics.figures import Dimension, Figure, figures_of, line_of, table_of
from core.store import views
from core.store.figures import (
    SINGLE,
    count_measures,
    deadline_cells,
    first_unit_cells,
    further_unit_cells,
    single_cells,
    tag_cells,
    whole_cells,
)
from core.store.judging import ISSUE_TIMELINESS, MEASURE_TIMELINESS
from core.store.reading import day_facts
from tests import builders as a
from tests.core.store.listed import row
from tests.core.store.opened import begin, read_in_halves, save
from tests.core.store.plans import plans

TODAY = a.TODAY
KINDS = (ListKind.ISSUES, ListKind.MEASURES)
ROLES = (UnitRole.LEAD, UnitRole.DUTY, UnitRole.SUPPORTING)
UNITS = ("县公安局", "县教育局", "县司法局")


def unit_cells(ledger, kind, today, scope=()):
    return first_unit_cells(ledger, kind, today, scope) + further_unit_cells(ledger, kind, today, scope)


_OWN = "SELECT s.unit_uuid FROM unit_share AS s WHERE s.measure_uuid = m.uuid AND role IN ('lead', 'duty')"
_OF_ISSUE = "SELECT s.unit_uuid FROM unit_share AS s WHERE s.issue_uuid = i.uuid AND role IN ('lead', 'duty')"
_COUNTED = (
    "SELECT coalesce(u.name, ''), {moment}, count(DISTINCT {record}) FROM {origin} LEFT JOIN unit AS u ON "
)
EVERY_SHARE = {
    ListKind.ISSUES: _COUNTED.format(moment=ISSUE_TIMELINESS, record="i.uuid", origin="issue AS i")
    + f"u.uuid IN ({_OF_ISSUE}) GROUP BY 1, 2",
    ListKind.MEASURES: _COUNTED.format(
        moment=MEASURE_TIMELINESS,
        record="m.uuid",
        origin="measure AS m JOIN issue AS i ON i.uuid = m.issue_uuid",
    )
    + f"u.uuid IN ({_OWN}) OR (NOT EXISTS ({_OWN}) AND u.uuid IN ({_OF_ISSUE})) GROUP BY 1, 2",
}
"""The same counts the plain way: every unit held against every record."""
READ = {
    **dict.fromkeys(SINGLE, single_cells),
    Dimension.DEADLINE: deadline_cells,
    Dimension.UNIT: unit_cells,
    Dimension.TAG: tag_cells,
}


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
        for owner in (issue, measure):
            parts = a.shares(draw(shares), owner)
            found += [replace(part, role=draw(st.sampled_from(ROLES))) for part in parts]
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=_records(), scoped=st.booleans())
def test_every_number_equals_the_rows_it_opens(tmp_path_factory, records, scoped):
    scope = (Filter(column="batch", values=("一批",)),) if scoped else ()
    with begin(tmp_path_factory.mktemp("ledger") / "l") as ledger:
        save(ledger, *records)
        for kind in KINDS:
            whole = line_of("", kind, scope, whole_cells(ledger, kind, TODAY, scope))
            for once in (single_cells, deadline_cells, first_unit_cells):
                assert line_of("", kind, scope, once(ledger, kind, TODAY, scope)) == whole
            lines = [whole]
            for dimension, read in READ.items():
                lines += table_of(dimension, kind, scope, read(ledger, kind, TODAY, scope)).lines
            for line in lines:
                for figure in figures_of(kind):
                    query = ListQuery(kind=kind, today=TODAY, filters=line.filters(figure))
                    assert line.number(figure) == len(views.list_ids(ledger, query)), (line.scope, figure)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=_records(), scoped=st.booleans())
def test_two_halves_read_at_once_add_up_to_the_same_figures(tmp_path_factory, records, scoped):
    scope = (Filter(column="batch", values=("一批",)),) if scoped else ()
    with begin(tmp_path_factory.mktemp("ledger") / "l") as ledger:
        save(ledger, *records)
        with read_in_halves(ledger) as reader:
            for kind in KINDS:
                whole = whole_cells(ledger, kind, TODAY, scope), whole_cells(reader, kind, TODAY, scope)
                assert line_of("", kind, scope, whole[0]) == line_of("", kind, scope, whole[1])
                for dimension, read in READ.items():
                    told = [
                        table_of(dimension, kind, scope, read(each, kind, TODAY, scope))
                        for each in (ledger, reader)
                    ]
                    assert told[0] == told[1], (kind, dimension)


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
    cells = unit_cells(ledger, ListKind.ISSUES, TODAY)
    assert [(cell.values[Dimension.UNIT], cell.count) for cell in cells] == [("县公安局", 1)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("read", [*dict.fromkeys(READ.values()), whole_cells])
def test_figures_walk_narrow_indexes_and_search_the_rest(ledger, kind, read):
    issue = a.an_issue()
    save(ledger, issue, a.a_measure(issue))
    with read_in_halves(ledger) as reader:
        found = plans(reader, lambda: read(reader, kind, TODAY))
    assert any("i.uuid < '8'" in sql for sql, _ in found)
    for sql, plan in [*found, *plans(ledger, lambda: read(ledger, kind, TODAY))]:
        steps = [line for line in plan if line.startswith(("SCAN ", "SEARCH "))]
        wide = {
            "SCAN i",
            "SCAN m",
            "SCAN s",
            "SEARCH i USING INDEX",
            "SEARCH m USING INDEX measure_issue_uuid",
        }
        assert not wide & set(steps), sql


def test_the_size_of_a_ledger_is_counted_in_measures(ledger):
    issue = a.an_issue()
    save(ledger, issue, *(a.a_measure(issue, position=place) for place in (1, 2)))
    assert count_measures(ledger) == 2


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=_records())
def test_units_are_counted_as_by_every_share_of_every_record(tmp_path_factory, records):
    with begin(tmp_path_factory.mktemp("ledger") / "l") as ledger:
        save(ledger, *records)
        for kind in KINDS:
            counted = Counter()
            for cell in unit_cells(ledger, kind, TODAY):
                counted[cell.values[Dimension.UNIT], cell.timeliness.value] += cell.count
            found = ledger.connection.execute(EVERY_SHARE[kind], day_facts(TODAY, 15)).fetchall()
            assert counted == Counter({tuple(row[:2]): row[2] for row in found})


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


def test_only_those_who_lead_or_answer_bear_an_issue(ledger):
    lead, helper = a.a_unit("县公安局"), a.a_unit("县财政局")
    issue, plain = a.an_issue(due=TODAY - timedelta(days=3)), a.an_issue()
    measure = a.a_measure(issue)
    save(ledger, lead, helper, issue, plain, measure)
    save(
        ledger,
        a.a_share(lead, issue, role=UnitRole.LEAD),
        a.a_share(helper, issue, role=UnitRole.SUPPORTING, position=2),
        a.a_share(helper, measure, role=UnitRole.SUPPORTING),
    )
    for kind in KINDS:
        cells = unit_cells(ledger, kind, TODAY)
        lines = table_of(Dimension.UNIT, kind, (), cells).lines
        assert "县财政局" not in [line.value for line in lines], kind
        borne = next(line for line in lines if line.value == "县公安局")
        query = ListQuery(kind=kind, today=TODAY, filters=borne.filters(Figure.ALL))
        assert borne.number(Figure.ALL) == len(views.list_ids(ledger, query)) == 1
