from __future__ import annotations

from core.domain.criterion import CriterionState, state_of
from core.domain.issue import Issue
from core.domain.register import RegisterEntry
from core.operations import (
    criteria,
    custom_fields,
    duties,
    health,
    history,
    people,
    register_links,
    task_dossiers,
    upkeep,
)
from core.operations.overview import overview
from core.operations.practice_examples import enter_examples, enter_operator
from core.store import records
from core.wording import word
from tests.core.operations.registered import an_issue


def test_one_issue_shows_everything_that_stands_beside_issues(ws):
    issue = an_issue(ws)
    made = enter_examples(ws, issue.uuid)
    assert [state_of(each.criterion) for each in criteria.criteria_of(ws, issue.uuid)] == [CriterionState.MET]
    field = custom_fields.fields_of(ws, custom_fields.FieldOwner.ISSUE)[0]
    held = records.get(ws.ledger, Issue, issue.uuid).custom
    assert (field.uuid, held) == (made.field, ((made.field, word("practice.own_value")),))
    clue = records.get(ws.ledger, RegisterEntry, made.clue)
    assert register_links.linked_uuids(ws, clue)["issues"] == (issue.uuid,)
    duty = duties.duty_of(ws, made.duty)
    assert duties.link_of(ws, duty) == issue.code
    assert [each.period for each in duties.settled_of(ws, duty.uuid)] == ["2020-Q1"]
    assert [each.task.uuid for each in task_dossiers.tasks_of_issue(ws, issue.uuid)] == [made.task]
    assert upkeep.check(ws, full=True) == []


def test_examples_leave_nothing_amiss_and_can_be_taken_back(ws):
    issue = an_issue(ws)
    before = health.ailments(ws)
    enter_examples(ws, issue.uuid)
    assert health.ailments(ws) == before
    assert overview(ws).entries_due == ()
    while records.find(ws.ledger, RegisterEntry):
        history.undo(ws)
    assert duties.totals(ws) == (0, 0, 0)


def test_a_second_person_stands_beside_the_usual_operator(ws):
    uuid = enter_operator(ws)
    assert people.by_name(ws, word("practice.colleague")).uuid == uuid
    assert people.by_name(ws, "王经办").uuid != uuid
