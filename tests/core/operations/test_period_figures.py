from __future__ import annotations

from datetime import date

import pytest

from core.clock import FixedClock
from core.domain.batch import Batch
from core.domain.deadline import Cycle
from core.domain.drafts import IssueDraft
from core.domain.issue import Issue
from core.domain.listing import ListKind
from core.domain.measure import Measure
from core.domain.review import FollowUpDraft, FollowUpResult
from core.errors import Refused
from core.operations import issues, period_figures, reviews
from core.statistics.period_figures import PeriodFigure
from core.store import records
from core.workspace import Workspace
from tests.core.conftest import DAY
from tests.core.operations.whole_issue import closed

F = PeriodFigure
OCTOBER = date(2020, 10, 9)


def at(ws: Workspace, day: date) -> Workspace:
    return Workspace(ws.ledger, FixedClock.on(day))


def reopened(ws: Workspace, issue: Issue) -> None:
    draft = FollowUpDraft(
        by="核验组",
        dated=OCTOBER,
        result=FollowUpResult.REBOUND,
        ground="反弹",
        reopen=True,
        new_due=date(2021, 3, 31),
    )
    reviews.follow_up(at(ws, OCTOBER), issue.uuid, draft)


def test_a_later_reopening_never_changes_the_month_of_the_closing(ws, tmp_path):
    issue = closed(ws, tmp_path)
    month = date(2020, 9, 30)
    then = period_figures.by_cycle(at(ws, month), ListKind.ISSUES, Cycle.MONTHLY)
    assert [line.span.code for line in then.lines] == ["2020-08", "2020-09"]
    august = then.lines[0]
    assert (august.number(F.CLOSED), august.number(F.CLOSING), august.gap) == (1, 0, 0)
    reopened(ws, issue)
    now = period_figures.by_cycle(at(ws, date(2020, 12, 31)), ListKind.ISSUES, Cycle.MONTHLY)
    assert now.lines[:2] == then.lines
    october = now.lines[2]
    assert (october.number(F.OPENING), october.number(F.REOPENED), october.number(F.CLOSING)) == (0, 1, 1)
    quarter = period_figures.by_cycle(at(ws, OCTOBER), ListKind.ISSUES, Cycle.QUARTERLY).lines
    assert [line.number(F.CLOSED) for line in quarter] == [1, 0]
    assert now.names[issue.uuid] == issue.code


def test_the_past_reproduces_as_of_a_day(ws, tmp_path):
    issue = closed(ws, tmp_path)
    day = date(2020, 9, 30)
    then = period_figures.by_cycle(at(ws, day), ListKind.MEASURES, Cycle.QUARTERLY)
    reopened(ws, issue)
    assert period_figures.by_cycle(at(ws, OCTOBER), ListKind.MEASURES, Cycle.QUARTERLY, day=day) == then


@pytest.mark.parametrize("kind", [ListKind.ISSUES, ListKind.MEASURES])
def test_every_number_opens_the_records_it_counts(practice, kind):
    found = period_figures.by_cycle(practice, kind, Cycle.MONTHLY)
    (line,) = found.lines
    cls = Issue if kind is ListKind.ISSUES else Measure
    assert (
        line.number(F.ADDED)
        == line.number(F.CLOSING) + line.number(F.CLOSED)
        == len(records.find(practice.ledger, cls))
    )
    for figure in F:
        then, uuids = period_figures.rows_behind(practice, line, figure)
        assert uuids <= {record.uuid for record in records.find(then.ledger, cls)}
        assert len(uuids) == line.number(figure)
        then.close()


def test_what_was_removed_opens_as_it_stood_the_evening_before(practice):
    september = at(practice, date(2020, 9, 3))
    gone = issues.register_issue(practice, IssueDraft(text="误登")).value
    issues.remove_issue(september, gone.uuid)
    line = period_figures.by_cycle(september, ListKind.ISSUES, Cycle.MONTHLY).lines[-1]
    assert (line.rows[F.REMOVED], line.gap) == ((gone.uuid,), 0)
    then, uuids = period_figures.rows_behind(september, line, F.REMOVED)
    assert records.get(then.ledger, Issue, gone.uuid).uuid in uuids
    then.close()


def test_one_batch_and_days_picked_freely_are_counted_alone(practice):
    issues.register_issue(practice, IssueDraft(text="批次之外"))
    name = records.find(practice.ledger, Batch)[0].name
    days = (date(2020, 8, 1), date(2020, 8, 20))
    all_of_it = period_figures.between(practice, ListKind.ISSUES, *days).lines[0]
    batch = period_figures.between(practice, ListKind.ISSUES, *days, batch=name).lines[0]
    assert all_of_it.number(F.CLOSING) == batch.number(F.CLOSING) + 1
    assert (batch.span.code, batch.seen) == ("", DAY)


@pytest.mark.parametrize(
    ("days", "batch", "error"),
    [
        ((date(2020, 9, 1), date(2020, 8, 1)), "", "span_backwards"),
        ((date(2020, 9, 1), date(2020, 9, 2)), "", "span_ahead"),
        ((date(2019, 9, 1), date(2019, 9, 2)), "", "before_ledger"),
        ((date(2020, 8, 1), DAY), "没有的批次", "unknown_batch"),
    ],
)
def test_days_that_cannot_be_told_are_refused(practice, days, batch, error):
    with pytest.raises(Refused, match=error):
        period_figures.between(practice, ListKind.ISSUES, *days, batch=batch)
