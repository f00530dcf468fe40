from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.drafts import IssueDraft, MeasureDraft, ProgressDraft, UnitName
from core.domain.letter import LetterKind
from core.domain.measure import MeasureStatus
from core.errors import Refused
from core.operations import history, issues, letters, measures, notes


@pytest.fixture
def issue(ws):
    draft = IssueDraft(text="问题", units=(UnitName("市司法局"),), deadline_raw="2020年6月底前")
    return issues.register_issue(ws, draft).value


def test_a_measure_is_read_back_as_it_was_typed(ws, issue):
    draft = MeasureDraft(text="修订", units=(UnitName("市财政局"),), deadline_raw="7月底前", target="3项")
    measure = measures.add_measure(ws, issue.uuid, draft).value
    assert measures.measure_draft_of(ws, measure.uuid) == draft
    assert measure.deadline.due == date(2020, 7, 31)


def test_measures_stand_in_the_order_they_were_entered(ws, issue):
    made = [measures.add_measure(ws, issue.uuid, MeasureDraft(text=text)).value for text in "甲乙丙"]
    measures.remove_measure(ws, made[1].uuid)
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="丁"))
    found = issues.issue_dossier(ws, issue.uuid).measures
    assert [(item.measure.position, item.measure.text) for item in found] == [(1, "甲"), (3, "丙"), (4, "丁")]


def test_a_new_deadline_keeps_the_first_day(ws, issue):
    measure = measures.add_measure(ws, issue.uuid, MeasureDraft(text="甲", deadline_raw="8月底前")).value
    later = replace(measures.measure_draft_of(ws, measure.uuid), deadline_raw="9月底前")
    revised = measures.revise_measure(ws, measure.uuid, measure.revision, later).value
    assert (revised.deadline.due, revised.deadline.original_due) == (date(2020, 9, 30), date(2020, 8, 31))


def test_an_edit_on_an_old_revision_is_refused(ws, issue):
    measure = measures.add_measure(ws, issue.uuid, MeasureDraft(text="甲")).value
    measures.revise_measure(ws, measure.uuid, 1, MeasureDraft(text="乙"))
    with pytest.raises(Refused, match="changed_meanwhile"):
        measures.revise_measure(ws, measure.uuid, 1, MeasureDraft(text="丙"))


def test_a_measure_in_a_letter_stays(ws, issue):
    measure = measures.add_measure(ws, issue.uuid, MeasureDraft(text="甲")).value
    unit = letters.propose(ws)[0].unit_uuid
    letters.dispatch(
        ws, letters.LetterRequest(kind=LetterKind.SUPERVISION, unit_uuid=unit, dated_on=date(2020, 8, 17))
    )
    with pytest.raises(Refused, match="measure_has_letters"):
        measures.remove_measure(ws, measure.uuid)
    with pytest.raises(Refused, match="issue_has_letters"):
        issues.remove_issue(ws, issue.uuid)


def test_an_empty_measure_is_refused(ws, issue):
    with pytest.raises(Refused, match="not_valid"):
        measures.add_measure(ws, issue.uuid, MeasureDraft(text=" "))
    assert history.undo_label(ws).startswith("登记问题")


DAY_OF_ACT = date(2020, 8, 17)
DONE = MeasureStatus.DONE


def revised(ws, measure, **fields):
    draft = replace(measures.measure_draft_of(ws, measure.uuid), **fields)
    return measures.revise_measure(ws, measure.uuid, measure.revision, draft).value


def test_the_act_that_finishes_a_measure_gives_it_its_day(ws, issue):
    measure = measures.add_measure(ws, issue.uuid, MeasureDraft(text="甲")).value
    done = revised(ws, measure, status=DONE)
    assert (measure.finished_on, done.finished_on) == (None, DAY_OF_ACT)
    verified = revised(ws, done, status=MeasureStatus.VERIFIED)
    assert verified.finished_on == DAY_OF_ACT
    assert revised(ws, verified, status=MeasureStatus.BEHIND).finished_on is None


def test_a_typed_day_of_finishing_stands_and_can_be_taken_away_again(ws, issue):
    measure = measures.add_measure(ws, issue.uuid, MeasureDraft(text="甲")).value
    done = revised(ws, measure, status=DONE, finished_on=date(2020, 8, 3))
    assert done.finished_on == date(2020, 8, 3)
    assert revised(ws, done, finished_on=None).finished_on is None


def test_what_comes_in_as_done_has_no_day_unless_it_is_told(ws, issue):
    untold = measures.add_measure(ws, issue.uuid, MeasureDraft(text="甲", status=DONE)).value
    told = MeasureDraft(text="乙", status=DONE, finished_on=date(2020, 7, 1))
    assert untold.finished_on is None
    assert measures.add_measure(ws, issue.uuid, told).value.finished_on == date(2020, 7, 1)


def test_a_note_that_finishes_a_measure_gives_it_the_day_of_the_note(ws, issue):
    for day in (date(2020, 8, 10), DAY_OF_ACT):
        measure = measures.add_measure(ws, issue.uuid, MeasureDraft(text="甲")).value
        notes.add_note(ws, issue.uuid, measure.uuid, ProgressDraft(noted_on=day, text="办结", status=DONE))
        notes.add_note(ws, issue.uuid, measure.uuid, ProgressDraft(text="再报"))
        assert measures.measure_draft_of(ws, measure.uuid).finished_on == day


def test_a_note_of_a_day_to_come_is_refused(ws, issue):
    with pytest.raises(Refused, match="not_valid"):
        notes.add_note(ws, issue.uuid, None, ProgressDraft(noted_on=date(2020, 9, 1), text="办结"))


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"finished_on": DAY_OF_ACT}, "finished_not_done"),
        ({"finished_on": date(2020, 8, 18), "status": DONE}, "gate_date_ahead"),
    ],
)
def test_a_day_of_finishing_that_cannot_be_is_refused(ws, issue, fields, rule):
    draft = MeasureDraft(text="甲", **fields)
    assert [(each.field, each.rule) for each in measures.check_measure(ws, draft)] == [("finished_on", rule)]
