from __future__ import annotations

from datetime import date

from core.domain.register import RegisterDraft
from core.operations import registers
from core.operations.register_definitions import shipped
from ui.pages.entry_panel import EntryPanel

VALUES = {"kind": "调研", "held_on": "2020-09-01", "title": "乡镇调研"}


def panel_on(qtbot, session, key="meetings"):
    panel = EntryPanel(session, shipped()[key])
    qtbot.addWidget(panel)
    panel.show()
    return panel


def entered(session, key="meetings", values=VALUES):
    done = []
    session.write(
        lambda ws, _: registers.add_entry(ws, key, RegisterDraft(values=values)), on_done=done.append
    )
    session.jobs.wait()
    return done[0].value


def test_an_entry_is_shown_clean_and_a_new_one_begins_empty(qtbot, empty_session):
    panel = panel_on(qtbot, empty_session)
    panel.show_record(entered(empty_session).uuid)
    assert panel.form.values()["held_on"] == date(2020, 9, 1)
    assert not panel.busy
    panel.start_new()
    assert panel.entering
    assert panel.form.values()["title"] == ""


def test_a_change_elsewhere_is_followed_unless_a_person_types(qtbot, empty_session):
    panel, entry = panel_on(qtbot, empty_session), entered(empty_session)
    panel.show_record(entry.uuid)
    empty_session.changed.connect(panel.follow)
    other = RegisterDraft(values=VALUES | {"title": "县直调研"})
    empty_session.write(lambda ws, _: registers.revise_entry(ws, entry.uuid, 1, other))
    empty_session.jobs.wait()
    assert panel.form.values()["title"] == "县直调研"
    panel.form.editor("title").setText("我的标题")
    empty_session.write(lambda ws, _: registers.revise_entry(ws, entry.uuid, 2, RegisterDraft(values=VALUES)))
    empty_session.jobs.wait()
    assert panel.form.values()["title"] == "我的标题"
    assert panel.notice.isVisible()


def test_a_removed_entry_closes_its_form(qtbot, empty_session):
    panel, entry = panel_on(qtbot, empty_session), entered(empty_session)
    panel.show_record(entry.uuid)
    empty_session.changed.connect(panel.follow)
    with qtbot.waitSignal(panel.closed):
        empty_session.write(lambda ws, _: registers.remove_entry(ws, entry.uuid))
        empty_session.jobs.wait()
    assert panel.uuid == ""


def test_half_typed_words_come_back_after_a_crash(qtbot, empty_session):
    first = panel_on(qtbot, empty_session)
    first.start_new()
    first.form.editor("title").setText("没有保存的会议")
    first.drafts.keep()
    empty_session.jobs.wait()
    second = panel_on(qtbot, empty_session)
    second.start_new()
    assert second.form.values()["title"] == "没有保存的会议"
    assert second.busy


def test_an_entry_of_a_register_with_letters_leads_to_its_letter(qtbot, empty_session):
    panel = panel_on(qtbot, empty_session)
    panel.show_record(entered(empty_session).uuid)
    assert panel.letter_button.isHidden()
    transfers = panel_on(qtbot, empty_session, "transfers")
    transfers._entry = entered(empty_session)
    transfers._on_edited()
    assert not transfers.letter_button.isHidden()
    with qtbot.waitSignal(transfers.letter_wanted) as wanted:
        transfers.write_letter()
    assert wanted.args[0].kind.value == "transfer_letter"
    assert wanted.args[0].entry_uuid == transfers.uuid
