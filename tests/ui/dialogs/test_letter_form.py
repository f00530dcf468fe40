from __future__ import annotations

import pytest

from core.domain.letter import LetterKind
from core.domain.listing import ListKind
from core.operations import letters, listing
from core.operations.letter_request import LetterRequest
from core.wording import word
from tests.ui import practice
from ui.dialogs import letter_dialog
from ui.dialogs.letter_dialog import LetterDialog


def numbers_in(session):
    query = listing.query_of(session.reader, ListKind.LETTERS)
    rows = listing.list_rows(session.reader, query, listing.list_ids(session.reader, query))
    return [row.document_number for row in rows]


def opened(qtbot, session, **request):
    dialog = LetterDialog(session, LetterRequest(dated_on=practice.TODAY, **request))
    qtbot.addWidget(dialog)
    dialog.show()
    session.jobs.wait()
    return dialog


@pytest.fixture
def dialog(qtbot, full_session):
    return opened(qtbot, full_session, kind=LetterKind.SUPERVISION)


@pytest.fixture
def says_yes(monkeypatch):
    asked = []
    monkeypatch.setattr(letter_dialog, "ask", lambda _parent, text, _yes: asked.append(text) or True)
    return asked


def test_only_ticked_items_are_asked_for(dialog):
    everything = dialog.form.request()
    dialog.form.items.item(0).setCheckState(letter_dialog.Qt.CheckState.Unchecked)
    fewer = dialog.form.request()
    count = len(everything.measure_uuids) + len(everything.issue_uuids)
    assert len(fewer.measure_uuids) + len(fewer.issue_uuids) == count - 1


def test_an_empty_ledger_says_why_there_is_nothing_to_write(qtbot, empty_session):
    dialog = opened(qtbot, empty_session, kind=LetterKind.SUPERVISION)
    assert dialog.panel.message == word("letter_dialog.no_unit")
    dialog.form.kind.set_value(LetterKind.RECTIFICATION_NOTICE)
    dialog.draw()
    assert dialog.panel.message == word("letter_dialog.no_inspection")
    assert not dialog.dispatch_button.isEnabled()


def test_a_unit_asked_for_is_offered_even_when_nothing_of_it_is_late(qtbot, full_session):
    query = listing.query_of(full_session.reader, ListKind.UNITS)
    late = {each.unit_uuid for each in letters.propose(full_session.reader)}
    calm = next(each for each in listing.list_ids(full_session.reader, query) if each not in late)
    issues = listing.list_ids(full_session.reader, listing.query_of(full_session.reader, ListKind.ISSUES))
    dialog = opened(
        qtbot, full_session, kind=LetterKind.SUPERVISION, unit_uuid=calm, issue_uuids=(issues[0],)
    )
    assert dialog.form.unit.value() == calm
    assert [item.issue_uuid for item in dialog.form.ticked()] == [issues[0]]


def test_a_wrong_day_leaves_nothing_to_ask_for(dialog):
    dialog.form.reply.line().setText("下个月吧")
    assert dialog.form.request() is None
    assert dialog.form.what_is_missing() == word("letter_dialog.no_date")
