"""A day: typed freely (2026年3月5日, 2026-3-5, 3.5, 20260305) or taken from a calendar; it may stay empty."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from core.wording import chinese_date, word
from ui.widgets.theme import icon

_LONGEST = date(2026, 12, 30)
_AROUND = 20
"""Pixels of padding and frame beside the words of a line."""


def read_day(text: str, today: date) -> date | None:
    """Return the day that ``text`` means; a missing year is this year; ``None`` when it is no day."""
    numbers = re.findall(r"\d+", text)
    if len(numbers) == 1 and len(numbers[0]) == 8:
        numbers = [numbers[0][:4], numbers[0][4:6], numbers[0][6:]]
    if len(numbers) == 2:
        numbers = [str(today.year), *numbers]
    if len(numbers) != 3:
        return None
    try:
        return date(int(numbers[0]), int(numbers[1]), int(numbers[2]))
    except ValueError:
        return None


class DateEdit(QWidget):
    """A line for a day with a button that opens a calendar."""

    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._line = QLineEdit()
        self._line.setPlaceholderText(word("forms.date_hint"))
        self._line.textChanged.connect(lambda _: self.edited.emit())
        self._line.editingFinished.connect(self._tidy)
        self._button = button = QToolButton()
        button.setProperty("role", "flat")
        button.setIcon(icon("calendar", "muted"))
        button.setToolTip(word("forms.open_calendar"))
        button.clicked.connect(self._open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._line, 1)
        row.addWidget(button)
        self._needs_its_day()
        self.setFocusProxy(self._line)

    def _needs_its_day(self) -> None:
        """Keep the line as wide as the longest day: one that begins with 0年 is read wrongly."""
        day = self._line.fontMetrics().horizontalAdvance(chinese_date(_LONGEST))
        self._line.setMinimumWidth(day + _AROUND)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when letters grow."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._needs_its_day()

    def setAccessibleName(self, name: str) -> None:
        """Pass the name on to what the keyboard stops at."""
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)
        self._button.setAccessibleName(word("forms.open_calendar_of", name=name))

    def value(self) -> date | None:
        """Return the day, ``None`` when the line is empty or no day."""
        return read_day(self._line.text(), self._today)

    def set_value(self, value: object) -> None:
        """Show a day or nothing."""
        self._line.setText(chinese_date(value) if isinstance(value, date) else "")

    def problem(self) -> str:
        """Return the rule that the typed words break, empty when they are fine."""
        return "not_a_date" if self._line.text().strip() and self.value() is None else ""

    def line(self) -> QLineEdit:
        """Return the line that is marked when the day is wrong."""
        return self._line

    def _tidy(self) -> None:
        day = self.value()
        if day is not None and self._line.text() != chinese_date(day):
            self._line.setText(chinese_date(day))

    def _open_calendar(self) -> None:
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setMinimumSize(360, 280)
        day = self.value() or self._today
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        menu = QMenu(self)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.clicked.connect(lambda picked: self._take(picked, menu))
        calendar.activated.connect(lambda picked: self._take(picked, menu))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()

    def _take(self, picked: QDate, menu: QMenu) -> None:
        self.set_value(date(picked.year(), picked.month(), picked.day()))
        menu.close()
        self._line.setFocus()
