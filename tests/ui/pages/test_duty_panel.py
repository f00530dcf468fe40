from __future__ import annotations

from datetime import date

from ui.pages.duty_panel import DutyPanel


def test_the_words_of_a_cycle_are_read_while_they_are_typed(qtbot, empty_session):
    panel = DutyPanel(empty_session)
    qtbot.addWidget(panel)
    panel.start_new()
    panel.form.editor("first_day").set_value(date(2020, 1, 1))
    panel.form.editor("rule").set_value("每季度第1个月20日前")
    panel.form.edited.emit()
    assert panel.form._notes["rule"].text() == "读作：每季度，第一次到期 2020年1月20日"
