from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from core.domain.letter import LetterKind, LetterState
from core.domain.listing import LETTER_COLUMNS
from core.operations import letters
from core.wording import word
from tests.ui.steps import letters_page, send
from ui.pages.letters_page import _Proposed


@pytest.fixture
def page(qtbot, full_session):
    send(full_session, LetterKind.RECTIFICATION_NOTICE, date(2020, 12, 10))
    send(full_session, LetterKind.SUPERVISION)
    return letters_page(qtbot, full_session)


def test_an_empty_register_offers_to_write_the_first_letter(qtbot, empty_session):
    page = letters_page(qtbot, empty_session)
    assert page.empty.isVisible()
    assert not page.proposals.isVisible()
    with qtbot.waitSignal(page.act_wanted) as wanted:
        page.empty.findChild(QPushButton, "letters_page.new").click()
    assert wanted.args[0] == "letter"
    assert wanted.args[1].kind is LetterKind.SUPERVISION


def test_units_that_are_late_are_proposed_by_name(page, full_session, qtbot):
    found = letters.propose(full_session.reader)
    actions = page.proposals.menu().actions()
    assert len(actions) == len(found)
    assert found[0].unit_name in actions[0].text()
    with qtbot.waitSignal(page.act_wanted) as wanted:
        actions[0].trigger()
    assert wanted.args[1].unit_uuid == found[0].unit_uuid


def test_filters_narrow_the_register(page):
    assert page.model.rowCount() == 2
    page.kind.set_value(LetterKind.SUPERVISION)
    assert page.model.rowCount() == 1
    page.kind.set_value(None)
    assert page.model.rowCount() == 2
    page.state.set_value(LetterState.VOID)
    assert page.model.rowCount() == 0
    page.state.set_value(None)
    page.year.set_value("2020")
    assert page.model.rowCount() == 2


def test_a_letter_sent_elsewhere_appears_by_itself(page, full_session):
    letter = send(full_session, LetterKind.SUPERVISION)
    assert page.model.row_of(letter.uuid) >= 0
    page.show_record(letter.uuid)
    assert page.paper.head.number.text() == letter.document_number
    assert word("letters_page.choose") != page.paper.panel.message


def test_letters_are_narrowed_by_how_their_reply_stands(page):
    page.reply_state.set_value("overdue")
    assert page.model.rowCount() == 0
    page.reply_state.set_value("in_time")
    assert page.model.rowCount() == 1
    page.reply_state.set_value(None)
    assert page.model.rowCount() == 2
    headings = {column.key: column.shown for column in LETTER_COLUMNS}
    assert (headings["sent_way"], headings["sent_on"]) == (False, False)


def test_the_next_step_stands_beside_the_letter(page):
    supervision = next(at for at in range(2) if page.model.row_at(at).kind is LetterKind.SUPERVISION)
    page.paper.show_letter(page.model.row_at(supervision))
    assert "下一步：未按期回复的，" in page.paper.facts.text()


def test_when_nothing_is_proposed_any_more_the_keyboard_goes_to_the_list(page):
    page.batch.setFocus()
    assert page.window().focusWidget() is page.batch
    page._show_proposals(_Proposed([], aside=False))
    assert page.grid.isAncestorOf(page.window().focusWidget()) or page.window().focusWidget() is page.grid
