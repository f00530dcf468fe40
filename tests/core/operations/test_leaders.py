from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.domain.drafts import IssueDraft
from core.domain.listing import ListKind
from core.domain.people import Leader, LeaderDraft, LeaderVisit, VisitDraft
from core.errors import Refused
from core.operations import history, issues, leaders, searching
from core.operations.listing import list_rows, query_of
from core.store import records


def held_by(ws, *names):
    return [issues.register_issue(ws, IssueDraft(text=f"{name}的问题", leader=name)).value for name in names]


def test_the_book_is_gathered_from_the_issues_and_spellings_are_merged(ws):
    first, second, _ = held_by(ws, "张伟", "张副县长", "李强")
    assert leaders.gather(ws).value == 3
    assert leaders.gather(ws).value == 0
    keep, gone = leaders.by_name(ws, "张伟"), leaders.by_name(ws, "张副县长")
    leaders.add_visit(ws, gone.uuid, VisitDraft(dated=ws.clock.today(), done="走访"))
    merged = leaders.merge(ws, keep.uuid, gone.uuid).value
    assert merged.aliases == ("张副县长",)
    assert [row.uuid for row in leaders.held(ws, keep.uuid)] == [first.uuid, second.uuid]
    assert len(leaders.visits(ws, keep.uuid)) == 1
    assert leaders.names(ws) == sorted(["张伟", "李强"])
    history.undo(ws)
    assert len(records.find(ws.ledger, Leader)) == 3
    with pytest.raises(Refused, match="same_leader"):
        leaders.merge(ws, keep.uuid, keep.uuid)


def test_counts_by_leader_are_those_of_the_issues_and_the_year(ws):
    today = ws.clock.today()
    one, two = held_by(ws, "张伟", "张伟、李强")
    late = IssueDraft(text="逾期的", leader="张 伟", deadline_raw="2020年8月1日前")
    issues.register_issue(ws, late)
    leader = leaders.add(ws, LeaderDraft(name="张伟", post="副县长")).value
    leaders.set_hard(ws, one.uuid, hard=True)
    for day in (today, today - timedelta(days=1), date(2019, 12, 31)):
        leaders.add_visit(ws, leader.uuid, VisitDraft(dated=day, done="现场推动", issue_uuid=two.uuid))
    (row,) = list_rows(ws, query_of(ws, ListKind.LEADERS), [leader.uuid])
    assert (row.held, row.hard, row.closed, row.overdue) == (3, 1, 0, 1)
    assert (row.visits, row.last_visit) == (2, today)
    leaders.set_hard(ws, one.uuid, hard=False)
    assert list_rows(ws, query_of(ws, ListKind.LEADERS), [leader.uuid])[0].hard == 0


def test_a_leader_with_visits_stays_in_the_book(ws):
    leader = leaders.add(ws, LeaderDraft(name="张伟")).value
    visit = leaders.add_visit(ws, leader.uuid, VisitDraft(dated=ws.clock.today(), done="到工地察看")).value
    assert [hit.kind for hit in searching.search(ws, "工地")] == [ListKind.LEADERS]
    with pytest.raises(Refused, match="leader_has_visits"):
        leaders.remove(ws, leader.uuid)
    leaders.remove_visit(ws, visit.uuid)
    leaders.remove(ws, leader.uuid)
    assert records.find(ws.ledger, Leader) == []
    with pytest.raises(Refused, match="unknown_leader"):
        leaders.by_name(ws, "张伟")


def test_a_leader_is_revised_and_no_two_share_a_spelling(ws):
    leader = leaders.add(ws, LeaderDraft(name="张伟")).value
    leaders.revise(ws, leader.uuid, 1, LeaderDraft(name="张伟", aliases=("张县",), post="县长"))
    assert leaders.draft_of(ws, leader.uuid).post == "县长"
    assert leaders.by_name(ws, "张 县").uuid == leader.uuid
    with pytest.raises(Refused, match="not_valid"):
        leaders.add(ws, LeaderDraft(name="张县"))
    assert [each.rule for each in leaders.check(ws, LeaderDraft(name="张县"))] == ["leader_name_taken"]


def test_an_issue_that_goes_leaves_the_visit(ws):
    (issue,) = held_by(ws, "张伟")
    leader = leaders.add(ws, LeaderDraft(name="张伟")).value
    leaders.add_visit(ws, leader.uuid, VisitDraft(dated=ws.clock.today(), done="走访", issue_uuid=issue.uuid))
    issues.remove_issue(ws, issue.uuid)
    (visit,) = records.find(ws.ledger, LeaderVisit)
    assert visit.issue_uuid is None


def test_a_hard_case_is_of_the_leader_who_holds_it(ws):
    mine, other = (
        issues.register_issue(ws, IssueDraft(text=text, leader=name)).value
        for text, name in (("一", "张伟"), ("二", "李强"))
    )
    leaders.gather(ws)
    leader = leaders.by_name(ws, "张伟")
    leaders.require_held(ws, leader, mine.uuid)
    with pytest.raises(Refused, match="not_held"):
        leaders.require_held(ws, leader, other.uuid)
