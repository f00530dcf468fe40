"""What is due upward now: the period, the days left, what to look at first, and the button that seals it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.operations import submissions
from core.wording import chinese_date, word
from ui.models.period_words import period_words
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.badges import Badge
from ui.widgets.plates import Card, button, clear, label, row
from ui.widgets.theme import icon, wide

_SOON_DAYS = 3
_ICON = 18
_SIDE_BY_SIDE = 58
"""Characters of width from which the three columns stand side by side."""


class PeriodCard(Card):
    """Shows the current period.

    ``submit_wanted`` carries the period, whether it is a nil report, and whether names of persons go along.
    """

    submit_wanted = Signal(str, bool, bool)
    settings_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._period = ""
        self._title = label(role="title")
        self._due = label(role="muted", wrap=True)
        self._left = Badge()
        self._target = label(role="muted", wrap=True)
        self.nil = QCheckBox(word("submissions_page.nil"))
        self.nil.setToolTip(word("submissions_page.nil_tip"))
        self.names = QCheckBox(word("submissions_page.with_names"))
        self.names.setToolTip(word("submissions_page.with_names_tip"))
        self.submit_button = button("submissions_page.submit", self._submit, role="primary", symbol="send")
        self.superior_button = button(
            "submissions_page.set_superior", self.settings_wanted.emit, symbol="settings"
        )
        self._checks = QVBoxLayout()
        self._checks.setSpacing(4)
        self._line = QHBoxLayout()
        self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns below each other where side by side they would be a few words wide."""
        super().resizeEvent(event)
        roomy = event.size().width() >= wide(self.fontMetrics(), _SIDE_BY_SIDE)
        way = QHBoxLayout.Direction.LeftToRight if roomy else QHBoxLayout.Direction.TopToBottom
        if self._line.direction() != way:
            self._line.setDirection(way)
            self._line.setSpacing(32 if roomy else 12)

    def _build(self) -> None:
        facts = QVBoxLayout()
        facts.setSpacing(4)
        facts.addWidget(label(word("submissions_page.this_period"), "section"))
        facts.addLayout(row(self._title, self._left, None, gap=12))
        facts.addWidget(self._due)
        facts.addWidget(self._target)
        facts.addStretch(1)
        looks = QVBoxLayout()
        looks.setSpacing(4)
        looks.addWidget(label(word("submissions_page.checks"), "section"))
        looks.addLayout(self._checks)
        looks.addStretch(1)
        act = QVBoxLayout()
        act.setSpacing(8)
        act.addStretch(1)
        act.addWidget(self.nil)
        act.addWidget(self.names)
        act.addWidget(self.superior_button)
        act.addWidget(self.submit_button)
        act.addStretch(1)
        line = self._line
        line.setSpacing(32)
        line.addLayout(facts, 2)
        line.addLayout(looks, 3)
        line.addLayout(act)
        self.body.addLayout(line)

    def refresh(self) -> None:
        """Read the period and the checks again."""
        reader = self._session.reader
        office = reader.office
        self._period = submissions.current_period(reader)
        due = submissions.next_due(reader)
        left = (due - self._session.today).days
        self._title.setText(period_words(self._period))
        self._due.setText(word("submissions_page.due", day=chinese_date(due)))
        key = "late" if left < 0 else "today" if left == 0 else "left"
        tone = Tone.BAD if left < 0 else Tone.WARN if left <= _SOON_DAYS else Tone.CALM
        self._left.show_state(word(f"submissions_page.{key}", days=abs(left)), tone)
        named = bool(office.superior_name and office.superior_code)
        self._target.setText(
            word("submissions_page.target", name=office.superior_name)
            if named
            else word("submissions_page.no_superior")
        )
        self.submit_button.setVisible(named)
        self.superior_button.setVisible(not named)
        self._ask_checks()

    def _ask_checks(self) -> None:
        """Have the reading thread count what the period would hold: that takes the whole ledger."""
        period = self._period
        clear(self._checks)
        self._checks.addWidget(label(word("window.reading"), "muted"))
        self._session.read(self, lambda ws: submissions.check_submission(ws, period), self._show_checks)

    def _show_checks(self, found: list[str]) -> None:
        clear(self._checks)
        for text in found:
            self._checks.addLayout(_check_line(text, "warning", "warn"))
        if not found:
            self._checks.addLayout(_check_line(word("submissions_page.all_well"), "check", "good"))

    def _submit(self) -> None:
        self.submit_wanted.emit(self._period, self.nil.isChecked(), self.names.isChecked())


def _check_line(text: str, symbol: str, colour: str) -> QHBoxLayout:
    picture = QLabel()
    picture.setPixmap(icon(symbol, colour).pixmap(_ICON, _ICON))
    words = label(text, wrap=True)
    line = row(picture, words)
    line.setStretch(1, 1)
    return line
