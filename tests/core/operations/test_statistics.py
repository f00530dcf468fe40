from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.clock import FixedClock
from core.domain.batch import Batch
from core.domain.deadline import Cycle, DeadlineKind
from core.domain.drafts import IssueDraft
from core.domain.issue import Issue
from core.domain.listing import ListKind
from core.errors import Refused
from core.operations import history, issues, listing, period_figures
from core.operations import statistics as figures
from core.statistics.figures import Dimension, Figure
from core.store import records
from core.workspace import Workspace
from tests.core.conftest import DAY


def at(ws: Workspace, day: date) -> Workspace:
    return Workspace(ws.ledger, FixedClock.on(day))


def all_figures(ws: Workspace) -> list[object]:
    return [figures.statistics(ws, kind) for kind in figures.KINDS]


@pytest.mark.parametrize("kind", figures.KINDS)
def test_every_number_of_the_practice_ledger_opens_as_many_rows(practice, kind):
    found = figures.statistics(practice, kind)
    numbers = 0
    for line in (found.whole, *(line for table in found.tables for line in table.lines)):
        for figure in (Figure.ALL, Figure.DONE, Figure.OVERDUE, Figure.UNDATED):
            query = replace(listing.query_of(practice, kind), filters=line.filters(figure))
            assert len(listing.list_ids(practice, query)) == line.number(figure)
            numbers += 1
    assert numbers > 100
    areas = found.table(Dimension.AREA).lines
    assert sum(line.number(Figure.ALL) for line in areas) == found.whole.number(Figure.ALL)


def test_figures_of_one_batch_leave_the_others_out(practice):
    issues.register_issue(practice, IssueDraft(text="批次之外的问题"))
    batch = records.find(practice.ledger, Batch)[0].name
    assert figures.statistics(practice, ListKind.ISSUES, batch).whole.number(Figure.ALL) == 22
    assert figures.statistics(practice, ListKind.ISSUES).whole.number(Figure.ALL) == 23
    with pytest.raises(Refused, match="unknown_batch"):
        figures.statistics(practice, ListKind.ISSUES, "没有的批次")


def test_figures_of_a_past_day_reproduce_after_changes_and_undo(practice):
    then = all_figures(practice)
    later = at(practice, DAY + timedelta(days=3))
    first = records.find(practice.ledger, Issue, order="code")[0]
    edited = replace(issues.draft_of(later, first.uuid), area="改了方面", deadline_raw="2020年8月1日前")
    issues.revise_issue(later, first.uuid, first.revision, edited)
    issues.register_issue(later, IssueDraft(text="后来登记的问题"))
    issues.remove_issue(later, records.find(practice.ledger, Issue, order="code")[1].uuid)
    assert all_figures(later) != then
    assert all_figures(figures.as_of(later, DAY)) == then
    history.undo(at(practice, DAY + timedelta(days=4)))
    assert all_figures(figures.as_of(later, DAY)) == then
    assert figures.statistics(later, ListKind.ISSUES).whole.number(Figure.ALL) == 23


@pytest.mark.parametrize(("days", "rule"), [(-1, "before_ledger"), (1, "day_ahead")])
def test_a_day_of_which_there_is_nothing_to_tell_is_refused(practice, days, rule):
    day = practice.clock.today() + timedelta(days=1) if days > 0 else DAY - timedelta(days=1)
    with pytest.raises(Refused, match=rule):
        figures.as_of(practice, day)
    with pytest.raises(Refused, match=rule):
        period_figures.by_cycle(practice, ListKind.ISSUES, Cycle.MONTHLY, day=day)


@pytest.mark.parametrize("kind", figures.KINDS)
def test_types_of_deadline_are_counted_whole_and_in_their_order(practice, kind):
    lines = figures.statistics(practice, kind).table(Dimension.DEADLINE_KIND).lines
    order = [each.value for each in DeadlineKind]
    places = [order.index(line.value) for line in lines]
    assert places == sorted(places)
    assert len(lines) > 1
    every = listing.list_ids(practice, listing.query_of(practice, kind))
    assert sum(line.number(Figure.ALL) for line in lines) == len(every)


@pytest.mark.parametrize("kind", figures.KINDS)
def test_a_table_read_alone_is_the_one_read_with_all_others(practice, kind):
    every = figures.statistics(practice, kind)
    assert figures.statistics(practice, kind, wanted=()).whole == every.whole
    for dimension in Dimension:
        alone = figures.statistics(practice, kind, wanted=(dimension,))
        assert (alone.whole, alone.table(dimension)) == (every.whole, every.table(dimension))
        assert alone.with_tables_of(every).has(Dimension.TAG)


def test_a_very_large_ledger_is_read_table_by_table(practice, monkeypatch):
    assert set(figures.shown_with(practice, Dimension.AREA)) == set(Dimension)
    monkeypatch.setattr(figures, "READ_WHOLE", 2)
    assert figures.shown_with(practice, Dimension.AREA) == (Dimension.AREA,)
    assert figures.shown_with(practice, None) == ()
