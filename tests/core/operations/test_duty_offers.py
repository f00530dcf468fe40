"""A recurring measure begins its duty when it is entered or imported, in one change with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.deadline import DeadlineKind
from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.duty import RecurringDuty
from core.domain.issue import IssueStatus
from core.domain.measure import Measure, MeasureStatus
from core.domain.proposal import Proposal
from core.operations import duties, duty_offers, history, imports, issues, measures
from core.operations.practice import practice_workbook
from core.schedule.expressions import read_deadline
from core.store import records
from core.workspace import Workspace


def begun(ws: Workspace) -> list[RecurringDuty]:
    return records.find(ws.ledger, RecurringDuty, order="code")


def issue_with(ws: Workspace, raw: str = "") -> str:
    draft = IssueDraft(text="公示不全", units=(UnitName("县司法局"),), deadline_raw=raw)
    return issues.register_issue(ws, draft).value.uuid


def recurring(ws: Workspace, raw: str = "每季度一次") -> Proposal:
    """Return the practice sheet as if the first issue with a measure and the second issue came round."""
    sheet = imports.read_proposal(ws, practice_workbook())
    deadline = read_deadline(raw, anchor=sheet.anchor)
    first, second, *rest = sheet.issues
    head = tuple(replace(each, deadline=deadline, finished_on=None) for each in first.measures[:1])
    first = replace(first, deadline=deadline, measures=(*head, *first.measures[1:]))
    plain = tuple(
        replace(each, deadline=read_deadline("年底前", anchor=sheet.anchor)) for each in second.measures
    )
    second = replace(second, deadline=deadline, measures=plain)
    return replace(sheet, issues=(first, second, *rest))


def test_a_recurring_measure_is_entered_with_its_duty_and_both_are_one_step(ws: Workspace) -> None:
    issue = issue_with(ws)
    draft = MeasureDraft(text="核对公示", deadline_raw="每季度第1个月20日前")
    measure = measures.add_measure(ws, issue, draft, with_duty=True).value
    (duty,) = duties.of_measure(ws, measure.uuid)
    assert (duty.text, duty.first_day, duty.day) == ("核对公示", ws.clock.today(), 20)
    assert duties.unit_names_of(ws, duty.unit_uuids) == ["县司法局"]
    history.undo(ws)
    assert begun(ws) == []
    assert records.find(ws.ledger, Measure) == []


@pytest.mark.parametrize(("raw", "wanted"), [("每季度一次", False), ("2020年底前", True), ("", True)])
def test_who_does_not_ask_and_what_does_not_recur_gets_no_duty(ws: Workspace, raw: str, wanted: bool) -> None:
    measures.add_measure(ws, issue_with(ws), MeasureDraft(text="整改", deadline_raw=raw), with_duty=wanted)
    assert begun(ws) == []


def test_an_import_counts_before_what_it_begins_and_begins_it_in_its_own_step(ws: Workspace) -> None:
    proposal = imports.compared(ws, recurring(ws))
    assert duty_offers.count_for(proposal) == 2
    result = imports.apply_proposal(ws, proposal, with_duties=True).value
    assert result.duties == len(begun(ws)) == 2
    assert sum(each.measure_uuid is None for each in begun(ws)) == 1
    assert {each.first_day for each in begun(ws)} == {ws.clock.today()}
    moved = [
        each.deadline
        for each in records.find(ws.ledger, Measure)
        if each.deadline.kind is DeadlineKind.RECURRING
    ]
    assert all(each.due and each.due >= ws.clock.today() for each in moved)
    again = imports.compared(ws, recurring(ws))
    assert duty_offers.count_for(again) == 0
    history.undo(ws)
    assert begun(ws) == []


def test_an_import_that_is_not_asked_begins_nothing(ws: Workspace) -> None:
    assert imports.apply_proposal(ws, recurring(ws)).value.duties == 0
    assert begun(ws) == []


def test_a_measure_done_without_a_day_is_counted_as_the_import_takes_it(ws: Workspace) -> None:
    """Its row alone says so: no duty for it, and one for its issue, before as after."""
    sheet = recurring(ws)
    first, *rest = sheet.issues
    done = replace(
        first, measures=(replace(first.measures[0], status=MeasureStatus.DONE), *first.measures[1:])
    )
    proposal = imports.compared(ws, replace(sheet, issues=(done, *rest)))
    coming = duty_offers.count_for(proposal)
    assert imports.apply_proposal(ws, proposal, with_duties=True).value.duties == coming
    assert all(each.measure_uuid is None for each in begun(ws))


def test_what_is_done_and_words_without_a_cycle_ask_for_nothing(ws: Workspace) -> None:
    proposal = recurring(ws)
    struck = tuple(replace(each, status=IssueStatus.CLOSED) for each in proposal.issues)
    assert duty_offers.count_for(replace(proposal, issues=struck)) == 0
    anchor = date(2020, 1, 1)
    assert not duty_offers.recurs(read_deadline("每两周一次", anchor=anchor))
    assert not duty_offers.recurs(read_deadline("年底前", anchor=anchor))
    assert duty_offers.begin(ws, None, None) is None
