"""A restored ledger says so over every page until it is answered; who worked last works again."""

from __future__ import annotations

import pytest

from core.domain.people import ALL_ROLES, OperatorDraft
from core.operations import people, restored, upkeep
from tests.ui.conftest import CLOCK
from tests.ui.steps import settle
from ui.main_window import MainWindow
from ui.pages.arrival import RestoredNotice, remember_person
from ui.session import Session


@pytest.fixture
def again(full, tmp_path):
    backup = upkeep.backup(full.reader, tmp_path / "backups")
    upkeep.restore(backup, tmp_path / "again", CLOCK)
    session = Session.open(tmp_path / "again", CLOCK)
    yield session
    session.close()


def shown(qtbot, session):
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    window.arrive()
    settle(window)
    return window


def test_the_notice_stands_until_the_numbers_are_confirmed(qtbot, again):
    window = shown(qtbot, again)
    notice = window.findChild(RestoredNotice)
    assert notice is not None
    assert notice.isVisible()
    assert "备份" in notice.text.text()
    window.go("ledger")
    assert notice.isVisible()

    def confirm(ws, _):
        asked = restored.unconfirmed(ws)
        for each in asked.series:
            restored.confirm_numbers(ws, each.series, each.year, each.last)
        restored.confirm_sequence(ws, asked.sequence.last)

    again.write(confirm)
    settle(window)
    assert not notice.isVisible()


def test_a_ledger_that_never_was_restored_has_no_notice(qtbot, full):
    assert shown(qtbot, full).findChild(RestoredNotice) is None


def two(session, pin=""):
    def enter(ws, _):
        li = people.add_operator(ws, OperatorDraft(name="李芳", roles=ALL_ROLES)).value
        if pin:
            people.set_pin(ws, li.uuid, pin)

    session.write(enter)
    session.jobs.wait()


def test_who_worked_last_works_again_on_this_machine(qtbot, full):
    two(full)
    usual = full.reader.operator
    shown(qtbot, full)
    assert full.reader.operator == usual
    remember_person(full.folder, "李芳")
    shown(qtbot, full)
    full.jobs.wait()
    assert full.reader.operator == "李芳"


def test_who_has_a_pin_is_named_and_must_type_it(qtbot, full):
    two(full, pin="739164")
    usual = full.reader.operator
    remember_person(full.folder, "李芳")
    window = shown(qtbot, full)
    full.jobs.wait()
    assert full.reader.operator == usual
    assert "李芳" in window.present().banner.text()


def test_a_change_of_person_is_remembered_and_one_who_left_is_not_taken(qtbot, full):
    two(full)
    window = shown(qtbot, full)
    window.act("sign_in", "李芳")
    full.jobs.wait()
    again = shown(qtbot, full)
    full.jobs.wait()
    assert again.session.reader.operator == "李芳"
    remember_person(full.folder, "无此人")
    shown(qtbot, full)
    assert full.reader.operator == "李芳"


def test_a_window_whose_ledger_is_closed_already_asks_it_nothing(qtbot, again):
    window = MainWindow(again)
    qtbot.addWidget(window)
    again.close()
    window.arrive()
    assert window.findChild(RestoredNotice) is None
