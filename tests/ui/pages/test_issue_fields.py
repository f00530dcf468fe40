from __future__ import annotations

from dataclasses import fields

from core.domain.drafts import IssueDraft, MeasureDraft, ProgressDraft
from core.operations import listing
from core.wording import catalogue
from ui.pages.issue_fields import batch_choices, issue_fields, measure_fields, note_fields
from ui.session import Session


def keys(form: tuple[object, ...]) -> set[str]:
    return {field.key for field in form}


def test_every_part_of_a_draft_can_be_entered(full: Session):
    assert keys(issue_fields(full)) == {each.name for each in fields(IssueDraft)}
    assert keys(measure_fields(full)) == {each.name for each in fields(MeasureDraft)}
    assert keys(note_fields(for_measure=True)) == {each.name for each in fields(ProgressDraft)} - {"period"}


def test_every_field_has_a_label(full: Session):
    forms = {
        "issue_form": issue_fields(full),
        "measure_form": measure_fields(full),
        "note_form": note_fields(for_measure=True),
    }
    missing = [f"{words}.{field.key}" for words, form in forms.items() for field in form if not field.label]
    assert [key for key in missing if key not in catalogue()] == []


def test_only_a_note_on_a_measure_can_move_its_state():
    assert "status" not in keys(note_fields(for_measure=False))


def test_batches_are_offered_by_name_and_none_is_a_choice(full: Session):
    names = [batch.name for batch in listing.batches(full.reader)]
    assert [words for _, words in batch_choices(full)] == ["（无批次）", *names]
    assert batch_choices(full)[0][0] is None
