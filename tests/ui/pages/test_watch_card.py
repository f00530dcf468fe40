from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QPushButton

from core.domain.duty import DutyDraft
from core.domain.listing import ListKind
from core.operations import duties
from core.operations.reminders import reminders
from ui.pages.watch_card import WatchCard


def test_what_presses_is_shown_and_opens_its_record(qtbot, empty_session):
    card = WatchCard()
    qtbot.addWidget(card)
    card.show_reminders(reminders(empty_session.reader))
    assert card.isHidden()
    draft = DutyDraft(text="月调度", rule="每月", first_day=date(2020, 1, 1))
    made = []
    empty_session.write(lambda workspace, _: duties.add_duty(workspace, draft), on_done=made.append)
    empty_session.jobs.wait()
    card.show_reminders(reminders(empty_session.reader))
    assert not card.isHidden()
    asked = []
    card.record_wanted.connect(lambda kind, uuid: asked.append((kind, uuid)))
    card.findChild(QPushButton, f"show_{made[0].value.uuid}").click()
    assert asked == [(ListKind.DUTIES, made[0].value.uuid)]
