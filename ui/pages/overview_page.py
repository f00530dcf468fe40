"""工作台: what must I do today. Every number opens the rows behind it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.letter import Letter
from core.domain.listing import Filter, ListKind, Timeliness
from core.domain.overview import LetterProposal, Overview
from core.operations import forms
from core.operations import overview as figures
from core.operations.reminders import reminders
from core.wording import chinese_date, word, word_of
from ui.models.due_model import DueModel
from ui.models.tones import Tone
from ui.pages.overview_extras import DueRecordsCard
from ui.pages.page import Page
from ui.pages.recheck_card import RecheckCard
from ui.pages.watch_card import WatchCard
from ui.session import Session
from ui.widgets.due_table import DueTable
from ui.widgets.figure_card import FigureCard
from ui.widgets.plates import Card, EmptyPlace, button, clear, label, row, scrolled

_MOST_LINES = 6
_KEPT = {
    "issue": "drafts.issue",
    "measure": "drafts.measure",
    "note": "drafts.note",
    "inspection": "drafts.inspection",
}
_STANDINGS = {
    "overdue": (Timeliness.OVERDUE, Tone.BAD),
    "due_soon": (Timeliness.DUE_SOON, Tone.WARN),
    "standing": (Timeliness.STANDING, None),
    "undated": (Timeliness.UNDATED, Tone.WARN),
}


class OverviewPage(Page):
    """Figures, due items, letters proposed and awaited, the next submission."""

    NAME = "overview"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._day = label("", "muted")
        self.head.addWidget(self._day)
        enter = button(
            "ledger.new", lambda: self.act_wanted.emit("new_issue", None), symbol="add", role="primary"
        )
        self.head.addSpacing(8)
        self.head.addWidget(enter)
        self._stack = QStackedWidget()
        self.body.addWidget(self._stack, 1)
        nothing = QWidget()
        self._nothing = QVBoxLayout(nothing)
        self._nothing.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(nothing)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._cards = self._figure_cards(column)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self._due_card(), 5)
        line.addWidget(self._side(), 2)
        column.addLayout(line, 1)
        self._stack.addWidget(full)

    def refresh(self) -> None:
        """Read today's figures again."""
        now = figures.overview(self.session.reader)
        self._day.setText(word("overview.as_of", day=chinese_date(now.today)))
        known = bool(now.issues or now.entries_due)
        if not known:
            self._say_what_to_do_first()
        self._stack.setCurrentIndex(1 if known else 0)
        self._show_figures(now)
        self._due.show_items(now.due)
        self._nothing_due.setVisible(not now.due)
        self._table.setVisible(bool(now.due))
        self.records.show_due(now)
        self._show_proposals(now.proposals)
        self._show_replies(now.replies_awaited)
        self._show_submission(now)
        self._show_warnings(now.warnings)
        self.watch.show_reminders(reminders(self.session.reader))
        self._show_drafts()
        self._rechecks.show_dues(now.rechecks)
        self._show_tasks(now.unclaimed_tasks)

    def _say_what_to_do_first(self) -> None:
        """Fill the page of an empty ledger; most ledgers never show it."""
        if self._nothing.count():
            return
        keys = ("overview.do_import", "overview.do_practice", "overview.do_enter")
        empty = EmptyPlace("overview", "overview.empty", keys)
        empty.pressed.connect(self._begin)
        self._nothing.addWidget(empty)

    # --- figures --------------------------------------------------------------------------------------

    def _figure_cards(self, column: QVBoxLayout) -> dict[str, FigureCard]:
        cards = {}
        line = QHBoxLayout()
        line.setSpacing(16)
        for name in ("issues", "measures", "overdue", "due_soon", "standing", "undated", "closed"):
            card = FigureCard(word(f"overview.figures.{name}"))
            card.clicked.connect(partial(self._open_figure, name))
            cards[name] = card
            line.addWidget(card, 1)
        column.addLayout(line)
        return cards

    def _show_figures(self, now: Overview) -> None:
        for name, card in self._cards.items():
            tone = _STANDINGS[name][1] if name in _STANDINGS else None
            card.show_figure(getattr(now, name), tone=tone)

    def _open_figure(self, name: str, _checked: bool = False) -> None:
        filters: tuple[Filter, ...] = ()
        if name in _STANDINGS:
            filters = (Filter(column="timeliness", values=(_STANDINGS[name][0].value,)),)
        elif name == "closed":
            filters = (Filter(column="status", values=("closed",)),)
        self.list_wanted.emit(ListKind.MEASURES if name == "measures" else ListKind.ISSUES, filters)

    # --- what is due ----------------------------------------------------------------------------------

    def _due_card(self) -> Card:
        card = Card(word("overview.due"))
        card.head.addWidget(
            button("overview.all_overdue", partial(self._open_figure, "overdue"), role="link")
        )
        self._due = DueModel()
        self._table = DueTable(self._due)
        self._table.opened.connect(partial(self.record_wanted.emit, ListKind.ISSUES))
        self._nothing_due = label(word("overview.nothing_due"), "muted", wrap=True)
        card.body.addWidget(self._nothing_due)
        card.body.addWidget(self._table, 1)
        card.body.addStretch(0)
        return card

    # --- the right side -------------------------------------------------------------------------------

    def _side(self) -> QWidget:
        column = QVBoxLayout()
        column.setSpacing(16)
        self._sections: dict[str, Card] = {}
        self.records = DueRecordsCard()
        self.records.record_wanted.connect(self.record_wanted)
        self.records.all_wanted.connect(partial(self.act_wanted.emit, "page", "registers"))
        self._rechecks = RecheckCard()
        self._rechecks.record_wanted.connect(self.record_wanted)
        column.addWidget(self._rechecks)
        self.watch = WatchCard()
        self.watch.record_wanted.connect(self.record_wanted)
        self.watch.page_wanted.connect(partial(self.act_wanted.emit, "page", "duties"))
        column.addWidget(self.watch)
        for name in ("drafts", "tasks", "warnings", "proposals", "replies", "submission"):
            card = Card(word(f"overview.{name}"))
            if name == "warnings":
                go = partial(self.act_wanted.emit, "page", "health")
                card.head.addWidget(button("overview.go_health", go, role="link"))
            self._sections[name] = card
            column.addWidget(card)
            if name == "drafts":
                column.addWidget(self.records)
        column.addStretch(1)
        area = scrolled(column)
        area.setMinimumWidth(320)
        return area

    def _show_proposals(self, proposals: tuple[LetterProposal, ...]) -> None:
        body = self._sections["proposals"].body
        clear(body)
        if not proposals:
            body.addWidget(label(word("overview.no_proposals"), "muted", wrap=True))
        for proposal in proposals[:_MOST_LINES]:
            write = button("overview.write_letter", partial(self._write_letter, proposal), symbol="letters")
            words = label(
                word(
                    "overview.proposal",
                    unit=proposal.unit_name,
                    count=len(proposal.items),
                    kind=word_of(proposal.kind),
                ),
                wrap=True,
            )
            body.addLayout(row(words, write))
            body.setStretch(body.count() - 1, 0)
            words.setSizePolicy(words.sizePolicy().Policy.Expanding, words.sizePolicy().verticalPolicy())
        if len(proposals) > _MOST_LINES:
            more = word("overview.more", count=len(proposals) - _MOST_LINES)
            body.addWidget(label(more, "small"))

    def _write_letter(self, proposal: LetterProposal) -> None:
        from core.operations.letter_request import request_of

        self.act_wanted.emit("letter", request_of(proposal, self.session.today))

    def _show_replies(self, letters: tuple[Letter, ...]) -> None:
        body = self._sections["replies"].body
        clear(body)
        if not letters:
            body.addWidget(label(word("overview.no_replies"), "muted", wrap=True))
        for letter in letters[:_MOST_LINES]:
            words = word(
                "overview.reply",
                number=letter.document_number,
                unit=letter.addressee,
                day=chinese_date(letter.reply_due),
            )
            body.addWidget(label(words, wrap=True))

    def _show_submission(self, now: Overview) -> None:
        body = self._sections["submission"].body
        clear(body)
        last = now.last_period or word("overview.never_submitted")
        body.addWidget(label(word("overview.last_period", period=last), wrap=True))
        if now.next_submission is not None:
            days = (now.next_submission - now.today).days
            words = word("overview.next_submission", day=chinese_date(now.next_submission), days=days)
            body.addWidget(label(words, wrap=True))
        go = button(
            "overview.go_submissions", lambda: self.act_wanted.emit("page", "submissions"), role="link"
        )
        body.addLayout(row(go, None))

    def _show_warnings(self, warnings: tuple[str, ...]) -> None:
        card = self._sections["warnings"]
        clear(card.body)
        if not warnings:
            card.body.addWidget(label(word("overview.no_warnings"), "muted", wrap=True))
        for each in warnings[:_MOST_LINES]:
            card.body.addWidget(label(each, "warning", wrap=True))

    def _show_tasks(self, unclaimed: int) -> None:
        """Say how many upper tasks nobody has answered, where there are any."""
        card = self._sections["tasks"]
        clear(card.body)
        card.setVisible(bool(unclaimed))
        wanted = (Filter(column="task_state", values=("unclaimed",)),)
        go = button("overview.go_tasks", lambda: self.list_wanted.emit(ListKind.TASKS, wanted), role="link")
        card.body.addLayout(row(label(word("overview.unclaimed", count=unclaimed)), None, go))

    def _show_drafts(self) -> None:
        """Offer what was typed before a crash or a power cut and never saved."""
        card = self._sections["drafts"]
        clear(card.body)
        keys = forms.kept_forms(self.session.reader)
        card.setVisible(bool(keys))
        for key in keys[:_MOST_LINES]:
            kind, _, name = key.partition(":")
            words = word(_KEPT.get(kind, "drafts.other"))
            go_on = button("drafts.take", partial(self._go_on, kind, name), role="link")
            card.body.addLayout(row(label(words), None, go_on))

    def _go_on(self, kind: str, name: str) -> None:
        """Go where the form was; it offers the words itself."""
        if kind == "issue" and name != "new":
            self.record_wanted.emit(ListKind.ISSUES, name)
        elif kind == "inspection":
            self.act_wanted.emit("page", "inspections")
        else:
            self.act_wanted.emit("new_issue" if kind == "issue" else "page", "ledger")

    def _begin(self, key: str) -> None:
        acts = {
            "overview.do_import": "import",
            "overview.do_practice": "practice",
            "overview.do_enter": "new_issue",
        }
        self.act_wanted.emit(acts[key], None)
