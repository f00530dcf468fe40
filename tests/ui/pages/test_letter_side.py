from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from core.domain.letter import LetterKind, LetterState
from core.operations import letters
from tests.ui.steps import letters_page, send
from ui.dialogs.form_dialog import FormDialog


@pytest.fixture
def page(qtbot, full_session):
    send(full_session, LetterKind.RECTIFICATION_NOTICE, date(2020, 12, 10))
    send(full_session, LetterKind.SUPERVISION)
    return letters_page(qtbot, full_session)


def test_the_paper_of_the_chosen_line_stands_beside_it(page, full_session):
    uuid = page.grid.current_uuid()
    assert page.paper.panel.path == letters.path_of(full_session.reader, uuid)
    assert page.paper.panel.view.page_count >= 1
    page.grid.select(page.model.uuid_at(1))
    assert page.paper.panel.path != letters.path_of(full_session.reader, uuid)


def test_a_letter_is_made_void_with_a_reason_and_stays(page, full_session):
    number = page.model.row_at(0).document_number

    uuid = page.grid.current_uuid()
    page.paper.void_button.click()
    dialog = page.paper.findChild(FormDialog)
    assert number in "".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.form.editor("reason").set_value("主送单位有误")
    dialog.save()
    full_session.jobs.wait()
    row = page.model.row_at(page.model.row_of(uuid))
    assert row.state is LetterState.VOID
    assert row.void_reason == "主送单位有误"
    assert not page.paper.void_button.isVisible()
    assert page.paper.print_button.isVisible(), "a void letter is printed with the word for it across"
    assert letters.path_of(full_session.reader, uuid).is_file()


def test_a_missing_file_is_told_in_place_of_the_page(qtbot, full_session):
    letter = send(full_session, LetterKind.SUPERVISION)
    letters.path_of(full_session.reader, letter.uuid).unlink()
    page = letters_page(qtbot, full_session)
    assert letter.document_number in page.paper.panel.message
    assert not page.paper.print_button.isEnabled()
