"""A clerk rewords a letter, sees the page, is told what is wrong, keeps it, and gives it up again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from core.domain.letter import Letter, LetterKind
from core.errors import Refused
from core.letter_kinds import all_plans, plan_of
from core.letter_shelf import office_texts, shipped_text
from core.letters.letter import content_from_json
from core.operations import history, letter_items, letters
from core.operations.letter_request import LetterRequest
from core.operations.letter_templates import as_own_kind
from core.wording import word
from ui.dialogs import template_editor, template_files
from ui.dialogs.template_editor import TemplateEditor
from ui.dialogs.template_words import ANNEXES, HEAD, QUESTIONS, RAW, WORDS


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
    monkeypatch.setattr(template_files.QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    editor.export()
    file.write_text(file.read_text("utf-8").replace("特此函告", "专此函告"), "utf-8")
    monkeypatch.setattr(template_files.QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
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


def test_f1_opens_the_page_on_letters(editor, qtbot):
    editor.activateWindow()
    qtbot.keyClick(editor, Qt.Key.Key_F1)
    from ui.dialogs.help_dialog import HelpDialog

    assert [dialog.isVisible() for dialog in editor.findChildren(HelpDialog)] == [True]


OWN_ANSWERS = (("asked_a", "11月30日上午9时"), ("asked_b", "会议记录\n佐证材料"))


def test_an_own_kind_with_a_table_and_two_questions_makes_a_letter(editor, qtbot, full_session, monkeypatch):
    monkeypatch.setattr(template_editor.QInputDialog, "getText", lambda *_: ("督办专函", True))
    editor.save_as()
    words = editor.words
    words.setCurrentIndex(QUESTIONS)
    words.questions.add()
    words.questions.add()
    for card, name in zip(words.questions.cards, ("会商时间", "需带材料"), strict=True):
        card.label_edit.setText(name)
    words.questions.cards[0].needed.setChecked(True)
    words.questions.cards[1].lines.setChecked(True)
    words.setCurrentIndex(WORDS)
    words.blocks.cards[-1].text.set_value("请于{会商时间}到我办会商。")
    words.setCurrentIndex(ANNEXES)
    words.annexes.add()
    table = words.annexes.cards[-1]
    table.each.set_value("asked_b")
    table.title_text.set_value("需带材料清单")
    drawn(editor, qtbot)
    assert editor.page.found.count() == 0
    assert editor.save()
    ws = full_session.reader
    kind = LetterKind(editor.identifier)
    unit = letter_items.units_for(ws, kind, full_session.today)[0]
    request = LetterRequest(kind=kind, dated_on=full_session.today, unit_uuid=unit.unit_uuid)
    with pytest.raises(Refused, match="letter_field_empty"):
        letters.preview(ws, request)
    sent: list[Letter] = []
    asked = replace(request, said=OWN_ANSWERS)
    full_session.write(lambda writer, _: sent.append(letters.dispatch(writer, asked).value))
    full_session.jobs.wait()
    content = content_from_json(sent[0].content)
    assert "请于11月30日上午9时到我办会商。" in [block.text for block in content.blocks]
    [annex] = [each for each in content.annexes if each.title == "需带材料清单"]
    assert [row[-1] for row in annex.table.rows] == ["会议记录", "佐证材料"]


def test_a_file_of_another_office_becomes_a_kind_of_its_own_or_goes_to_the_kind_it_names(
    editor, monkeypatch, tmp_path
):
    file = tmp_path / "来文.toml"
    file.write_text(as_own_kind(shipped_text("warning"), "外单位函"), "utf-8")
    monkeypatch.setattr(template_files.QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(template_editor, "place_for", lambda *_: "")
    editor.load()
    assert (editor.identifier, editor.is_dirty()) == ("supervision", False)
    monkeypatch.setattr(template_editor, "place_for", lambda *_: "new")
    editor.load()
    assert plan_of(editor.identifier).name == "外单位函"
    assert editor.windowTitle() == word("template_forms.window", name="外单位函")
    assert not editor.is_dirty()
    file.write_text(shipped_text("warning").replace("特此", "谨此"), "utf-8")
    editor.load()
    assert editor.identifier == "warning"
    assert editor.is_dirty()


def test_a_narrow_window_begins_without_the_kinds_and_keeps_the_page(qtbot, full_session):
    made = TemplateEditor(full_session, "supervision")
    qtbot.addWidget(made, before_close_func=_forget)
    made.resize(894, 464)
    made.show()
    full_session.jobs.wait()
    assert not made.kinds.isVisible()
    assert made.page.isVisible()
    assert made.width() == 894
    made.kinds_box.click()
    made.page_box.click()
    assert made.kinds.isVisible()
    assert not made.page.isVisible()


def test_a_table_is_added_by_the_keyboard_alone(editor, qtbot):
    editor.words.setCurrentIndex(ANNEXES)
    part = editor.words.annexes
    part.add_button.setFocus()
    qtbot.keyClick(part.add_button, Qt.Key.Key_Return)
    assert len(part.cards) == 2


def test_a_name_of_blanks_is_asked_for_again(editor, monkeypatch):
    answers, asked = [(" ", True), ("关心函", True)], []
    monkeypatch.setattr(
        template_editor.QInputDialog, "getText", lambda *given: asked.append(given[-1]) or answers.pop(0)
    )
    editor.save_as()
    assert plan_of(editor.identifier).name == "关心函"
    assert asked[1] == word("template_editor.name_needed")
    monkeypatch.setattr(template_editor.QInputDialog, "getText", lambda *_: ("", False))
    editor.save_as()
    monkeypatch.setattr(template_editor, "ask", lambda *_: True)
    editor.reset()
