"""节假日: the yearly notice pasted, read day by day, looked over and kept; tables corrected by hand."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from core.domain.holidays import HolidayDraft, HolidayProposal, HolidayYear
from core.operations import calendars
from core.wording import chinese_date, word, word_of
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.models.tones import Tone
from ui.pages.duty_fields import holiday_fields
from ui.session import Session
from ui.widgets.messages import ask
from ui.widgets.plates import Card, button, clear, label, row
from ui.widgets.text_edits import TextEdit

_ROWS = 12


class CalendarTab(QWidget):
    """The tables of the ledger, and the way a notice becomes one."""

    told = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.missing = label("", "warning", wrap=True)
        self._years = QGridLayout()
        self._years.setHorizontalSpacing(16)
        self._years.setVerticalSpacing(4)
        self.notice = TextEdit()
        self.notice.setPlaceholderText(word("calendar_tab.notice_hint"))
        self.notice.setAccessibleName(word("calendar_tab.notice"))
        self.read_button = button("calendar_tab.read", self.read, symbol="refresh")
        self.keep_button = button("calendar_tab.keep", self.keep, symbol="check", role="primary")
        self.edit_button = button("calendar_tab.correct", self.correct, symbol="edit")
        self.said = label("", "muted", wrap=True)
        self.days = QTableWidget(0, 4)
        self.proposal = HolidayProposal(year=None)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        outer.addWidget(self._years_card())
        outer.addWidget(self._notice_card())
        outer.addStretch(1)
        self._show_proposal()

    def _years_card(self) -> Card:
        card = Card(word("calendar_tab.years"))
        card.head.addWidget(button("calendar_tab.by_hand", self.enter, symbol="add"))
        card.body.addWidget(label(word("calendar_tab.about"), "muted", wrap=True))
        card.body.addWidget(self.missing)
        card.body.addLayout(self._years)
        return card

    def _notice_card(self) -> Card:
        card = Card(word("calendar_tab.notice"))
        self.days.setHorizontalHeaderLabels(
            [word(f"calendar_tab.column_{key}") for key in ("day", "weekday", "kind", "name")]
        )
        self.days.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.days.setAccessibleName(word("calendar_tab.proposal"))
        self.days.verticalHeader().hide()
        self.days.setTabKeyNavigation(False)
        self.days.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.days.setMinimumHeight(self.days.verticalHeader().defaultSectionSize() * _ROWS)
        card.body.addWidget(self.notice)
        card.body.addLayout(row(self.read_button, None, self.edit_button, self.keep_button))
        card.body.addWidget(self.said)
        card.body.addWidget(self.days)
        return card

    def refresh(self) -> None:
        """Read the tables again, and which years are missing."""
        reader = self._session.reader
        self.missing.hide()
        self._session.read(self, calendars.missing_years, self._show_missing)
        clear(self._years)
        kept = calendars.years(reader)
        if not kept:
            self._years.addWidget(label(word("calendar_tab.none"), "muted"), 0, 0)
        for line, each in enumerate(kept):
            self._show_year(line, each)
        self._years.setColumnStretch(1, 1)

    def _show_missing(self, years: list[int]) -> None:
        """Name the years that days of the ledger are counted in and no table is known of."""
        self.missing.setText("\n".join(word("calendars.missing", year=year) for year in years))
        self.missing.setVisible(bool(years))

    def _show_year(self, line: int, kept: HolidayYear) -> None:
        draft = calendars.draft_of_year(kept)
        name = word("calendar_tab.year", year=kept.year)
        facts = word("calendar_tab.year_facts", holidays=draft.holidays, workdays=draft.workdays)
        self._years.addWidget(label(name, "section"), line, 0, Qt.AlignmentFlag.AlignTop)
        self._years.addWidget(label(facts, wrap=True), line, 1)
        change = partial(self._edit, draft)
        drop = partial(self.remove, kept.year)
        self._years.addWidget(
            button("calendar_tab.change", change, role="link", name=f"change_{kept.year}"), line, 2
        )
        self._years.addWidget(
            button("calendar_tab.remove", drop, role="link", name=f"drop_{kept.year}"), line, 3
        )

    # --- the notice -------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the pasted notice and show it day by day; nothing is kept yet."""
        self.proposal = calendars.propose(self.notice.toPlainText())
        self._show_proposal()

    def _show_proposal(self) -> None:
        proposal = self.proposal
        weekdays = word("calendar_tab.weekdays")
        self.days.setRowCount(len(proposal.days))
        for line, each in enumerate(proposal.days):
            shown = (chinese_date(each.day), weekdays[each.day.weekday()], word_of(each.kind), each.name)
            for column, text in enumerate(shown):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.days.setItem(line, column, item)
        self.days.setVisible(bool(proposal.days))
        self.keep_button.setEnabled(bool(proposal.days) and not proposal.unread)
        self.edit_button.setEnabled(bool(proposal.days))
        self.said.setText(self._said())
        self.said.setVisible(bool(self.said.text()))

    def _said(self) -> str:
        proposal = self.proposal
        if not self.notice.toPlainText().strip():
            return ""
        if proposal.year is None:
            return word("calendar_tab.no_year")
        wrong = [
            word("calendar_tab.unread", reason=word(f"violations.{each.reason}"), text=each.text)
            for each in proposal.unread
        ]
        counted = word("calendar_tab.counted", year=proposal.year, count=len(proposal.days))
        if not proposal.days and not wrong:
            wrong = [word("calendar_tab.no_days")]
        return "\n".join([counted, *wrong])

    def keep(self) -> None:
        """Keep what was read."""
        draft = calendars.draft_of(self.proposal, self.notice.toPlainText())
        self._session.write(
            lambda workspace, _: calendars.put_year(workspace, draft), on_done=lambda _: self._on_kept(draft)
        )

    def _on_kept(self, draft: HolidayDraft) -> None:
        self.notice.setPlainText("")
        self.read()
        self.told.emit(word("calendar_tab.kept", year=draft.year), Tone.GOOD)

    def correct(self) -> None:
        """Open what was read to be corrected by hand."""
        self._edit(calendars.draft_of(self.proposal, self.notice.toPlainText()))

    # --- by hand ----------------------------------------------------------------------------------------

    def enter(self) -> None:
        """Enter a table by hand."""
        self._edit(HolidayDraft(year=self._session.today.year))

    def _edit(self, draft: HolidayDraft, _checked: bool = False) -> None:
        task = FormTask(
            title=word("calendar_tab.by_hand"),
            words="holiday_form",
            fields=holiday_fields(),
            draft=draft,
            make=HolidayDraft,
            check=calendars.check_year,
            save=lambda workspace, made, _: calendars.put_year(workspace, made),
        )
        dialog = FormDialog(self._session, task, self)
        dialog.open()

    def remove(self, year: int, _checked: bool = False) -> None:
        """Take the table of a year out after asking."""
        if ask(self, word("calendar_tab.remove_sure", year=year), "calendar_tab.remove"):
            self._session.write(
                lambda workspace, _: calendars.remove_year(workspace, year),
                on_done=lambda _: self.told.emit(word("calendar_tab.removed", year=year), Tone.GOOD),
            )
