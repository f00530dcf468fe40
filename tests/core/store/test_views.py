from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from core.domain.letter import LetterState
from core.domain.listing import COLUMNS, ListKind, ListQuery
from core.store import views
from core.store.ledger import Ledger
from core.store.sources import SOURCES
from tests import builders as a
from tests.core.store.listed import ids, only, row
from tests.core.store.opened import NOW, save
from tests.core.store.plans import plans, scans

TODAY = a.TODAY


@pytest.mark.parametrize("kind", list(COLUMNS))
def test_every_column_can_be_sorted_filtered_and_offered_as_choice(ledger, kind):
    filled = fill(ledger)
    everything = set(ids(ledger, kind))
    assert filled[kind] in everything
    shown = row(ledger, kind, filled[kind])
    names = {item.name for item in fields(shown)}
    for column in COLUMNS[kind]:
        assert column.key in names
        for descending in (False, True):
            assert set(ids(ledger, kind, sort=[(column.key, descending)])) == everything
        choices = views.distinct(ledger, kind, column.key, TODAY)
        value = getattr(shown, column.key)
        written = str(int(value)) if isinstance(value, bool) else str(value)
        if value not in (None, "") and column.key not in ("units", "bearers"):
            assert written in choices
            assert filled[kind] in ids(ledger, kind, "", only(column.key, written))
        for choice in choices:
            assert ids(ledger, kind, "", only(column.key, choice)), (column.key, choice)


def fill(ledger: Ledger) -> dict[ListKind, str]:
    unit, other = a.a_unit("县公安局", aliases=("公安局", "县局"), liaison="李娜"), a.a_unit("县司法局")
    batch = a.a_batch()
    issue = a.an_issue(due=date(2026, 11, 1), batch_uuid=batch.uuid, leader="张伟", note="备注")
    measure = a.a_measure(issue)
    inspection = a.an_inspection()
    problems = [
        a.a_problem(inspection),
        a.a_problem(inspection, position=2, issue_uuid=issue.uuid, text="卷宗缺页"),
    ]
    letter = a.a_letter(unit, state=LetterState.VOID, void_reason="收件单位有误")
    submission = a.a_submission(nil=True)
    shares = [*a.shares([unit, other], issue), a.a_share(unit, inspection)]
    note = a.a_note(issue, measure)
    leader = a.a_leader(office="县政府", note="备注")
    officer = a.a_liaison(unit, post="科员", phone="1", until=date(2026, 12, 31), duties=("报送",), note="注")
    save(ledger, unit, other, batch, issue, measure, inspection, *problems, letter, submission, *shares, note)
    save(ledger, officer, leader, a.a_visit(leader))
    task = a.a_task(batch, number="12")
    save(ledger, task, a.a_claim(task, unit="县司法局"), a.a_task_link(task, issue))
    return {
        ListKind.ISSUES: issue.uuid,
        ListKind.MEASURES: measure.uuid,
        ListKind.INSPECTIONS: inspection.uuid,
        ListKind.LETTERS: letter.uuid,
        ListKind.SUBMISSIONS: submission.uuid,
        ListKind.UNITS: unit.uuid,
        ListKind.LIAISONS: officer.uuid,
        ListKind.LEADERS: leader.uuid,
        ListKind.TASKS: task.uuid,
        ListKind.PLANS: batch.uuid,
    }


def test_a_reader_of_the_same_ledger_sees_the_same_list(ledger):
    issues = [a.an_issue(code=f"WT-{n}") for n in (10, 9)]
    save(ledger, *issues)
    with Ledger.open(ledger.folder, now=NOW, read_only=True) as reader:
        assert (
            ids(reader, ListKind.ISSUES) == ids(ledger, ListKind.ISSUES) == [issues[1].uuid, issues[0].uuid]
        )


def test_rows_of_the_registers_show_what_hangs_on_them(ledger):
    filled = fill(ledger)
    inspection = row(ledger, ListKind.INSPECTIONS, filled[ListKind.INSPECTIONS])
    assert (inspection.units, inspection.people) == ("县公安局", "王敏、刘洋")
    assert (inspection.problems, inspection.problems_raised) == (2, 1)
    unit = row(ledger, ListKind.UNITS, filled[ListKind.UNITS])
    assert (unit.aliases, unit.issues, unit.overdue) == ("公安局、县局", 1, 1)
    assert row(ledger, ListKind.SUBMISSIONS, filled[ListKind.SUBMISSIONS]).nil is True
    assert row(ledger, ListKind.LETTERS, filled[ListKind.LETTERS]).state is LetterState.VOID
    assert ids(ledger, ListKind.INSPECTIONS, "缺页 公安") == [filled[ListKind.INSPECTIONS]]
    assert views.distinct(ledger, ListKind.ISSUES, "units", TODAY) == ["县公安局", "县司法局"]


@pytest.mark.parametrize("kind", list(SOURCES))
def test_a_list_without_a_wish_reads_each_table_once_and_finds_the_rest_by_index(ledger, kind):
    for sql, plan in plans(ledger, lambda: views.list_ids(ledger, ListQuery(kind=kind, today=a.TODAY))):
        assert len(scans(plan)) <= 1, sql


@pytest.mark.parametrize("kind", [ListKind.ISSUES, ListKind.MEASURES])
@pytest.mark.parametrize("column", ["deadline_due", "timeliness", "status", "area", "batch", "text"])
def test_a_sort_reads_the_list_once_whatever_column_was_clicked(ledger, kind, column):
    query = ListQuery(kind=kind, today=a.TODAY, sort=((column, True),))
    for sql, plan in plans(ledger, lambda: views.list_ids(ledger, query)):
        assert len(scans(plan)) <= 1, sql


def test_rows_in_view_are_found_by_index_alone(ledger):
    issue = a.an_issue()
    measure = a.a_measure(issue)
    save(ledger, issue, measure)
    for kind, uuid in ((ListKind.ISSUES, issue.uuid), (ListKind.MEASURES, measure.uuid)):
        query = ListQuery(kind=kind, today=a.TODAY)
        for sql, plan in plans(ledger, lambda query=query, uuid=uuid: views.list_rows(ledger, query, [uuid])):
            assert set(scans(plan)) <= {"office", "custom_field"}, (sql, plan)


def test_whether_a_list_has_any_row_is_known_without_reading_it(ledger):
    assert not views.any_row(ledger, ListKind.ISSUES)
    save(ledger, a.an_issue())
    assert views.any_row(ledger, ListKind.ISSUES)
    assert not views.any_row(ledger, ListKind.MEASURES)
