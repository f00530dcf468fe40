from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.deadline import Cycle, Deadline, DeadlineKind
from core.domain.issue import Issue, IssueStatus
from core.domain.listing import Filter, ListKind, ListQuery
from core.domain.measure import MEASURE_DONE, Measure, MeasureStatus
from core.errors import Refused
from core.statistics.period_figures import PeriodFigure, PeriodLine, Span, line_of_period, spans_between
from core.store import records, undo, views
from core.store.history_view import ledger_as_of
from core.store.journal import transaction
from core.store.ledger import Ledger
from core.store.period_states import Sweep
from tests import builders as a
from tests.core.store.opened import NOW, begin

KINDS = (ListKind.ISSUES, ListKind.MEASURES)
BEGUN = NOW.date()
LAST = BEGUN + timedelta(days=130)
LATER = LAST + timedelta(days=60)


def lines(ledger: Ledger, kind: ListKind, spans: Sequence[Span], asked: date = LAST) -> list[PeriodLine]:
    sweep = Sweep(ledger, kind, [spans[0].eve, *(min(span.last, asked) for span in spans)])
    first, *rest = list(sweep.evenings())
    found, before = [], first.standings
    for span, evening in zip(spans, rest, strict=True):
        found.append(line_of_period(span, kind, asked, before, evening.standings, evening.turns))
        before = evening.standings
    return found


def is_open(record: Issue | Measure) -> bool:
    if isinstance(record, Issue):
        return record.status is not IssueStatus.CLOSED
    return record.status not in MEASURE_DONE


def open_in(then: Ledger, kind: ListKind) -> set[str]:
    cls = Issue if kind is ListKind.ISSUES else Measure
    return {record.uuid for record in records.find(then, cls) if is_open(record)}


def due_in(then: Ledger, line: PeriodLine) -> set[str]:
    days = Filter(column="deadline_due", values=(f"{line.span.first}..{line.span.last}",))
    return set(views.list_ids(then, ListQuery(kind=line.kind, today=line.seen, filters=(days,))))


@st.composite
def _acts(draw):
    days = st.none() | st.integers(-20, 140).map(lambda days: BEGUN + timedelta(days=days))
    kinds = st.sampled_from(["add", "issue", "issue", "measure", "measure", "remove", "undo", "undo", "redo"])
    return [
        (
            draw(st.integers(0, 9)),
            draw(kinds),
            draw(st.integers(0, 5)),
            draw(st.sampled_from(IssueStatus)),
            draw(st.sampled_from(MeasureStatus)),
            draw(days),
        )
        for _ in range(draw(st.integers(1, 25)))
    ]


def carry_out(ledger: Ledger, acts) -> None:
    now = NOW
    for days, kind, which, status, state, due in acts:
        now += timedelta(days=days)
        if kind in ("undo", "redo"):
            try:
                getattr(undo, kind)(ledger, now=now, actor="王敏")
            except Refused:
                continue
            continue
        issues = records.find(ledger, Issue, order="uuid")
        measures = records.find(ledger, Measure, order="uuid")
        with transaction(ledger, "test.write", "改", now=now, actor="王敏") as tx:
            if kind == "add" or not issues:
                issue = tx.add(a.an_issue(status=status, due=due))
                tx.add(a.a_measure(issue, status=state, due=due))
            elif kind == "issue":
                tx.replace(a.due_by(issues[which % len(issues)], due, status=status))
            elif kind == "measure" and measures:
                tx.replace(replace(measures[which % len(measures)], status=state))
            elif kind == "remove" and measures:
                tx.remove(measures[which % len(measures)])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=_acts(), cut=st.integers(1, 24))
def test_periods_add_up_and_agree_with_the_ledger_of_their_evenings(tmp_path_factory, acts, cut):
    with begin(tmp_path_factory.mktemp("ledger") / "l") as ledger:
        carry_out(ledger, acts[:cut])
        months = spans_between(Cycle.MONTHLY, BEGUN, LAST)
        evenings = [ledger_as_of(ledger, day) for day in [months[0].eve, *(m.last for m in months)]]
        for kind in KINDS:
            found = lines(ledger, kind, months, LATER)
            for line, eve, end in zip(found, evenings, evenings[1:], strict=False):
                assert line.gap == 0
                assert set(line.rows[PeriodFigure.OPENING]) == open_in(eve, kind)
                assert set(line.rows[PeriodFigure.CLOSING]) == open_in(end, kind)
                assert set(line.rows[PeriodFigure.DUE]) == due_in(end, line)
            whole = lines(ledger, kind, [Span(months[0].first, months[-1].last)], LATER)[0]
            assert whole.gap == 0
            assert whole.rows[PeriodFigure.OPENING] == found[0].rows[PeriodFigure.OPENING]
            assert whole.rows[PeriodFigure.CLOSING] == found[-1].rows[PeriodFigure.CLOSING]
        for evening in evenings:
            evening.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_past_period_never_changes(tmp_path, kind):
    with begin(tmp_path / "l") as ledger:
        issue = a.an_issue(due=BEGUN + timedelta(days=2), status=IssueStatus.CLOSED)
        gone = a.an_issue()
        measure = a.a_measure(issue, status=MeasureStatus.DONE, finished_on=BEGUN)
        with transaction(ledger, "test.write", "登记", now=NOW, actor="王敏") as tx:
            tx.add_all([issue, gone, measure, a.a_measure(gone)])
        spans = spans_between(Cycle.MONTHLY, BEGUN, BEGUN)
        then = lines(ledger, kind, spans)
        later = NOW + timedelta(days=40)
        with transaction(ledger, "test.write", "重开", now=later, actor="王敏") as tx:
            tx.replace(a.due_by(issue, LAST, status=IssueStatus.RECTIFYING, round=2))
            tx.replace(replace(measure, status=MeasureStatus.BEHIND, finished_on=None))
        with transaction(ledger, "test.write", "删除", now=later, actor="王敏") as tx:
            tx.remove(records.find(ledger, Measure, issue_uuid=gone.uuid)[0])
            tx.remove(gone)
        assert lines(ledger, kind, spans) == then
        december = lines(ledger, kind, spans_between(Cycle.MONTHLY, LAST, LAST))[0]
        assert december.number(PeriodFigure.CLOSING) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_kept_up_is_counted_as_the_figures_of_its_day_count_it(tmp_path, kind):
    """An issue whose words say 长期坚持 counted as 长期坚持 in one table and not in the other."""
    lasting = Deadline(raw="长期坚持", kind=DeadlineKind.STANDING, standing=True)
    words = replace(a.an_issue(status=IssueStatus.RECTIFYING), deadline=lasting)
    state = a.an_issue(due=BEGUN, status=IssueStatus.STANDING)
    done = replace(a.an_issue(status=IssueStatus.SELF_CHECKED), deadline=lasting)
    dated = a.an_issue(due=BEGUN)
    own = replace(a.a_measure(dated), deadline=lasting)
    with begin(tmp_path / "l") as ledger:
        with transaction(ledger, "test.write", "登记", now=NOW, actor="王敏") as tx:
            issues = [words, state, done, dated]
            tx.add_all([*issues, *map(a.a_measure, issues), own])
        line = lines(ledger, kind, spans_between(Cycle.MONTHLY, BEGUN, BEGUN), BEGUN)[0]
        kept = Filter(column="timeliness", values=("standing",))
        found = views.list_ids(ledger, ListQuery(kind=kind, today=BEGUN, filters=(kept,)))
        assert set(line.rows[PeriodFigure.STANDING]) == set(found)
        assert len(found) == {ListKind.ISSUES: 2, ListKind.MEASURES: 3}[kind]


def test_only_the_issues_of_the_batches_named_count(tmp_path):
    with begin(tmp_path / "l") as ledger:
        batch = a.a_batch()
        inside, outside = a.an_issue(batch_uuid=batch.uuid), a.an_issue()
        with transaction(ledger, "test.write", "登记", now=NOW, actor="王敏") as tx:
            tx.add_all([batch, inside, outside, a.a_measure(inside), a.a_measure(outside)])
        for kind in KINDS:
            sweep = Sweep(ledger, kind, [BEGUN - timedelta(days=1), BEGUN], [batch.uuid])
            empty, evening = sweep.evenings()
            assert (empty.standings, len(evening.standings), len(evening.turns)) == ({}, 1, 1)
            assert set(sweep.names) == set(evening.standings)
