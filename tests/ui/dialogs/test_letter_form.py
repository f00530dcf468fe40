from __future__ import annotations

from core.domain.letter import LetterKind
from core.domain.listing import ListKind
from core.operations import letters, listing
from core.wording import word
from tests.ui import steps
from ui.dialogs import letter_dialog


def test_only_ticked_items_are_asked_for(dialog):
    everything = dialog.form.request()
    dialog.form.items.item(0).setCheckState(letter_dialog.Qt.CheckState.Unchecked)
    fewer = dialog.form.request()
    count = len(everything.measure_uuids) + len(everything.issue_uuids)
    assert len(fewer.measure_uuids) + len(fewer.issue_uuids) == count - 1


def test_an_empty_ledger_says_why_there_is_nothing_to_write(qtbot, empty_session):
    dialog = steps.letter_dialog(qtbot, empty_session, kind=LetterKind.SUPERVISION)
    assert dialog.panel.message == word("letter_dialog.no_unit", kind="督办函")
    dialog.form.kind.set_value(LetterKind.RECTIFICATION_NOTICE)
    dialog.draw()
    assert dialog.panel.message == word("letter_dialog.no_inspection")
    assert not dialog.dispatch_button.isEnabled()


def test_a_unit_asked_for_is_offered_even_when_nothing_of_it_is_late(qtbot, full_session):
    query = listing.query_of(full_session.reader, ListKind.UNITS)
    late = {each.unit_uuid for each in letters.propose(full_session.reader)}
    calm = next(each for each in listing.list_ids(full_session.reader, query) if each not in late)
    issues = listing.list_ids(full_session.reader, listing.query_of(full_session.reader, ListKind.ISSUES))
    dialog = steps.letter_dialog(
        qtbot, full_session, kind=LetterKind.SUPERVISION, unit_uuid=calm, issue_uuids=(issues[0],)
    )
    assert dialog.form.unit.value() == calm
    assert [item.issue_uuid for item in dialog.form.ticked()] == [issues[0]]


def test_a_wrong_day_leaves_nothing_to_ask_for(dialog):
    dialog.form.reply.line().setText("下个月吧")
    assert dialog.form.request() is None
    assert dialog.form.what_is_missing() == word("letter_dialog.no_date")
