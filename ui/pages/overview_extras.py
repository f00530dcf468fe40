"""The card of 工作台 for what is due beside the issues: register entries, and look-backs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.listing import ListKind
from core.domain.overview import EntryDue, LookBackDue, Overview
from core.wording import word
from ui.models.due_model import left_words
from ui.models.lights import light
from ui.widgets.badges import Badge
from ui.widgets.plates import Card, button, clear, label, row

_MOST_LINES = 6


class DueRecordsCard(Card):
    """Hidden while nothing is due; every line opens its record."""

    record_wanted = Signal(object, str)
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(word("overview.records_due"), parent)
        self.head.addWidget(button("overview.go_registers", self.all_wanted.emit, role="link"))

    def show_due(self, now: Overview, spans: Sequence[int] = ()) -> None:
        """Show the most pressing of both kinds."""
        clear(self.body)
        found: list[EntryDue | LookBackDue] = [*now.entries_due, *now.look_backs]
        found.sort(key=lambda item: (item.due is None, item.due))
        for item in found[:_MOST_LINES]:
            self._line(item, spans)
        if len(found) > _MOST_LINES:
            self.body.addWidget(label(word("overview.more", count=len(found) - _MOST_LINES), "small"))
        self.setVisible(bool(found))

    def _line(self, item: EntryDue | LookBackDue, spans: Sequence[int]) -> None:
        if isinstance(item, EntryDue):
            kind, uuid, what = ListKind.REGISTERS, item.uuid, item.register_name
        else:
            kind, uuid, what = ListKind.ISSUES, item.issue_uuid, word("overview.look_back")
        go = button("overview.open_record", role="link", name=f"due_{item.code}")
        go.setText(item.code)
        go.setToolTip(" ".join(item.text.split()))
        go.clicked.connect(lambda: self.record_wanted.emit(kind, uuid))
        state = Badge(left_words(item.days_left), light(item.timeliness, item.days_left, spans)[1])
        self.body.addLayout(row(go, None, state))
        self.body.addWidget(label(what, "small", wrap=True))
