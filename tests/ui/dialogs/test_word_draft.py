from __future__ import annotations

from dataclasses import replace
from datetime import date

import docx
import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from core.operations import letter_corrections
from ui.dialogs import word_draft
from ui.dialogs.word_draft import WordDraft


@pytest.fixture
def place(monkeypatch, tmp_path):
    """Answer every file dialog with one document, and agree to every comparison."""
    path = tmp_path / "稿.docx"
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_: (str(path), "")))
    accepted = word_draft.TextCompareDialog.DialogCode.Accepted
    monkeypatch.setattr(word_draft.TextCompareDialog, "exec", lambda _: accepted)
    return path


def retitled(path, title):
    document = docx.Document(str(path))
    found = next(each for each in document.paragraphs if each.style.name == "公文标题")
    found.runs[0].text = title
    document.save(str(path))


def test_edited_words_are_taken_back_shown_and_leave_with_the_letter(dialog, full_session, place, says_yes):
    dialog.words.export_button.click()
    full_session.jobs.wait()
    assert str(place) in dialog.message.text()
    retitled(place, "关于抓紧办结整改事项的督办函")
    dialog.words.take_button.click()
    full_session.jobs.wait()
    assert "改动 1 处" in dialog.words.state.text()
    dialog.draw()
    full_session.jobs.wait()
    assert dialog.words.request().edited.title == "关于抓紧办结整改事项的督办函"
    dialog.dispatch_button.click()
    full_session.jobs.wait()
    assert dialog.letter.title == "关于抓紧办结整改事项的督办函"
    assert "标题：" in dialog.letter.text_edits
    assert not dialog.words.isVisible()


def test_other_choices_drop_the_words_and_say_so(dialog, full_session, place):
    dialog.words.export_button.click()
    full_session.jobs.wait()
    dialog.words.take_button.click()
    full_session.jobs.wait()
    assert dialog.words.request().edited is not None
    dialog.form.dated.set_value(date(2020, 12, 21))
    assert dialog.words.request().edited is None
    assert dialog.words.state.text() == "所选内容变了，不再用取回的文字"
    assert not dialog.words.drop_button.isVisible()


def test_the_words_can_be_put_back(dialog, full_session, place):
    dialog.words.export_button.click()
    full_session.jobs.wait()
    dialog.words.take_button.click()
    full_session.jobs.wait()
    dialog.words.drop_button.click()
    assert dialog.words.request().edited is None


def test_a_file_that_is_no_document_is_told_in_the_dialog(dialog, full_session, place):
    place.write_bytes(b"%PDF-1.7")
    dialog.words.take_button.click()
    full_session.jobs.wait()
    assert "不是 Word 文档" in dialog.message.text()
    assert dialog.words.request().edited is None


def test_a_dispatched_letter_is_saved_as_a_copy(dialog, full_session, place, says_yes):
    dialog.dispatch_button.click()
    full_session.jobs.wait()
    next(each for each in dialog.findChildren(QPushButton) if each.objectName() == "word_draft.copy").click()
    full_session.jobs.wait()
    assert "副本" in docx.Document(str(place)).sections[0].header.paragraphs[0].text


def test_a_correction_offers_the_hand_edited_words_of_the_letter_it_corrects(
    qtbot, dialog, full_session, place, says_yes
):
    dialog.words.export_button.click()
    full_session.jobs.wait()
    retitled(place, "关于抓紧办结整改事项的督办函")
    assert not dialog.words.carry_button.isVisible()
    dialog.words.take_button.click()
    full_session.jobs.wait()
    dialog.draw()
    full_session.jobs.wait()
    dialog.dispatch_button.click()
    full_session.jobs.wait()
    asked = letter_corrections.correction_of(full_session.reader, dialog.letter.uuid)
    asked = replace(asked, correction_reason="单位名称写错")
    words = WordDraft(full_session, lambda: asked)
    qtbot.addWidget(words)
    words.show()
    assert words.request() == asked
    assert words.carry_button.isVisible()
    words.carry_button.click()
    full_session.jobs.wait()
    assert words.request().edited.title == "关于抓紧办结整改事项的督办函"
