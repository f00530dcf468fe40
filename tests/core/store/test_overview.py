from __future__ import annotations

from datetime import date

from core.domain.issue import IssueStatus
from core.domain.letter import LetterState
from core.domain.listing import Filter, ListKind, ListQuery
from core.domain.measure import MeasureStatus
from core.statistics.agreement import BatchDifference, Difference
from core.store import overview, views
from core.store.journal import transaction
from core.store.ledger import Ledger
from tests import builders as a
from tests.core.store.opened import NOW, save

TODAY = a.TODAY
LATE = date(2026, 10, 1)
SOON_DAY = date(2026, 12, 7)
FAR = date(2026, 12, 8)


def test_the_counts_are_those_of_the_list_filtered_alike(ledger):
    closed = IssueStatus.CLOSED
    issues = [
        a.an_issue(due=LATE),
        a.an_issue(due=LATE, status=closed),
        a.an_issue(due=SOON_DAY, status=IssueStatus.RECTIFYING, area="普法宣传"),
        a.an_issue(due=FAR),
        a.an_issue(deadline=a.standing()),
        a.an_issue(status=IssueStatus.STANDING, due=LATE),
        a.an_issue(),
    ]
    save(ledger, *issues, a.a_measure(issues[0]), a.a_measure(issues[2]), a.a_submission())
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


def test_an_answer_is_awaited_until_all_a_letter_speaks_of_is_done(ledger):
    open_issue, done_issue = a.an_issue(), a.an_issue(status=IssueStatus.SELF_CHECKED)
    done_measure = a.a_measure(open_issue, status=MeasureStatus.VERIFIED)
    waiting, answered, partly = a.a_letter(reply_due=SOON_DAY), a.a_letter(), a.a_letter(reply_due=LATE)
    void, bare = a.a_letter(state=LetterState.VOID, void_reason="写错"), a.a_letter(reply_due=FAR)
    save(ledger, open_issue, done_issue, done_measure, waiting, answered, partly, void, bare)
    save(
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
    save(
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
    save(ledger, a.an_issue(due=LATE))
    with Ledger.open(ledger.folder, now=NOW, read_only=True) as reader:
        assert overview.read_overview(reader, today=TODAY, soon=15).overdue == 1
        save(ledger, a.an_issue(due=LATE))
        assert overview.read_overview(reader, today=TODAY, soon=15).overdue == 2
    with transaction(ledger, "test", "", now=NOW, actor="") as tx:
        tx.add(a.an_issue(due=LATE))
        assert overview.read_overview(ledger, today=TODAY, soon=15).overdue == 3
