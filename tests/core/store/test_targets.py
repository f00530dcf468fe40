"""What SQL says of criteria and milestones is what the domain says, for whatever was reported."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.criterion import Answer, Comparison, CriterionState
from core.domain.criterion import state_of as criterion_state
from core.domain.listing import ListKind, Timeliness
from core.domain.milestone import reached_on
from core.schedule.timeliness import issue_timeliness, measure_timeliness, pressing_day
from core.store import targets
from core.store.due import due_items
from core.store.reading import rows
from tests import builders as a
from tests.core.store.listed import ids, only, row
from tests.core.store.opened import save

TODAY = a.TODAY
NUMBERS = st.sampled_from(["", "0", "3", "20", "20.5", "95"])
BOUNDED = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@BOUNDED
@given(
    given_=st.lists(
        st.tuples(
            st.none() | st.sampled_from(Comparison), NUMBERS, NUMBERS, st.none() | st.sampled_from(Answer)
        ),
        min_size=1,
        max_size=12,
    )
)
def test_the_state_of_a_criterion_in_sql_is_that_of_the_domain(ledger, given_):
    issue = a.an_issue()
    made = [
        a.a_criterion(
            issue, comparison=sign, target=(target or "1") if sign else "", actual=actual, answer=said
        )
        for sign, target, actual, said in given_
    ]
    save(ledger, issue, *made)
    sql = f"SELECT c.uuid, {targets.CRITERION_STATE} AS state FROM criterion AS c WHERE c.issue_uuid = :issue"
    found = {r["uuid"]: CriterionState(r["state"]) for r in rows(ledger, sql, {"issue": issue.uuid})}
    assert found == {each.uuid: criterion_state(each) for each in made}


@BOUNDED
@given(
    steps=st.lists(
        st.tuples(
            st.integers(-40, 40),
            st.booleans(),
            st.none() | st.integers(0, 100),
            NUMBERS,
            st.lists(
                st.tuples(st.integers(0, 3), st.none() | st.integers(0, 100), NUMBERS, st.booleans()),
                max_size=4,
            ),
        ),
        max_size=5,
    ),
    due=st.none() | st.integers(-40, 40),
    own=st.none() | st.integers(-40, 40),
)
def test_lights_and_the_pressing_day_in_sql_are_those_of_the_schedule(ledger, steps, due, own):
    def day(offset):
        return None if offset is None else TODAY + timedelta(days=offset)

    issue = a.an_issue(due=day(due))
    measure = a.a_measure(issue, due=day(own))
    save(ledger, issue, measure)
    stages: dict[str, date] = {}
    for offset, on_measure, percent, amount, told in steps:
        step = a.a_milestone(
            issue, measure if on_measure else None, due=day(offset), percent=percent, amount=amount
        )
        reports = [
            a.a_report(
                step, reported_on=TODAY - timedelta(days=back), percent=share, amount=count, reached=yes
            )
            for back, share, count, yes in told
        ]
        save(ledger, step, *reports)
        if reached_on(step, reports) is None:
            owner = measure.uuid if on_measure else issue.uuid
            stages[owner] = min(step.due, stages.get(owner, step.due))
    whole, part = stages.get(issue.uuid), stages.get(measure.uuid)
    seen = {"today": TODAY, "soon": 15}
    shown, below = row(ledger, ListKind.ISSUES, issue.uuid), row(ledger, ListKind.MEASURES, measure.uuid)
    assert shown.timeliness is issue_timeliness(issue.status, issue.deadline, stage=whole, **seen)
    assert below.timeliness is measure_timeliness(
        measure.status, measure.deadline, issue.status, issue.deadline, stage=part, issue_stage=whole, **seen
    )
    assert shown.next_due == pressing_day(day(due), whole)
    inherited = () if own is not None else (day(due), whole)
    assert below.next_due == pressing_day(day(own), part, *inherited)


def test_a_middle_stage_that_has_passed_presses_before_the_last_day(ledger):
    issue = a.an_issue(code="WT-1", due=date(2027, 12, 31))
    measure = a.a_measure(issue)
    first = a.a_milestone(issue, measure, due=date(2026, 10, 31), target="完成21项")
    save(ledger, issue, measure, first, a.a_report(first))
    (item,) = due_items(ledger, today=TODAY, soon=15)
    assert (item.measure_uuid, item.due, item.days_left) == (measure.uuid, date(2026, 10, 31), -22)
    assert (item.timeliness, item.milestone) == (Timeliness.OVERDUE, "完成21项")
    save(ledger, a.a_report(first, amount="21", reported_on=TODAY))
    assert due_items(ledger, today=TODAY, soon=15) == []


def test_lists_tell_criteria_milestones_and_slots_and_find_them_by_their_words(ledger):
    issue = a.an_issue(criteria="原来的文字", seen_person="张三", seen_effect="明显")
    bare = a.an_issue(criteria="制度健全")
    done = a.a_criterion(issue, text="三项制度全面落实", answer=Answer.MET)
    count = a.a_criterion(issue, text="培训", comparison=Comparison.AT_LEAST, target="20", actual="3")
    step = a.a_milestone(issue, due=date(2026, 5, 31), target="达到七成", amount="", percent=70)
    save(ledger, issue, bare, done, count, step)
    shown = row(ledger, ListKind.ISSUES, issue.uuid)
    assert shown.criteria == "√ 三项制度全面落实\n× 培训"
    assert shown.milestones == "× 2026-05-31 达到七成 70%"
    assert (shown.five_seen, row(ledger, ListKind.ISSUES, bare.uuid).criteria) == (2, "制度健全")
    assert ids(ledger, ListKind.ISSUES, "", only("five_seen", "2")) == [issue.uuid]
    assert ids(ledger, ListKind.ISSUES, "全面落实") == [issue.uuid]
    assert ids(ledger, ListKind.ISSUES, "七成") == [issue.uuid]


def test_the_words_of_sql_name_only_what_they_are_asked_for():
    assert targets.earliest("a", "b").count("coalesce") == 2
    assert "i.criteria" in targets.criteria_text("issue_uuid", "i.uuid", "i.criteria")
    assert "k.measure_uuid = m.uuid" in targets.milestones_text("measure_uuid", "m.uuid")
