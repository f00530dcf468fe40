from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.domain.letter import LetterKind, LetterState
from core.domain.listing import ListKind
from core.operations import history, letters, listing
from core.operations.letter_request import request_of
from core.wording import word
from tests.ui import practice, steps
from ui.dialogs import letter_dialog
from ui.dialogs.print_pdf import QFileDialog


def test_the_preview_shows_the_paper_and_takes_no_number(dialog, full_session):
    assert dialog.panel.view.page_count >= 1
    assert "〔2020〕1号" in dialog.number.text()
    assert dialog.dispatch_button.isEnabled()
    assert steps.numbers_in(full_session) == []
    assert history.entries(full_session.reader)[0].operation != "letter.dispatch"


def test_unticking_everything_says_what_to_do_and_forbids_dispatch(dialog, full_session, qtbot):
    dialog.form.tick_all(letter_dialog.Qt.CheckState.Unchecked)
    assert not dialog.dispatch_button.isEnabled()
    dialog.draw()
    assert dialog.panel.message == word("letter_dialog.no_item")
    dialog.form.tick_all(letter_dialog.Qt.CheckState.Checked)
    dialog.draw()
    full_session.jobs.wait()
    assert dialog.panel.message == ""
    assert dialog.dispatch_button.isEnabled()


def test_typing_draws_the_page_again_after_a_rest(dialog, full_session, qtbot):
    asked = dialog._asked
    dialog.form.dated.set_value(date(2020, 12, 21))
    assert not dialog.dispatch_button.isEnabled()
    qtbot.waitUntil(lambda: dialog._asked != asked)
    full_session.jobs.wait()
    assert dialog._asked.dated_on == date(2020, 12, 21)
    assert dialog.dispatch_button.isEnabled()


def test_dispatch_asks_once_then_takes_the_number_and_shows_the_file(dialog, full_session, says_yes):
    dialog.dispatch_button.click()
    full_session.jobs.wait()
    assert len(says_yes) == 1
    assert "不能撤销" in says_yes[0]
    assert steps.numbers_in(full_session) == [dialog.letter.document_number]
    assert dialog.letter.state is LetterState.DISPATCHED
    assert dialog.panel.path == letters.path_of(full_session.reader, dialog.letter.uuid)
    assert dialog.sent.print_button.isVisible()
    assert not dialog.form.isEnabled()


def test_saying_no_takes_nothing(dialog, full_session, monkeypatch):
    monkeypatch.setattr(letter_dialog, "ask", lambda *_: False)
    dialog.dispatch_button.click()
    full_session.jobs.wait()
    assert steps.numbers_in(full_session) == []


def test_the_dispatched_file_can_be_saved_elsewhere(dialog, full_session, says_yes, tmp_path, monkeypatch):
    dialog.dispatch_button.click()
    full_session.jobs.wait()
    target = tmp_path / "copy.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(target), "")))
    dialog.sent.save_letter()
    assert target.read_bytes() == dialog.panel.path.read_bytes()


def test_a_notice_is_made_from_an_inspection(qtbot, full_session, says_yes):
    query = listing.query_of(full_session.reader, ListKind.INSPECTIONS)
    inspection = listing.list_ids(full_session.reader, query)[0]
    dialog = steps.letter_dialog(
        qtbot, full_session, kind=LetterKind.RECTIFICATION_NOTICE, inspection_uuid=inspection
    )
    assert dialog.form.items.count() == 2
    assert not dialog.form.unit.isVisible()
    dialog.dispatch_button.click()
    full_session.jobs.wait()
    assert dialog.letter.kind is LetterKind.RECTIFICATION_NOTICE
    assert dialog.letter.inspection_uuid == inspection


def test_an_office_without_a_prefix_is_led_to_where_it_is_filled_in(qtbot, tmp_path):
    session = practice.session_on(practice.begin(tmp_path / "bare", number_prefix=""))
    made = practice.record
    session.write(lambda workspace, _: made(workspace))
    session.jobs.wait()
    uuid = listing.list_ids(session.reader, listing.query_of(session.reader, ListKind.INSPECTIONS))[0]
    dialog = steps.letter_dialog(qtbot, session, kind=LetterKind.RECTIFICATION_NOTICE, inspection_uuid=uuid)
    assert not dialog._lacking.isHidden()
    dialog._lacking.click()
    assert dialog.settings_wanted
    assert dialog.result() == 0
    session.close()


def test_a_proposal_opened_for_editing_keeps_its_step_through_preview_and_dispatch(
    qtbot, full_session, says_yes
):
    proposal = next(each for each in letters.propose(full_session.reader) if each.step)
    asked = replace(request_of(proposal, full_session.today), ladder_step="by_hand")
    dialog = letter_dialog.LetterDialog(full_session, asked)
    qtbot.addWidget(dialog)
    dialog.show()
    full_session.jobs.wait()
    assert dialog._asked.ladder_step == "by_hand"
    dialog.form.reply.set_value(date(2021, 3, 1))
    dialog.draw()
    full_session.jobs.wait()
    dialog.dispatch_button.click()
    full_session.jobs.wait()
    assert dialog.letter.ladder_step == "by_hand"
    assert dialog.letter.reply_due == date(2021, 3, 1)


def test_another_kind_is_told_its_step_by_itself(qtbot, full_session):
    proposal = next(each for each in letters.propose(full_session.reader) if each.step)
    form = letter_dialog.LetterForm(full_session, request_of(proposal, full_session.today))
    qtbot.addWidget(form)
    assert form.request().ladder_step == proposal.step
    form.kind.set_value(LetterKind("written_dispatch"))
    assert form.request() is None or form.request().ladder_step == ""


def test_a_page_refused_takes_away_what_was_told_of_the_one_before(dialog, full_session):
    assert dialog.draft_button.isEnabled()
    dialog.message.tell("上一种文书的提醒", letter_dialog.Tone.WARN)
    dialog.form.kind.set_value(LetterKind("talk_notice"))
    dialog.draw()
    full_session.jobs.wait()
    assert "约谈时间" in dialog.panel.message
    assert (dialog.number.text(), dialog._facts.text()) == ("", "")
    assert dialog.message.isHidden()
    assert not dialog.draft_button.isEnabled()
    dialog.form.kind.set_value(LetterKind.SUPERVISION)
    dialog.draw()
    full_session.jobs.wait()
    assert dialog.draft_button.isEnabled()
    assert "〔2020〕1号" in dialog.number.text()
