from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QCalendarWidget

from ui.widgets.date_edit import DateEdit, read_day

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026年3月5日", date(2026, 3, 5)),
        ("2026-3-5", date(2026, 3, 5)),
        ("2026.03.05", date(2026, 3, 5)),
        ("2026/3/5", date(2026, 3, 5)),
        ("20260305", date(2026, 3, 5)),
        ("3月5日", date(2026, 3, 5)),
        ("3-5", date(2026, 3, 5)),
        (" 2024 2 29 ", date(2024, 2, 29)),
    ],
)
def test_days_are_read_however_people_write_them(typed: str, meant: date):
    assert read_day(typed, DAY) == meant


@pytest.mark.parametrize("typed", ["", "下周", "2026年", "2026-13-1", "2025-2-29", "1", "2026-3-5-7"])
def test_what_is_no_day_is_none(typed: str):
    assert read_day(typed, DAY) is None


def test_a_typed_day_is_tidied_when_the_field_is_left(qtbot):
    edit = DateEdit(DAY)
    qtbot.addWidget(edit)
    edit.line().setText("3.5")
    edit.line().editingFinished.emit()
    assert edit.line().text() == "2026年3月5日"
    assert edit.problem() == ""


def test_an_empty_field_is_no_problem_and_no_day(qtbot):
    edit = DateEdit(DAY)
    qtbot.addWidget(edit)
    edit.set_value(None)
    assert edit.value() is None
    assert edit.problem() == ""


def test_the_calendar_opens_at_the_day_and_its_pick_is_taken(qtbot):
    edit = DateEdit(DAY)
    qtbot.addWidget(edit)
    edit.set_value(date(2026, 3, 5))
    edit.show()
    edit._open_calendar()
    menu = QApplication.activePopupWidget()
    calendar = menu.findChild(QCalendarWidget)
    assert calendar.selectedDate().toPython() == date(2026, 3, 5)
    calendar.clicked.emit(calendar.selectedDate().addDays(1))
    assert edit.value() == date(2026, 3, 6)


def test_the_line_is_never_narrower_than_the_longest_day(qtbot):
    edit = DateEdit(date(2026, 3, 5))
    qtbot.addWidget(edit)
    day = edit.line().fontMetrics().horizontalAdvance("2026年12月30日")
    assert edit.minimumSizeHint().width() > edit.line().minimumWidth() > day
