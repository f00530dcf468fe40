from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.letter import LetterKind, LetterState
from core.domain.listing import ListKind
from core.domain.rows import LetterRow
from core.operations import listing
from core.wording import word
from tests.ui.steps import send
from ui.pages.letter_facts import LetterFacts, LetterHead, days_of


@pytest.fixture
def letter(full_session) -> LetterRow:
    sent = send(full_session, LetterKind.SUPERVISION)
    query = listing.query_of(full_session.reader, ListKind.LETTERS)
    (found,) = listing.list_rows(full_session.reader, query, [sent.uuid])
    return found


def test_a_void_letter_says_why_and_one_in_force_nothing_of_it(qtbot, letter):
    head = LetterHead()
    qtbot.addWidget(head)
    head.show_letter(letter)
    assert head.number.text() == letter.document_number
    assert head._void_reason.isHidden()
    head.show_letter(replace(letter, state=LetterState.VOID, void_reason="主送单位有误"))
    assert not head._void_reason.isHidden()
    assert "主送单位有误" in head._void_reason.text()
    head.show_letter(None)
    assert head.number.text() == ""
    assert head._void_reason.isHidden()


def test_the_day_it_was_signed_for_takes_the_place_of_the_day_it_should_be(letter):
    waiting = replace(letter, reply_due=None, sign_due=date(2020, 12, 15), signed_on=None)
    assert "12月15日" in days_of(waiting)
    signed = days_of(replace(waiting, signed_on=date(2020, 12, 14), signed_by="李娜"))
    assert "12月14日" in signed
    assert "李娜" in signed
    assert "12月15日" not in signed


def test_facts_name_the_addressee_first_and_the_fonts_in_the_tip(qtbot, full_session, letter):
    facts = LetterFacts(full_session)
    qtbot.addWidget(facts)
    facts.show_letter(letter)
    assert facts.text().split("\n")[0] == word("letters_page.addressee", name=letter.addressee)
    assert facts._told.toolTip()
    facts.show_letter(None)
    assert (facts.text(), facts._told.toolTip()) == ("", "")
