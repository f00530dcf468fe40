"""Drafts of letters are named by kind and subject, and read back as they were asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.domain.letter import LetterKind
from core.operations import forms, history, letter_drafts, letters
from core.operations.letter_request import LetterRequest

DAY = date(2020, 8, 17)
BLANK = LetterRequest(kind=LetterKind("warning"), dated_on=DAY)


def test_a_draft_comes_back_for_the_same_letter_only(practice):
    unit = letters.propose(practice)[0]
    draft = replace(BLANK, unit_uuid=unit.unit_uuid, said=(("consequence", "通报批评"),))
    letter_drafts.keep(practice, draft)
    assert letter_drafts.kept(practice, replace(BLANK, unit_uuid=unit.unit_uuid)) == draft
    assert letter_drafts.kept(practice, replace(BLANK, unit_uuid="别的单位")) is None
    assert letter_drafts.kept(practice, LetterRequest(kind=LetterKind("chaser"), dated_on=DAY)) == draft
    assert unit.unit_name in letter_drafts.told(practice, draft)
    assert letter_drafts.told(practice, BLANK) == "警示函（2020年8月17日）"
    assert history.entries(practice)[0].operation != "letter.dispatch"
    letter_drafts.drop(practice, letter_drafts.key_of(draft))
    assert letter_drafts.kept(practice, draft) is None


def test_a_draft_that_became_another_letter_leaves_the_old_name(practice):
    letter_drafts.keep(practice, BLANK)
    other = replace(BLANK, batch="甲批次")
    letter_drafts.keep(practice, other, before=letter_drafts.key_of(BLANK))
    assert forms.kept_forms(practice) == ["letter:warning:甲批次"]


def test_a_draft_that_cannot_be_read_is_none(practice):
    forms.save_form(practice, letter_drafts.key_of(BLANK), "{不是 JSON")
    assert letter_drafts.kept(practice, BLANK) is None
    forms.save_form(practice, letter_drafts.key_of(BLANK), "{}")
    assert letter_drafts.named(practice, letter_drafts.key_of(BLANK)) is None
