from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from core.domain.issue import IssueStatus
from core.domain.letter import LetterState
from core.domain.listing import Filter, ListKind, ListQuery, Timeliness
from core.domain.measure import MeasureStatus
from core.domain.unit import UnitRole
from core.statistics.agreement import BatchDifference, Difference
from core.store import overview, views
from core.store.journal import transaction
from core.store.ledger import Ledger
from tests import builders as a

TODAY = a.TODAY
NOW = datetime(2026, 11, 22, 9).astimezone()
LATE, LATER, SOON, FAR = date(2026, 10, 1), date(2026, 11, 21), date(2026, 12, 7), date(2026, 12, 8)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "ledger", a.an_office(), now=NOW) as made:
        yield made


def put(ledger: Ledger, *records) -> None:
    with transaction(ledger, "test", "", now=NOW, actor="") as tx:
        tx.add_all(records)


def due(ledger: Ledger, unit_uuid: str | None = None):
    return overview.due_items(ledger, today=TODAY, soon=15, unit_uuid=unit_uuid)


def test_the_counts_are_those_of_the_list_filtered_alike(ledger):
    closed = IssueStatus.CLOSED
    issues = [
        a.an_issue(due=LATE),
        a.an_issue(due=LATE, status=closed),
        a.an_issue(due=SOON, status=IssueStatus.RECTIFYING, area="普法宣传"),
        a.an_issue(due=FAR),
        a.an_issue(deadline=a.standing()),
        a.an_issue(status=IssueStatus.STANDING, due=LATE),
        a.an_issue(),
    ]
    put(ledger, *issues, a.a_measure(issues[0]), a.a_measure(issues[2]), a.a_submission())
    shown = overview.read_overview(ledger, today=TODAY, soon=15)
    assert (shown.issues, shown.measures, shown.closed) == (7, 2, 1)
    assert (shown.overdue, shown.due_soon, shown.standing, shown.undated) == (1, 1, 2, 1)
    assert shown.by_status == (("registered", 4), ("rectifying", 1), ("closed", 1), ("standing", 1))
    assert shown.by_area == (("行政执法", 6), ("普法宣传", 1))
    assert (shown.last_period, shown.next_submission, shown.warnings) == ("2026-Q3", None, ())
    for moment in ("overdue", "due_soon", "standing", "undated"):
        filters = (Filter(column="timeliness", values=(moment,)),)
        listed = views.list_ids(ledger, ListQuery(kind=ListKind.ISSUES, today=TODAY, filters=filters))
        assert len(listed) == getattr(shown, moment)


def test_an_empty_ledger_has_an_overview(ledger):
    shown = overview.read_overview(ledger, today=TODAY, soon=15)
    assert (shown.issues, shown.measures, shown.due, shown.last_period) == (0, 0, (), "")


def test_items_come_latest_first_with_days_and_units(ledger):
    unit = a.a_unit("县公安局")
    issue = a.an_issue(code="WT-1", due=FAR)
    soon, late, far = (a.a_measure(issue, position=n, due=day) for n, day in enumerate((SOON, LATE, FAR), 1))
    put(ledger, unit, issue, soon, late, far, a.a_share(unit, issue))
    items = due(ledger)
    assert [(item.measure_uuid, item.days_left) for item in items] == [(late.uuid, -52), (soon.uuid, 15)]
    assert [item.timeliness for item in items] == [Timeliness.OVERDUE, Timeliness.DUE_SOON]
    assert {(item.code, item.units) for item in items} == {("WT-1", "县公安局")}


def test_an_issue_stands_for_itself_only_where_no_measure_of_it_is_due_as_early(ledger):
    bare = a.an_issue(due=LATE)
    covered = a.an_issue(due=LATE)
    all_done = a.an_issue(due=LATE)
    later = a.an_issue(due=LATE)
    put(ledger, bare, covered, all_done, later)
    held = a.a_measure(covered)
    done = a.a_measure(all_done, status=MeasureStatus.DONE)
    slower = a.a_measure(later, due=LATER)
    put(ledger, held, done, slower)
    assert {(item.issue_uuid, item.measure_uuid) for item in due(ledger)} == {
        (bare.uuid, None),
        (covered.uuid, held.uuid),
        (all_done.uuid, None),
        (later.uuid, None),
        (later.uuid, slower.uuid),
    }


def test_nobody_is_chased_for_a_measure_of_an_issue_reported_done(ledger):
    issue = a.an_issue(due=LATE, status=IssueStatus.CLOSURE_REQUESTED)
    put(ledger, issue, a.a_measure(issue, due=LATE))
    assert due(ledger) == []


def test_proposals_group_the_late_items_of_a_unit_worst_first(ledger):
    police, schools, helper = a.a_unit("县公安局"), a.a_unit("县教育局"), a.a_unit("县财政局")
    first, second = a.an_issue(code="WT-2", due=LATER), a.an_issue(code="WT-1", due=LATER)
    own = a.a_measure(second, due=LATE)
    put(ledger, police, schools, helper, first, second, own)
    put(
        ledger,
        a.a_share(police, first),
        a.a_share(police, second),
        a.a_share(helper, first, role=UnitRole.SUPPORTING, position=2),
        a.a_share(schools, own, role=UnitRole.LEAD),
    )
    proposals = overview.letter_proposals(ledger, today=TODAY)
    assert [(item.unit_name, [each.code for each in item.items]) for item in proposals] == [
        ("县教育局", ["WT-1"]),
        ("县公安局", ["WT-2"]),
    ]
    assert [item.code for item in due(ledger, police.uuid)] == ["WT-2"]
    assert due(ledger, helper.uuid) == []


def test_a_supporting_unit_is_chased_where_nobody_else_is_named(ledger):
    helper = a.a_unit("县财政局")
    issue = a.an_issue(due=LATE)
    put(ledger, helper, issue, a.a_share(helper, issue, role=UnitRole.SUPPORTING))
    assert [item.unit_name for item in overview.letter_proposals(ledger, today=TODAY)] == ["县财政局"]


@pytest.mark.parametrize(
    ("changes", "proposed"),
    [
        ({"reply_due": TODAY}, False),
        ({"reply_due": date(2026, 11, 21)}, True),
        ({"reply_due": date(2026, 12, 1), "state": LetterState.VOID, "void_reason": "写错"}, True),
        ({"reply_due": None}, True),
    ],
)
def test_an_item_is_not_proposed_again_while_the_unit_may_still_answer(ledger, changes, proposed):
    unit = a.a_unit("县公安局")
    issue = a.an_issue(due=LATE)
    letter = a.a_letter(unit, **changes)
    put(ledger, unit, issue, a.a_share(unit, issue), letter, a.a_letter_item(letter, issue))
    assert bool(overview.letter_proposals(ledger, today=TODAY)) is proposed


def test_an_answer_is_awaited_until_all_a_letter_speaks_of_is_done(ledger):
    open_issue, done_issue = a.an_issue(), a.an_issue(status=IssueStatus.SELF_CHECKED)
    done_measure = a.a_measure(open_issue, status=MeasureStatus.VERIFIED)
    waiting, answered, partly = a.a_letter(reply_due=SOON), a.a_letter(), a.a_letter(reply_due=LATE)
    void, bare = a.a_letter(state=LetterState.VOID, void_reason="写错"), a.a_letter(reply_due=FAR)
    put(ledger, open_issue, done_issue, done_measure, waiting, answered, partly, void, bare)
    put(
        ledger,
        a.a_letter_item(waiting, open_issue),
        a.a_letter_item(answered, done_issue),
        a.a_letter_item(answered, open_issue, measure_uuid=done_measure.uuid, position=2),
        a.a_letter_item(partly, done_issue),
        a.a_letter_item(partly, open_issue, position=2),
        a.a_letter_item(void, open_issue),
    )
    assert [letter.uuid for letter in overview.replies_awaited(ledger)] == [
        partly.uuid,
        waiting.uuid,
        bare.uuid,
    ]


def test_counts_that_a_paper_states_are_held_against_the_issues_listed(ledger):
    right = a.a_batch(name="甲", stated_counts=(("行政执法", 1), ("", 2)))
    wrong = a.a_batch(name="乙", stated_counts=(("行政执法", 30), ("普法宣传", 1), ("", 31)))
    put(
        ledger,
        right,
        wrong,
        a.an_issue(batch_uuid=right.uuid, area="行政 执法"),
        a.an_issue(batch_uuid=right.uuid, area="普法宣传"),
        a.an_issue(batch_uuid=wrong.uuid, area="普法宣传"),
        a.an_issue(area="行政执法"),
    )
    assert overview.stated_vs_listed(ledger) == [
        BatchDifference(wrong.uuid, "乙", (Difference("行政执法", 30, 0), Difference("", 31, 1)))
    ]
    warnings = overview.read_overview(ledger, today=TODAY, soon=15).warnings
    assert len(warnings) == 2
    assert "30" in warnings[0]
    assert "31" in warnings[1]


def test_the_overview_is_of_one_moment_and_leaves_the_ledger_free_to_be_written(ledger):
    put(ledger, a.an_issue(due=LATE))
    with Ledger.open(ledger.folder, now=NOW, read_only=True) as reader:
        assert overview.read_overview(reader, today=TODAY, soon=15).overdue == 1
        put(ledger, a.an_issue(due=LATE))
        assert overview.read_overview(reader, today=TODAY, soon=15).overdue == 2
    with transaction(ledger, "test", "", now=NOW, actor="") as tx:
        tx.add(a.an_issue(due=LATE))
        assert overview.read_overview(ledger, today=TODAY, soon=15).overdue == 3
