from __future__ import annotations

from datetime import date

from core.domain import rules
from core.domain.drafts import (
    InspectionDraft,
    IssueDraft,
    MeasureDraft,
    ProblemDraft,
    ProgressDraft,
    UnitName,
)
from core.domain.inspection import Count
from core.domain.unit import UnitRole


def names(found):
    return [(violation.field, violation.rule) for violation in found]


def test_every_defect_of_an_issue_is_named_at_once():
    draft = IssueDraft(text=" ", units=(UnitName(""),), note="字" * (rules.LONGEST_TEXT + 1))
    assert names(rules.errors_only(rules.check_issue(draft))) == [
        ("text", "required"),
        ("note", "too_long"),
        ("units", "unit_empty"),
    ]


def test_missing_unit_and_deadline_warn_but_do_not_stop():
    found = rules.check_issue(IssueDraft(text="问题"))
    assert names(found) == [("units", "unit_missing"), ("deadline_raw", "deadline_missing")]
    assert rules.errors_only(found) == []


def test_home_made_characters_are_named():
    found = rules.check_measure(MeasureDraft(text="联系\ue001同志"))
    assert [dict(violation.facts) for violation in found] == [{"letters": "\ue001"}]


def test_two_leads_and_the_same_unit_twice_warn():
    lead = UnitName("市司法局", UnitRole.LEAD)
    found = rules.check_measure(MeasureDraft(text="措施", units=(lead, lead)))
    assert names(found) == [("units", "unit_twice"), ("units", "two_leads")]


def test_a_note_needs_text_day_and_a_sane_percentage():
    assert names(rules.check_note(ProgressDraft(percent=101), date(2020, 8, 17))) == [
        ("text", "required"),
        ("noted_on", "required"),
        ("percent", "percent_range"),
    ]


def test_an_inspection_may_not_end_before_it_began_nor_praise_files_it_did_not_read():
    draft = InspectionDraft(
        title="督察",
        basis="计划",
        units=("县医院",),
        started_on=date(2020, 5, 2),
        ended_on=date(2020, 5, 1),
        files_checked=1,
        files_good=2,
        counts=(Count(name="", value=400),),
        problems=(ProblemDraft(text=""),),
    )
    assert names(rules.check_inspection(draft)) == [
        ("ended_on", "end_before_start"),
        ("files_good", "more_good_than_checked"),
        ("counts", "count_nameless"),
        ("problems", "problem_empty"),
    ]


def test_what_is_done_lies_not_after_today_and_the_field_is_named():
    today = date(2020, 8, 17)
    tomorrow = date(2020, 8, 18)
    assert names(rules.check_done(today, ended_on=tomorrow, concluded_on=today, delivered_on=None)) == [
        ("ended_on", "gate_date_ahead")
    ]
    note = ProgressDraft(text="已办", noted_on=tomorrow)
    assert names(rules.check_note(note, today)) == [("noted_on", "gate_date_ahead")]
    assert rules.check_note(note, tomorrow) == []
