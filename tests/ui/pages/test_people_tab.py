from __future__ import annotations

from core.domain.people import OperatorDraft
from core.operations import people, signing
from ui.dialogs.form_dialog import FormDialog


def fill_in(qtbot, tab, task, **values):
    dialog = FormDialog(tab._session, task, tab)
    qtbot.addWidget(dialog)
    dialog.form.set_values(values)
    dialog.save()
    tab._session.jobs.wait()
    tab.refresh()
    return dialog


def shown(tab):
    return [tab.list.topLevelItem(n).text(0) for n in range(tab.list.topLevelItemCount())]


def test_persons_are_entered_changed_leave_and_come_back(qtbot, settings, full_session):
    tab = settings.people
    assert shown(tab) == ["王敏"]
    fill_in(qtbot, tab, tab.task(None), name="李芳")
    assert sorted(shown(tab)) == ["李芳", "王敏"]
    tab.choose("李芳")
    fill_in(qtbot, tab, tab.task(tab.person), name="李芳芳")
    tab.choose("李芳芳")
    uuid = tab.person.uuid
    full_session.write(lambda ws, _: people.leave(ws, uuid, ws.clock.today()))
    full_session.jobs.wait()
    tab.refresh()
    tab.choose("李芳芳")
    assert tab.back_button.isVisibleTo(tab)
    tab.come_back()
    full_session.jobs.wait()
    assert "李芳芳" in [each.name for each in signing.operators(full_session.reader)]


def test_a_name_that_is_taken_keeps_the_form_open(qtbot, settings):
    dialog = fill_in(qtbot, settings.people, settings.people.task(None), name="王敏")
    assert dialog.form._notes["name"].text()
    dialog.form.clean()


def test_a_pin_is_shown_as_set_and_nothing_more(settings, full_session):
    tab = settings.people
    full_session.write(lambda ws, _: people.add_operator(ws, OperatorDraft(name="李芳")))
    full_session.jobs.wait()
    tab.refresh()
    tab.choose("李芳")
    tab.keep_pin(tab.person, "739164", "")
    full_session.jobs.wait()
    assert signing.has_pin(full_session.reader, tab.person.uuid)
    assert tab.list.currentItem().text(4) != ""
    assert "739164" not in tab.list.currentItem().text(4)
