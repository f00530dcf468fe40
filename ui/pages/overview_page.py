"""工作台: what must I do today. Every number opens the rows behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from core.domain.letter import Letter
from core.domain.listing import Filter, ListKind
from core.domain.overview import MOST_PROPOSALS, LetterProposal, Overview
from core.operations import forms
from core.operations.figures import figures
from core.wording import chinese_date, word, word_of
from ui.pages.due_card import DueCard, FigureRow
from ui.pages.overview_extras import DueRecordsCard
from ui.pages.page import Page
from ui.pages.recheck_card import RecheckCard
from ui.pages.watch_card import WatchCard
from ui.session import Session
from ui.widgets.keyboard import ArrowKeys
from ui.widgets.plates import Card, EmptyPlace, button, clear, label, row, scrolled
from ui.widgets.theme import wide

if TYPE_CHECKING:
    from core.operations.overview import Whole
    from core.workspace import Workspace

_MOST_LINES = 6
_BESIDE_FROM = 54
"""Characters of width from which the other cards stand beside what is due."""
AFTER_PAINTING_MS = 20
"""How long what stands beside the figures waits, so that the window is painted first."""
_KEPT = {
    "issue": "drafts.issue",
    "measure": "drafts.measure",
    "note": "drafts.note",
    "inspection": "drafts.inspection",
    "letter": "drafts.letter",
}


class OverviewPage(Page):
    """Figures, due items, letters proposed and awaited, the next submission."""

    NAME = "overview"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._complete = False
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
        column = QVBoxLayout()
        column.setSpacing(12)
        self._keys: dict[QWidget, ArrowKeys] = {}
        figures_row = FigureRow()
        figures_row.list_wanted.connect(self.list_wanted)
        self._figures = figures_row
        self._cards = figures_row.cards
        due = DueCard()
        due.opened.connect(partial(self.record_wanted.emit, ListKind.ISSUES))
        due.list_wanted.connect(self.list_wanted)
        self._due_card, self._due, self._table = due, due.model, due.table
        for each in (figures_row, due):
            self._keys[each] = ArrowKeys(each)
        column.addWidget(figures_row)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(12)
        self._line.addWidget(due, 4)
        self._line.addLayout(self._side(), 2)
        column.addLayout(self._line)
        column.addStretch(1)
        self._stack.addWidget(scrolled(column, margins=(0, 0, 4, 0)))

    def refresh(self) -> None:
        """Read today's figures again, then what stands beside them: the first time behind the painting."""
        self.session.read(self, figures, self._show)

    def _show(self, now: Overview) -> None:
        self._day.setText(word("overview.as_of", day=chinese_date(now.today)))
        if now.issues:
            self._stack.setCurrentIndex(1)
        self._figures.show_figures(now)
        self._due_card.show_items(now.due, self.session.reader.settings.reminder_days, count=now.due_count)
        self._show_proposals(now.proposals, now.proposal_count)
        self._show_replies(now.replies_awaited)
        self._show_warnings(now.warnings)
        ask = partial(self.session.read, self.watch, partial(_whole, found=now), self._show_beside)
        if self._complete or not now.issues:
            ask()
        else:
            QTimer.singleShot(AFTER_PAINTING_MS, self, ask)

    def _show_beside(self, found: Whole) -> None:
        """Show what the figures did not wait for."""
        now, self._complete = found.overview, True
        known = bool(now.issues or now.entries_due)
        if not known:
            self._say_what_to_do_first()
        self._stack.setCurrentIndex(1 if known else 0)
        self.records.show_due(now, self.session.reader.settings.reminder_days)
        self._show_submission(now)
        self.watch.show_reminders(found.reminders)
        self._show_drafts()
        self._rechecks.show_dues(now.rechecks)
        self._show_tasks(now.unclaimed_tasks)
        self._arrange_keys()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is due above the rest where both do not fit side by side."""
        super().resizeEvent(event)
        wide_enough = event.size().width() >= wide(self.fontMetrics(), _BESIDE_FROM)
        way = QBoxLayout.Direction
        self._line.setDirection(way.LeftToRight if wide_enough else way.TopToBottom)

    def _arrange_keys(self) -> None:
        """Tab enters each card once, arrow keys move inside it; what leads elsewhere comes last."""
        for card, keys in self._keys.items():
            head = (
                [card.head.itemAt(at).widget() for at in range(card.head.count())]
                if isinstance(card, Card)
                else []
            )
            keys.arrange([each for each in head if isinstance(each, QPushButton)])

    def _say_what_to_do_first(self) -> None:
        """Fill the page of an empty ledger; most ledgers never show it."""
        if self._nothing.count():
            return
        keys = ("overview.do_import", "overview.do_practice", "overview.do_enter")
        empty = EmptyPlace("overview", "overview.empty", keys)
        empty.pressed.connect(self._begin)
        self._nothing.addWidget(empty)

    # --- the right side -------------------------------------------------------------------------------

    def _side(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        self._sections: dict[str, Card] = {}
        self.records = DueRecordsCard()
        self.records.record_wanted.connect(self.record_wanted)
        self.records.all_wanted.connect(partial(self.act_wanted.emit, "page", "registers"))
        self._rechecks = RecheckCard()
        self._rechecks.record_wanted.connect(self.record_wanted)
        self.watch = WatchCard()
        self.watch.record_wanted.connect(self.record_wanted)
        self.watch.page_wanted.connect(partial(self.act_wanted.emit, "page", "duties"))
        for name in ("drafts", "tasks", "proposals", "replies", "submission", "warnings"):
            card = Card(word(f"overview.{name}"))
            if name == "warnings":
                go = partial(self.act_wanted.emit, "page", "health")
                card.head.addWidget(button("overview.go_health", go, role="link"))
            self._sections[name] = card
        drafts, *others = self._sections.values()
        for card in (drafts, self.watch, self.records, self._rechecks, *others):
            column.addWidget(card)
            self._keys[card] = ArrowKeys(card)
        late = (self._sections[name] for name in ("tasks", "submission"))
        for card in (drafts, self.watch, self.records, self._rechecks, *late):
            card.hide()
        column.addStretch(1)
        return column

    def _show_proposals(self, proposals: tuple[LetterProposal, ...], count: int) -> None:
        body = self._sections["proposals"].body
        clear(body)
        self._sections["proposals"].setVisible(bool(proposals))
        for proposal in proposals[:MOST_PROPOSALS]:
            write = button("overview.write_letter", partial(self._write_letter, proposal), symbol="letters")
            words = label(
                word(
                    "overview.proposal",
                    unit=proposal.unit_name,
                    count=proposal.entries,
                    kind=word_of(proposal.kind),
                ),
                wrap=True,
            )
            words.setToolTip(_why(proposal))
            body.addLayout(row(words, write))
            body.setStretch(body.count() - 1, 0)
            words.setSizePolicy(words.sizePolicy().Policy.Expanding, words.sizePolicy().verticalPolicy())
        if count > MOST_PROPOSALS:
            more = word("overview.more", count=count - MOST_PROPOSALS)
            body.addWidget(label(more, "small"))

    def _write_letter(self, proposal: LetterProposal) -> None:
        from core.operations.letter_request import request_of

        self.act_wanted.emit("letter", request_of(proposal, self.session.today))

    def _show_replies(self, letters: tuple[Letter, ...]) -> None:
        body = self._sections["replies"].body
        clear(body)
        self._sections["replies"].setVisible(bool(letters))
        for letter in letters[:_MOST_LINES]:
            words = word(
                "overview.reply",
                number=letter.document_number,
                unit=letter.addressee,
                day=chinese_date(letter.reply_due or letter.replied_on),
            )
            show = partial(self.record_wanted.emit, ListKind.LETTERS, letter.uuid)
            text = label(words, wrap=True)
            text.setSizePolicy(text.sizePolicy().Policy.Expanding, text.sizePolicy().verticalPolicy())
            body.addLayout(
                row(text, button("watch_card.show", show, role="link", name=f"reply_{letter.uuid}"))
            )
        if len(letters) > _MOST_LINES:
            body.addWidget(label(word("overview.more_replies", count=len(letters) - _MOST_LINES), "small"))

    def _show_submission(self, now: Overview) -> None:
        body = self._sections["submission"].body
        self._sections["submission"].show()
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
        card.setVisible(bool(warnings))
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
        elif kind == "letter":
            self.act_wanted.emit("letter", _letter_kept(self.session.reader, f"{kind}:{name}"))
        else:
            self.act_wanted.emit("new_issue" if kind == "issue" else "page", "ledger")

    def _begin(self, key: str) -> None:
        acts = {
            "overview.do_import": "import",
            "overview.do_practice": "practice",
            "overview.do_enter": "new_issue",
        }
        self.act_wanted.emit(acts[key], None)


def _whole(workspace: Workspace, found: Overview) -> Whole:
    """Read everything; what that needs is loaded in the reading thread, not before the window stands."""
    from core.operations.overview import whole

    return whole(workspace, found)


def _letter_kept(workspace: Workspace, key: str) -> object:
    """Return the letter half written; loaded here, because the window stands before there are drafts."""
    from core.operations.letter_drafts import named

    return named(workspace, key)


def _why(proposal: LetterProposal) -> str:
    """Return why a letter is proposed; loaded here, because the window stands before there are proposals."""
    from core.operations.letter_proposals import why

    return why(proposal)
