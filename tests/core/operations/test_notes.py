from __future__ import annotations

from datetime import date

import pytest

from core.domain.drafts import IssueDraft, MeasureDraft, ProgressDraft
from core.domain.measure import MeasureStatus
from core.errors import Environment, Refused
from core.operations import evidence, history, issues, measures, notes
from tests.builders import without_revisions


@pytest.fixture
def measure(ws):
    issue = issues.register_issue(ws, IssueDraft(text="问题")).value
    return measures.add_measure(ws, issue.uuid, MeasureDraft(text="措施")).value


def test_progress_with_a_file_is_one_change_and_one_undo(ws, measure, tmp_path):
    proof = tmp_path / "照片.jpg"
    proof.write_bytes(b"picture")
    draft = ProgressDraft(text="已完成", percent=100, status=MeasureStatus.DONE)
    notes.add_note(ws, measure.issue_uuid, measure.uuid, draft, [proof])
    found = issues.issue_dossier(ws, measure.issue_uuid).measures[0]
    assert found.measure.status is MeasureStatus.DONE
    assert found.notes[0].noted_on == date(2020, 8, 17)
    assert evidence.path_of(ws, found.evidence[0]).read_bytes() == b"picture"
    history.undo(ws)
    found = issues.issue_dossier(ws, measure.issue_uuid).measures[0]
    assert (found.measure.status, found.notes, found.evidence) == (MeasureStatus.NOT_STARTED, (), ())


def test_a_missing_file_stops_the_note_before_anything_is_written(ws, measure, tmp_path):
    with pytest.raises(Environment, match="file_missing"):
        notes.add_note(
            ws, measure.issue_uuid, measure.uuid, ProgressDraft(text="已完成"), [tmp_path / "没有.jpg"]
        )
    assert issues.issue_dossier(ws, measure.issue_uuid).notes == ()


def test_a_note_without_words_is_refused(ws, measure):
    with pytest.raises(Refused, match="not_valid"):
        notes.add_note(ws, measure.issue_uuid, measure.uuid, ProgressDraft())


def test_a_removed_note_comes_back_with_its_evidence(ws, measure, tmp_path):
    proof = tmp_path / "表.txt"
    proof.write_text("x")
    note = notes.add_note(ws, measure.issue_uuid, measure.uuid, ProgressDraft(text="办"), [proof]).value
    before = issues.issue_dossier(ws, measure.issue_uuid).evidence
    notes.remove_note(ws, note.uuid)
    assert issues.issue_dossier(ws, measure.issue_uuid).evidence == ()
    history.undo(ws)
    back = issues.issue_dossier(ws, measure.issue_uuid).evidence
    assert without_revisions(back) == without_revisions(before)
