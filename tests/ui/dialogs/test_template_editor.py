"""A clerk rewords a letter, sees the page, is told what is wrong, keeps it, and gives it up again."""

from __future__ import annotations

import pytest

from core.domain.letter import LetterKind
from core.letter_kinds import all_plans, plan_of
from core.letter_shelf import office_texts, shipped_text
from core.operations import history
from core.wording import word
from ui.dialogs import template_editor
from ui.dialogs.template_editor import TemplateEditor
from ui.dialogs.template_words import HEAD, RAW, WORDS


@pytest.fixture
def editor(qtbot, full_session):
    made = TemplateEditor(full_session, "supervision")
    qtbot.addWidget(made, before_close_func=_forget)
    made.show()
    full_session.jobs.wait()
    return made


def _forget(editor) -> None:
    """Let the window close without asking about words of the test."""
    editor.kept = editor.words.text


def drawn(editor, qtbot) -> None:
    with qtbot.waitSignal(editor.page.drawn):
        pass


def marks(editor) -> list[str]:
    return [editor.kinds.item(row).text() for row in range(editor.kinds.count())]


def test_it_opens_with_the_page_and_nothing_to_keep(editor):
    assert editor.page.view.page_count >= 1
    assert not editor.save_button.isEnabled()
    assert editor.reason.text() == word("template_editor.unchanged")
    assert not editor.reset_button.isEnabled()
    assert "{反馈期限}" in "".join(card.text.toPlainText() for card in editor.words.blocks.cards)


def test_a_changed_sentence_is_drawn_kept_marked_undone_and_given_up(
    editor, qtbot, full_session, monkeypatch
):
    card = editor.words.blocks.cards[-1]
    assert card.text.value() == "特此函告。"
    card.text.set_value("特此函告，请予支持。")
    assert editor.save_button.isEnabled()
    drawn(editor, qtbot)
    assert editor.page.found.count() == 0
    assert editor.save()
    assert "请予支持" in office_texts()["supervision"]
    assert f"督办函 · {word('enums.TemplateState.edited')}" in marks(editor)
    assert not editor.is_dirty()
    assert history.undo_label(full_session.reader) == "修改文书模板“督办函”"
    monkeypatch.setattr(template_editor, "ask", lambda *_: True)
    editor.reset()
    assert "supervision" not in office_texts()
    assert editor.words.text == shipped_text("supervision")
    assert "督办函" in marks(editor)


def test_an_unknown_placeholder_forbids_keeping_and_leads_to_its_block(editor, qtbot):
    editor.words.blocks.cards[2].text.insertPlainText("{责任单}")
    drawn(editor, qtbot)
    assert not editor.save_button.isEnabled()
    assert "最接近的是“责任单位”" in editor.reason.text()
    assert "责任单" in editor.page.found.item(0).text()
    editor.words.setCurrentIndex(HEAD)
    editor.page.found.itemActivated.emit(editor.page.found.item(0))
    assert editor.words.currentIndex() == WORDS
    assert editor.page.view.page_count >= 1


def test_the_raw_text_and_the_fields_are_one_template(editor):
    editor.words.setCurrentIndex(RAW)
    assert editor.words.raw.toPlainText() == shipped_text("supervision")
    editor.words.raw.setPlainText(shipped_text("supervision").replace('name = "督办函"', 'name = "敦促函"'))
    editor.words.setCurrentIndex(HEAD)
    assert editor.words.head.name.value() == "敦促函"
    editor.words.head.reply_days.set_value(9)
    editor.words.head.format.set_value("document")
    editor.words.setCurrentIndex(RAW)
    raw = editor.words.raw.toPlainText()
    assert "reply_days = 9" in raw
    assert 'format = "document"' in raw
    editor.words.raw.setPlainText("name = [")
    assert not editor.words.isTabEnabled(WORDS)
    assert "第 1 行" in editor.reason.text()


def test_a_kind_of_its_own_stands_with_the_others(editor, monkeypatch):
    monkeypatch.setattr(template_editor.QInputDialog, "getText", lambda *_: ("关心函", True))
    editor.save_as()
    assert plan_of(editor.identifier).name == "关心函"
    assert "关心函" in {plan.name for plan in all_plans()}
    assert LetterKind(editor.identifier).plan.level == 0
    assert any(told.startswith("关心函") for told in marks(editor))
    monkeypatch.setattr(template_editor, "ask", lambda *_: True)
    editor.reset()
    assert "关心函" not in {plan.name for plan in all_plans()}


def test_a_name_that_is_taken_is_refused_in_words(editor, monkeypatch):
    monkeypatch.setattr(template_editor.QInputDialog, "getText", lambda *_: ("函询", True))
    editor.save_as()
    assert "函询" in editor.message.text()
    assert not office_texts()


def test_a_template_goes_out_and_comes_in_as_a_file(editor, monkeypatch, tmp_path):
    file = tmp_path / "督办函.toml"
    monkeypatch.setattr(template_editor.QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    editor.export()
    file.write_text(file.read_text("utf-8").replace("特此函告", "专此函告"), "utf-8")
    monkeypatch.setattr(template_editor.QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    editor.load()
    assert "专此函告" in editor.words.text
    assert editor.save_button.isEnabled()
    file.write_bytes(b"\xff\xff")
    editor.load()
    assert "督办函.toml" in editor.message.text()


def test_unsaved_words_are_asked_about_before_another_kind_opens(editor, monkeypatch):
    editor.words.blocks.cards[-1].text.set_value("另文。")
    answers = ["stay", "discard"]
    monkeypatch.setattr(template_editor, "ask_unsaved", lambda _: answers.pop(0))
    here = editor.kinds.currentRow()
    editor.kinds.setCurrentRow(0)
    assert (editor.identifier, editor.kinds.currentRow()) == ("supervision", here)
    editor.kinds.setCurrentRow(0)
    assert editor.identifier != "supervision"
    assert not editor.is_dirty()


def test_f1_opens_the_page_on_letters(editor):
    editor.help()
    from ui.dialogs.help_dialog import HelpDialog

    assert [dialog.isVisible() for dialog in editor.findChildren(HelpDialog)] == [True]
