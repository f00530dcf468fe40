from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.domain.listing import ListKind, ListQuery, Timeliness
from core.domain.measure import MeasureStatus
from core.domain.unit import UnitRole
from core.store import views
from tests import builders as a
from tests.core.store.listed import ids, only, row
from tests.core.store.opened import save

TODAY = a.TODAY


def test_an_issue_row_shows_its_units_in_written_order_and_counts_its_measures(ledger):
    first, second = a.a_unit("县司法局"), a.a_unit("东城街道")
    batch = a.a_batch(name="2026年省级督察反馈")
    issue = a.an_issue(due=date(2026, 11, 30), batch_uuid=batch.uuid, progress="已制定方案", leader="张伟")
    measures = [a.a_measure(issue, position=n) for n in (1, 2)]
    done = replace(measures[1], status=MeasureStatus.VERIFIED)
    shares = a.shares([second, first], issue)
    save(ledger, first, second, batch, issue, measures[0], done, *shares)
    shown = row(ledger, ListKind.ISSUES, issue.uuid)
    assert shown.units == "东城街道、县司法局"
    assert (shown.measures, shown.measures_done) == (2, 1)
    assert (shown.batch, shown.leader, shown.progress) == ("2026年省级督察反馈", "张伟", "已制定方案")
    assert (shown.deadline_due, shown.timeliness) == (date(2026, 11, 30), Timeliness.DUE_SOON)


def test_a_unit_counts_what_it_answers_for_apart_from_where_it_only_helps(ledger):
    lead, helper = a.a_unit("县司法局"), a.a_unit("县财政局")
    issue = a.an_issue(due=date(2026, 1, 31))
    measure = a.a_measure(issue)
    shares = a.shares([lead, helper], issue)
    shares[1] = replace(shares[1], role=UnitRole.SUPPORTING)
    save(ledger, lead, helper, issue, measure, *shares)
    found = [row(ledger, ListKind.UNITS, unit.uuid) for unit in (lead, helper)]
    assert [(each.issues, each.overdue, each.supporting) for each in found] == [(1, 1, 0), (0, 0, 1)]
    assert row(ledger, ListKind.ISSUES, issue.uuid).bearers == "县司法局"
    assert row(ledger, ListKind.MEASURES, measure.uuid).bearers == "县司法局"


def test_the_newest_note_is_shown_as_progress(ledger):
    issue = a.an_issue(progress="旧进展")
    measure = a.a_measure(issue, result="已落实")
    save(ledger, issue, measure)
    assert row(ledger, ListKind.MEASURES, measure.uuid).progress == "已落实"
    save(
        ledger,
        a.a_note(issue, noted_on=date(2026, 10, 1), text="十月进展"),
        a.a_note(issue, noted_on=date(2026, 7, 1), text="七月进展"),
        a.a_note(issue, measure, noted_on=date(2026, 11, 1), text="措施进展"),
    )
    assert row(ledger, ListKind.ISSUES, issue.uuid).progress == "十月进展"
    assert row(ledger, ListKind.MEASURES, measure.uuid).progress == "措施进展"
    assert ids(ledger, ListKind.ISSUES, "", only("progress", "十月", contains=True)) == [issue.uuid]


def test_a_unit_answers_only_for_its_own_share_of_a_late_issue(ledger):
    lead, helper, idle = a.a_unit("县公安局"), a.a_unit("县教育局"), a.a_unit("县财政局")
    issue = a.an_issue(due=date(2027, 1, 1))
    late, in_time = a.a_measure(issue, due=date(2026, 1, 1)), a.a_measure(issue, due=date(2027, 1, 1))
    shares = [a.a_share(lead, issue), a.a_share(helper, late), a.a_share(idle, in_time)]
    save(ledger, lead, helper, idle, issue, late, in_time, *shares)
    counts = {unit.name: row(ledger, ListKind.UNITS, unit.uuid) for unit in (lead, helper, idle)}
    assert {name: (shown.issues, shown.overdue) for name, shown in counts.items()} == {
        "县公安局": (1, 0),
        "县教育局": (1, 1),
        "县财政局": (1, 0),
    }
    assert ids(ledger, ListKind.UNITS, sort=[("overdue", True)])[0] == helper.uuid


def test_rows_come_in_the_order_asked_and_records_that_are_gone_are_left_out(ledger):
    issues = [a.an_issue() for _ in range(3)]
    save(ledger, *issues)
    wanted = [issues[2].uuid, "gone", issues[0].uuid]
    rows = views.list_rows(ledger, ListQuery(kind=ListKind.ISSUES, today=TODAY), wanted)
    assert [shown.uuid for shown in rows] == [issues[2].uuid, issues[0].uuid]
