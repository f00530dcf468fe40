"""复核 on 工作台: decisions that run out of time, and rights to ask that end soon."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.listing import ListKind
from core.wording import chinese_date, word
from ui.widgets.plates import Card, button, clear, label, row

if TYPE_CHECKING:
    from core.domain.recheck import RecheckDue

_MOST_LINES = 6


class RecheckCard(Card):
    """A line for every day that runs; hidden while there is none."""

    record_wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(word("overview.rechecks"), parent)

    def show_dues(self, found: Sequence[RecheckDue]) -> None:
        """Show the days that run, the most pressing first."""
        clear(self.body)
        self.setVisible(bool(found))
        for each in found[:_MOST_LINES]:
            go = button("overview.recheck_open", role="link")
            go.clicked.connect(partial(self._open, each.inspection_uuid))
            self.body.addWidget(label(sentence(each), "warning" if each.days_left < 0 else "", wrap=True))
            self.body.addLayout(row(go, None))

    def _open(self, uuid: str, _checked: bool = False) -> None:
        self.record_wanted.emit(ListKind.INSPECTIONS, uuid)


def sentence(each: RecheckDue) -> str:
    """Return what one day is about."""
    key = (
        "recheck_window" if not each.recheck_uuid else "recheck_late" if each.days_left < 0 else "recheck_due"
    )
    facts = {
        "code": each.code,
        "title": each.title,
        "day": chinese_date(each.due),
        "days": abs(each.days_left),
    }
    return word(f"overview.{key}", **facts)
