from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.deadline import Deadline, DeadlineKind
from core.domain.issue import IssueStatus
from core.domain.letter import LetterState
from core.domain.listing import COLUMNS, Filter, ListKind, ListQuery, Timeliness
from core.domain.measure import MeasureStatus
from core.schedule.timeliness import issue_timeliness, measure_timeliness
from core.store import views
from core.store.journal import transaction
from core.store.ledger import Ledger
from tests import builders as a

TODAY = a.TODAY
NOW = datetime(2026, 11, 22, 9).astimezone()
SOON = 15


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "ledger", a.an_office(), now=NOW) as made:
        yield made


def put(ledger: Ledger, *records) -> None:
    with transaction(ledger, "test", "", now=NOW, actor="") as tx:
        tx.add_all(records)


def ids(ledger: Ledger, kind: ListKind, words: str = "", *filters: Filter, sort=()) -> list[str]:
    query = ListQuery(kind=kind, today=TODAY, words=words, filters=filters, sort=tuple(sort))
    return views.list_ids(ledger, query)


def row(ledger: Ledger, kind: ListKind, uuid: str):
    return views.list_rows(ledger, ListQuery(kind=kind, today=TODAY), [uuid])[0]


def only(column: str, *values: str, contains: bool = False) -> Filter:
    return Filter(column=column, values=values, contains=contains)


def test_an_issue_row_shows_its_units_in_written_order_and_counts_its_measures(ledger):
    first, second = a.a_unit("县司法局"), a.a_unit("东城街道")
    batch = a.a_batch(name="2026年省级督察反馈")
    issue = a.an_issue(due=date(2026, 11, 30), batch_uuid=batch.uuid, progress="已制定方案", leader="张伟")
    measures = [a.a_measure(issue, position=n) for n in (1, 2)]
    done = replace(measures[1], status=MeasureStatus.VERIFIED)
    shares = a.shares([second, first], issue)
    put(ledger, first, second, batch, issue, measures[0], done, *shares)
    shown = row(ledger, ListKind.ISSUES, issue.uuid)
    assert shown.units == "东城街道、县司法局"
    assert (shown.measures, shown.measures_done) == (2, 1)
    assert (shown.batch, shown.leader, shown.progress) == ("2026年省级督察反馈", "张伟", "已制定方案")
    assert (shown.deadline_due, shown.timeliness) == (date(2026, 11, 30), Timeliness.DUE_SOON)


def test_the_newest_note_is_shown_as_progress(ledger):
    issue = a.an_issue(progress="旧进展")
    measure = a.a_measure(issue, result="已落实")
    put(ledger, issue, measure)
    assert row(ledger, ListKind.MEASURES, measure.uuid).progress == "已落实"
    put(
        ledger,
        a.a_note(issue, noted_on=date(2026, 10, 1), text="十月进展"),
        a.a_note(issue, noted_on=date(2026, 7, 1), text="七月进展"),
        a.a_note(issue, measure, noted_on=date(2026, 11, 1), text="措施进展"),
    )
    assert row(ledger, ListKind.ISSUES, issue.uuid).progress == "十月进展"
    assert row(ledger, ListKind.MEASURES, measure.uuid).progress == "措施进展"
    assert ids(ledger, ListKind.ISSUES, "", only("progress", "十月", contains=True)) == [issue.uuid]


def test_a_measure_without_its_own_takes_deadline_and_units_of_its_issue(ledger):
    lead, own = a.a_unit("县公安局"), a.a_unit("县教育局")
    issue = a.an_issue(due=date(2026, 11, 1))
    plain, special = a.a_measure(issue, position=1), a.a_measure(issue, position=2, due=date(2027, 3, 1))
    put(ledger, lead, own, issue, plain, special, a.a_share(lead, issue), a.a_share(own, special))
    inherited, kept = row(ledger, ListKind.MEASURES, plain.uuid), row(ledger, ListKind.MEASURES, special.uuid)
    assert (inherited.units, inherited.deadline_raw) == ("县公安局", "2026年11月1日前")
    assert (inherited.deadline_due, inherited.timeliness) == (date(2026, 11, 1), Timeliness.OVERDUE)
    assert (kept.units, kept.deadline_due, kept.timeliness) == (
        "县教育局",
        date(2027, 3, 1),
        Timeliness.IN_TIME,
    )
    assert ids(ledger, ListKind.MEASURES, "", only("units", "县公安局")) == [plain.uuid]
    assert ids(ledger, ListKind.MEASURES, "", only("units", "教育", contains=True)) == [special.uuid]
    assert ids(ledger, ListKind.MEASURES, "公安") == [plain.uuid]
    assert ids(ledger, ListKind.MEASURES, "11月1日") == [plain.uuid]


def test_every_word_must_occur_somewhere_in_an_issue_its_units_or_its_measures(ledger):
    unit = a.a_unit("县公安局", aliases=("公安局",))
    found = a.an_issue(text="案卷制作不规范", code="WT-7")
    other = a.an_issue(text="案卷归档不及时", code="WT-8")
    put(ledger, unit, found, other, a.a_share(unit, found), a.a_measure(found, text="开展案卷评查"))
    assert ids(ledger, ListKind.ISSUES, "案卷") == [found.uuid, other.uuid]
    assert ids(ledger, ListKind.ISSUES, "案卷 公安") == [found.uuid]
    assert ids(ledger, ListKind.ISSUES, "  评查　wt-7 ") == [found.uuid]
    assert ids(ledger, ListKind.ISSUES, "评查 归档") == []


@pytest.mark.parametrize("sign", ["%", "_", "\\", "'", '"', "100%", "a_b", "';--"])
def test_signs_that_mean_something_to_sql_are_looked_for_as_they_stand(ledger, sign):
    holding, plain = a.an_issue(text=f"办结率{sign}左右"), a.an_issue(text="办结率 1000 axb")
    put(ledger, holding, plain)
    assert ids(ledger, ListKind.ISSUES, sign) == [holding.uuid]
    assert ids(ledger, ListKind.ISSUES, "", only("text", sign, contains=True)) == [holding.uuid]
    assert ids(ledger, ListKind.ISSUES, "", only("area", sign)) == []


def test_filters_are_anded_and_their_values_ored(ledger):
    late = a.an_issue(due=date(2026, 10, 1), area="行政执法")
    early = a.an_issue(due=date(2027, 10, 1), area="行政执法", status=IssueStatus.RECTIFYING)
    other = a.an_issue(area="普法宣传")
    put(ledger, late, early, other)
    kind = ListKind.ISSUES
    assert ids(ledger, kind, "", only("area", "行政执法"), only("timeliness", "overdue")) == [late.uuid]
    assert ids(ledger, kind, "", only("timeliness", "overdue", "undated")) == [late.uuid, other.uuid]
    assert ids(ledger, kind, "", only("status", "rectifying")) == [early.uuid]
    assert ids(ledger, kind, "", only("deadline_due", "2026-10-01")) == [late.uuid]
    assert ids(ledger, kind, "", only("deadline_due", "2026-12-01..")) == [early.uuid]
    assert ids(ledger, kind, "", only("deadline_due", "2026-01-01..2026-12-31")) == [late.uuid]
    assert ids(ledger, kind, "", only("deadline_due", "")) == [other.uuid]
    assert ids(ledger, kind, "", only("units", "")) == [late.uuid, early.uuid, other.uuid]
    assert ids(ledger, kind, "", only("measures", "0")) == [late.uuid, early.uuid, other.uuid]
    assert ids(ledger, kind, "", only("area")) == []


def test_codes_are_sorted_by_the_numbers_in_them_and_blanks_come_last_either_way(ledger):
    issues = [a.an_issue(code=code, leader=code[-1:]) for code in ("问题10", "问题9", "", "问题二", "问题12")]
    put(ledger, *issues)
    codes = {issue.uuid: issue.code for issue in issues}

    def in_order(key, *, descending):
        return [codes[uuid] for uuid in ids(ledger, ListKind.ISSUES, sort=[(key, descending)])]

    assert in_order("code", descending=False) == ["问题二", "问题9", "问题10", "问题12", ""]
    assert in_order("code", descending=True) == ["问题12", "问题10", "问题9", "问题二", ""]
    assert in_order("leader", descending=True)[-1] == ""


def test_states_are_sorted_in_the_order_of_life_and_lateness_by_urgency(ledger):
    closed = a.an_issue(status=IssueStatus.CLOSED, due=date(2026, 1, 1))
    late = a.an_issue(status=IssueStatus.REGISTERED, due=date(2026, 1, 1))
    soon = a.an_issue(status=IssueStatus.CLAIMED, due=TODAY)
    put(ledger, closed, soon, late)
    assert ids(ledger, ListKind.ISSUES, sort=[("status", False)]) == [late.uuid, soon.uuid, closed.uuid]
    assert ids(ledger, ListKind.ISSUES, sort=[("timeliness", False)]) == [late.uuid, soon.uuid, closed.uuid]


def test_ties_are_broken_the_same_way_whatever_the_sort(ledger):
    issues = [a.an_issue(code=f"WT-{n}", area="同一方面") for n in (3, 11, 2, 1)]
    put(ledger, *issues)
    by_code = [issues[3].uuid, issues[2].uuid, issues[0].uuid, issues[1].uuid]
    for descending in (False, True):
        assert ids(ledger, ListKind.ISSUES, sort=[("area", descending)]) == by_code


@pytest.mark.parametrize("kind", ListKind)
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
        if value not in (None, "") and column.key != "units":
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
    put(ledger, unit, other, batch, issue, measure, inspection, *problems, letter, submission, *shares, note)
    return {
        ListKind.ISSUES: issue.uuid,
        ListKind.MEASURES: measure.uuid,
        ListKind.INSPECTIONS: inspection.uuid,
        ListKind.LETTERS: letter.uuid,
        ListKind.SUBMISSIONS: submission.uuid,
        ListKind.UNITS: unit.uuid,
    }


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


def test_a_unit_answers_only_for_its_own_share_of_a_late_issue(ledger):
    lead, helper, idle = a.a_unit("县公安局"), a.a_unit("县教育局"), a.a_unit("县财政局")
    issue = a.an_issue(due=date(2027, 1, 1))
    late, in_time = a.a_measure(issue, due=date(2026, 1, 1)), a.a_measure(issue, due=date(2027, 1, 1))
    shares = [a.a_share(lead, issue), a.a_share(helper, late), a.a_share(idle, in_time)]
    put(ledger, lead, helper, idle, issue, late, in_time, *shares)
    counts = {unit.name: row(ledger, ListKind.UNITS, unit.uuid) for unit in (lead, helper, idle)}
    assert {name: (shown.issues, shown.overdue) for name, shown in counts.items()} == {
        "县公安局": (1, 0),
        "县教育局": (1, 1),
        "县财政局": (1, 0),
    }
    assert ids(ledger, ListKind.UNITS, sort=[("overdue", True)])[0] == helper.uuid


def test_rows_come_in_the_order_asked_and_records_that_are_gone_are_left_out(ledger):
    issues = [a.an_issue() for _ in range(3)]
    put(ledger, *issues)
    wanted = [issues[2].uuid, "gone", issues[0].uuid]
    rows = views.list_rows(ledger, ListQuery(kind=ListKind.ISSUES, today=TODAY), wanted)
    assert [shown.uuid for shown in rows] == [issues[2].uuid, issues[0].uuid]


def test_an_unknown_column_never_reaches_sql(ledger):
    with pytest.raises(KeyError):
        ids(ledger, ListKind.ISSUES, sort=[("code; DROP TABLE issue", False)])
    with pytest.raises(KeyError):
        ids(ledger, ListKind.ISSUES, "", only("1=1 OR code", "x"))


def test_a_reader_of_the_same_ledger_sees_the_same_list(ledger):
    issues = [a.an_issue(code=f"WT-{n}") for n in (10, 9)]
    put(ledger, *issues)
    with Ledger.open(ledger.folder, now=NOW, read_only=True) as reader:
        assert (
            ids(reader, ListKind.ISSUES) == ids(ledger, ListKind.ISSUES) == [issues[1].uuid, issues[0].uuid]
        )


_days = st.none() | st.integers(-40, 40).map(lambda days: TODAY + timedelta(days=days))


@st.composite
def _deadlines(draw):
    due = draw(_days)
    kind = draw(st.sampled_from([DeadlineKind.UNSET, DeadlineKind.BY_DATE, DeadlineKind.STANDING]))
    raw = draw(st.sampled_from(["", "立行立改", "长期坚持"]))
    return Deadline(raw=raw, kind=kind, due=due, standing=draw(st.booleans()))


_pairs = st.tuples(st.sampled_from(IssueStatus), _deadlines(), st.sampled_from(MeasureStatus), _deadlines())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(_pairs, min_size=1, max_size=20))
def test_timeliness_in_sql_is_that_of_the_schedule(ledger, pairs):
    expected: dict[ListKind, dict[str, Timeliness]] = {ListKind.ISSUES: {}, ListKind.MEASURES: {}}
    records = []
    for issue_status, issue_deadline, status, deadline in pairs:
        issue = a.an_issue(status=issue_status, deadline=issue_deadline)
        measure = a.a_measure(issue, status=status, deadline=deadline)
        records += [issue, measure]
        day = {"today": TODAY, "soon": SOON}
        expected[ListKind.ISSUES][issue.uuid] = issue_timeliness(issue_status, issue_deadline, **day)
        expected[ListKind.MEASURES][measure.uuid] = measure_timeliness(
            status, deadline, issue_status, issue_deadline, **day
        )
    put(ledger, *records)
    for kind, wanted in expected.items():
        for moment in Timeliness:
            found = set(ids(ledger, kind, "", only("timeliness", moment.value)))
            assert found & wanted.keys() == {uuid for uuid, value in wanted.items() if value is moment}
        rows = views.list_rows(ledger, ListQuery(kind=kind, today=TODAY), list(wanted))
        assert {shown.uuid: shown.timeliness for shown in rows} == wanted
