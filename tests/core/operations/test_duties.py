from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.deadline import Cycle
from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.duty import DutyDraft, OccurrenceDraft, OccurrenceState, RecurringDuty
from core.domain.evidence import Evidence
from core.errors import Refused
from core.operations import duties, history, issues, measures, searching, units
from core.store import records

HEARING = DutyDraft(
    text="听取一次依法治县工作汇报",
    rule="每季度第1个月20日前",
    first_day=date(2020, 1, 1),
    units=("县司法局",),
    person="王主任",
)


def tick(ws, duty, period, **more):
    return duties.settle(ws, duty.uuid, OccurrenceDraft(period=period, **more)).value


def test_a_duty_is_numbered_read_and_given_back_as_typed(ws):
    duty = duties.add_duty(ws, HEARING).value
    assert (duty.code, duty.cycle, duty.month, duty.day) == ("定期-001", Cycle.QUARTERLY, 1, 20)
    assert duties.draft_of(ws, duty.uuid) == replace(HEARING, code="定期-001")
    assert duties.totals(ws) == (3, 0, 3)


def test_a_period_is_ticked_off_corrected_opened_again_and_undone(ws):
    duty = duties.add_duty(ws, HEARING).value
    done = tick(ws, duty, "2020-Q1", settled_on=date(2020, 1, 15), proof="会议纪要第3号")
    assert (done.settled_by, done.proof) == ("王经办", "会议纪要第3号")
    assert duties.totals(ws) == (3, 1, 2)
    assert tick(ws, duty, "2020-Q1", note="补充").uuid == done.uuid
    excused = OccurrenceDraft(period="2020-Q2", state=OccurrenceState.EXCUSED, note="机构改革")
    duties.settle(ws, duty.uuid, excused)
    assert duties.totals(ws) == (2, 1, 1)
    history.undo(ws)
    assert duties.totals(ws) == (3, 1, 2)
    duties.unsettle(ws, done.uuid)
    assert duties.totals(ws) == (3, 0, 3)
    assert duties.totals(ws, date(2020, 2, 1)) == (1, 0, 1)


def test_rules_refuse_what_is_no_period_and_an_excuse_without_reason(ws):
    duty = duties.add_duty(ws, HEARING).value
    for draft in (
        OccurrenceDraft(period="2019-Q4"),
        OccurrenceDraft(period="2020-03"),
        OccurrenceDraft(period="2020-Q2", state=OccurrenceState.EXCUSED),
    ):
        with pytest.raises(Refused, match="not_valid"):
            duties.settle(ws, duty.uuid, draft)
    with pytest.raises(Refused, match="not_valid"):
        duties.add_duty(ws, replace(HEARING, link="没有的编号"))
    with pytest.raises(Refused, match="not_valid"):
        duties.add_duty(ws, replace(HEARING, code=duty.code))


def test_a_cycle_stands_once_periods_of_it_are_settled(ws):
    duty = duties.add_duty(ws, HEARING).value
    monthly = replace(HEARING, rule="每月5日前", code=duty.code)
    assert duties.revise_duty(ws, duty.uuid, 1, monthly).value.cycle is Cycle.MONTHLY
    tick(ws, duty, "2020-07")
    with pytest.raises(Refused, match="duty_has_periods"):
        duties.revise_duty(ws, duty.uuid, 2, replace(HEARING, code=duty.code))
    ended = replace(monthly, last_day=date(2020, 8, 31))
    assert duties.revise_duty(ws, duty.uuid, 2, ended).value.last_day == date(2020, 8, 31)


def test_a_recurring_measure_becomes_a_duty_in_one_step_and_only_once(ws):
    issue = issues.register_issue(
        ws, IssueDraft(text="汇报不够", track="市直", units=(UnitName("县委办"),), person="张三")
    ).value
    made = measures.add_measure(
        ws, issue.uuid, MeasureDraft(text="每季度听取一次汇报", deadline_raw="每季度第1个月20日前")
    ).value
    duty = duties.from_measure(ws, made.uuid).value
    assert (duty.measure_uuid, duty.issue_uuid, duty.track) == (made.uuid, issue.uuid, "市直")
    assert duties.draft_of(ws, duty.uuid).units == ("县委办",)
    assert duties.draft_of(ws, duty.uuid).link == f"{issue.code}/1"
    with pytest.raises(Refused, match="duty_not_recurring"):
        duties.from_measure(ws, made.uuid)
    by_text = measures.add_measure(ws, issue.uuid, MeasureDraft(text="每半年研究一次")).value
    assert duties.from_measure(ws, by_text.uuid).value.cycle is Cycle.HALF_YEARLY
    plain = measures.add_measure(ws, issue.uuid, MeasureDraft(text="印发通知", deadline_raw="年底前")).value
    assert duties.suggested(ws, plain.uuid) is None
    measures.remove_measure(ws, by_text.uuid)
    issues.remove_issue(ws, issue.uuid)
    left = records.find(ws.ledger, RecurringDuty)
    assert [(each.issue_uuid, each.measure_uuid) for each in left] == [(None, None)] * 2
    history.undo(ws)
    assert records.get(ws.ledger, RecurringDuty, duty.uuid).measure_uuid == made.uuid


def test_files_prove_a_period_through_the_issue_of_the_duty(ws, tmp_path):
    file = tmp_path / "纪要.txt"
    file.write_text("纪要", encoding="utf-8")
    issue = issues.register_issue(ws, IssueDraft(text="汇报不够")).value
    linked = duties.add_duty(ws, replace(HEARING, link=issue.code)).value
    done = duties.settle(ws, linked.uuid, OccurrenceDraft(period="2020-Q1"), [file]).value
    assert done.proof == "纪要.txt"
    assert [proof.issue_uuid for proof in records.find(ws.ledger, Evidence)] == [issue.uuid]


def test_a_duty_that_stands_alone_keeps_the_files_of_its_period_itself(ws, tmp_path):
    file = tmp_path / "听取汇报纪要.txt"
    file.write_text("纪要", encoding="utf-8")
    alone = duties.add_duty(ws, HEARING).value
    done = duties.settle(ws, alone.uuid, OccurrenceDraft(period="2020-Q1", proof="会议记录本"), [file]).value
    assert done.proof == "会议记录本"
    assert [each.name for each in duties.files_of(ws, done.uuid)] == ["听取汇报纪要.txt"]
    assert [hit.uuid for hit in searching.search(ws, "听取汇报纪要")] == [alone.uuid]
    duties.settle(ws, alone.uuid, OccurrenceDraft(period="2020-Q1", note="补记"), [])
    assert len(duties.files_of(ws, done.uuid)) == 1
    duties.unsettle(ws, done.uuid)
    assert records.find(ws.ledger, Evidence) == []
    history.undo(ws)
    assert len(duties.files_of(ws, done.uuid)) == 1
    duties.remove_duty(ws, alone.uuid)
    assert records.find(ws.ledger, Evidence) == []


def test_a_removed_duty_comes_back_whole_and_is_found_by_its_words(ws):
    duty = duties.add_duty(ws, HEARING).value
    tick(ws, duty, "2020-Q1", note="县长专题会")
    assert [hit.uuid for hit in searching.search(ws, "专题会")] == [duty.uuid]
    assert [hit.uuid for hit in searching.search(ws, "司法局 汇报")] == [duty.uuid]
    duties.remove_duty(ws, duty.uuid)
    assert searching.search(ws, "专题会") == []
    history.undo(ws)
    assert [each.period for each in duties.settled_of(ws, duty.uuid)] == ["2020-Q1"]


def test_a_merged_unit_keeps_its_duties(ws):
    duty = duties.add_duty(ws, HEARING).value
    other = duties.add_duty(ws, replace(HEARING, units=("县司法局机关", "县司法局"))).value
    keep, gone = units.unit_of(ws, "县司法局"), units.unit_of(ws, "县司法局机关")
    units.merge_units(ws, keep.uuid, gone.uuid)
    assert duties.draft_of(ws, duty.uuid).units == ("县司法局",)
    assert duties.draft_of(ws, other.uuid).units == ("县司法局",)
