from __future__ import annotations

from dataclasses import replace
from datetime import date

import docx
import pytest

from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.letter import Letter, LetterKind
from core.errors import Environment, Refused
from core.operations import history, issues, letter_corrections, letter_twins, letters, measures, trail
from core.store import numbers, records

DAY = date(2020, 8, 17)


@pytest.fixture
def request_(ws):
    draft = IssueDraft(text="拖欠账款", units=(UnitName("市工信局"),), deadline_raw="2020年6月底前")
    issue = issues.register_issue(ws, draft).value
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="加强资金筹措；"))
    unit = letters.propose(ws)[0].unit_uuid
    return letters.LetterRequest(kind=LetterKind.SUPERVISION, unit_uuid=unit, dated_on=DAY)


def rewritten(path, old, new):
    """Change words in the document as a person at WPS would."""
    document = docx.Document(str(path))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace(old, new) if old in run.text else run.text
    document.save(str(path))
    return path


def test_a_draft_takes_no_number_and_shows_the_expected_one(ws, request_, tmp_path):
    path = letter_twins.export_draft(ws, request_, tmp_path / "稿.docx")
    assert "容法督〔2020〕1号" in "".join(each.text for each in docx.Document(str(path)).paragraphs)
    assert numbers.upcoming(ws.ledger, "容法督", 2020) == 1
    assert history.entries(ws)[0].operation != "letter.dispatch"


def test_a_draft_that_may_not_leave_says_so_on_its_pages_and_its_words_come_back(ws, request_, tmp_path):
    early = replace(request_, dated_on=date(2099, 8, 17))
    path = letter_twins.export_draft(ws, early, tmp_path / "稿.docx")
    said = docx.Document(str(path)).sections[0].header._element.xml
    assert "还不能发出：成文日期：成文日期晚于今天" in said
    assert letter_twins.take_text_back(ws, early, path).edits == ()
    ready = letter_twins.export_draft(ws, request_, tmp_path / "清稿.docx")
    assert "还不能发出" not in docx.Document(str(ready)).sections[0].header._element.xml


def test_edited_words_leave_with_the_letter_frozen_and_journalled(ws, request_, tmp_path):
    path = letter_twins.export_draft(ws, request_, tmp_path / "稿.docx")
    taken = letter_twins.take_text_back(ws, request_, rewritten(path, "特此函告", "请抓紧办理，特此函告"))
    assert ["请抓紧办理" in edit.after for edit in taken.edits] == [True]
    edited = replace(request_, edited=taken.text)
    assert letters.preview(ws, edited).pages >= 1
    letters.dispatch(ws, request_)
    letter = letters.dispatch(ws, edited).value
    assert letter.document_number == "容法督〔2020〕2号"
    stored = records.get(ws.ledger, Letter, letter.uuid)
    assert "请抓紧办理" in stored.content
    assert "容法督〔2020〕1号" not in stored.content
    assert "请抓紧办理" in stored.text_edits
    entry = history.entries(ws)[0]
    assert entry.summary == "发出督办函（文字经手工修改） 容法督〔2020〕2号"
    told = trail.differences(ws, entry.sequence, {letter.uuid})
    assert ["请抓紧办理" in each.after for each in told if each.field.endswith("手工修改的文字")] == [True]


def test_words_that_nobody_changed_leave_as_composed_and_are_not_called_edited(ws, request_, tmp_path):
    path = letter_twins.export_draft(ws, request_, tmp_path / "稿.docx")
    taken = letter_twins.take_text_back(ws, request_, path)
    assert (taken.edits, taken.warnings) == ((), ())
    first = letters.preview(ws, request_).pdf.read_bytes()
    assert letters.preview(ws, replace(request_, edited=taken.text)).pdf.read_bytes() == first
    letter = letters.dispatch(ws, replace(request_, edited=taken.text)).value
    assert letter.text_edits == ""
    assert "手工" not in history.entries(ws)[0].summary


def test_a_copy_of_a_dispatched_letter_says_its_own_number_and_that_it_is_a_copy(ws, request_, tmp_path):
    letter = letters.dispatch(ws, request_).value
    path = letter_twins.export_copy(ws, letter.uuid, tmp_path / "副本.docx")
    document = docx.Document(str(path))
    assert "副本" in document.sections[0].header.paragraphs[0].text
    assert letter.document_number in "".join(each.text for each in document.paragraphs)


def test_a_file_that_is_no_document_changes_nothing(ws, request_, tmp_path):
    path = tmp_path / "稿.docx"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(Environment, match="docx_foreign"):
        letter_twins.take_text_back(ws, request_, path)
    docx.Document().save(str(path))
    with pytest.raises(Refused, match="docx_no_letter"):
        letter_twins.take_text_back(ws, request_, path)


def test_a_correction_takes_the_hand_edited_words_of_the_letter_it_corrects(ws, request_, tmp_path):
    path = letter_twins.export_draft(ws, request_, tmp_path / "稿.docx")
    taken = letter_twins.take_text_back(ws, request_, rewritten(path, "特此函告", "请抓紧办理，特此函告"))
    sent = letters.dispatch(ws, replace(request_, edited=taken.text)).value
    asked = replace(letter_corrections.correction_of(ws, sent.uuid), correction_reason="单位名称写错")
    assert letter_twins.has_carried(ws, asked)
    carried = letter_twins.carried_words(ws, asked)
    assert ["请抓紧办理" in edit.after for edit in carried.edits] == [True]
    made = letters.dispatch(ws, replace(asked, edited=carried.text)).value
    assert "请抓紧办理，特此函告" in made.content
    assert "现予更正" in made.content
    assert "请抓紧办理" in made.text_edits
    with pytest.raises(Refused, match="nothing_carried"):
        letter_twins.carried_words(ws, request_)


def test_file_names_say_what_they_are():
    assert letter_twins.draft_name("甲〔2020〕1号", "关于/的函") == "甲〔2020〕1号 关于_的函（送审稿）.docx"
    assert letter_twins.copy_name("甲〔2020〕1号", "函").endswith("函（副本）.docx")
