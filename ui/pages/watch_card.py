"""What 工作台 says of duties, dispatches and signatures that are late or near; each line opens its record."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.listing import ListKind
from core.wording import chinese_date, word
from ui.widgets.plates import Card, button, clear, label, row

if TYPE_CHECKING:
    from core.operations.reminders import Reminders

_MOST = 5


class WatchCard(Card):
    """Hidden while nothing presses."""

    record_wanted = Signal(object, str)
    page_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(word("watch_card.title"), parent)
        self.head.addWidget(button("watch_card.go", self.page_wanted.emit, role="link"))

    def show_reminders(self, found: Reminders) -> None:
        """Show what presses, the years without a table first: everything else is counted by them."""
        from core.domain.signing import Handed

        clear(self.body)
        for text in (*found.years, *found.gaps):
            self.body.addWidget(label(text, "warning", wrap=True))
        for item in found.signing[:_MOST]:
            due = chinese_date(item.sign_due)
            words = word("watch_card.sign", name=item.name, unit=item.unit, day=due)
            kind = ListKind.LETTERS if item.handed is Handed.LETTER else ListKind.ISSUES
            self._line(words, kind, item.open_uuid)
        for duty in found.duties[:_MOST]:
            words = word("watch_card.duty", text=duty.text, day=chinese_date(duty.next_due))
            self._line(words, ListKind.DUTIES, duty.uuid)
        for code, day in found.next_dispatches[:_MOST]:
            text = word("watch_card.dispatch", code=code, day=chinese_date(day))
            self.body.addWidget(label(text, wrap=True))
        hidden = sum(
            max(0, len(each) - _MOST) for each in (found.duties, found.next_dispatches, found.signing)
        )
        if hidden:
            self.body.addWidget(label(word("watch_card.more", count=hidden), "small"))
        self.setVisible(self.body.count() > 0)

    def _line(self, words: str, kind: ListKind, uuid: str) -> None:
        text = label(words, wrap=True)
        text.setSizePolicy(text.sizePolicy().Policy.Expanding, text.sizePolicy().verticalPolicy())
        show = partial(self.record_wanted.emit, kind, uuid)
        self.body.addLayout(row(text, button("watch_card.show", show, role="link", name=f"show_{uuid}")))
