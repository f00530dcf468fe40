"""The rows behind a share of acceptance: all it is of, those that count first, each a way to its issue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from core.statistics.acceptance import Ground, Share
from core.statistics.rates import Rate
from core.statistics.words import ground_name, ground_state, rate_words, share_name
from core.wording import chinese_date, word
from ui.dialogs.help_key import help_on_f1
from ui.widgets.plates import button, label, row
from ui.widgets.screen import open_with
from ui.widgets.told_table import ToldTable

_HEADS = ("counted", "code", "text", "name", "state")


class ShareDialog(QDialog):
    """A table of grounds; Enter or a double click asks for the issue (``issue_wanted``), then closes."""

    issue_wanted = Signal(str)

    def __init__(
        self,
        share: Share,
        grounds: Sequence[Ground],
        parent: QWidget | None = None,
        *,
        past: date | None = None,
    ) -> None:
        """``past`` is the day the rows are of, when it is not today: they are then only to look at."""
        super().__init__(parent)
        help_on_f1(self, "statistics")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._grounds = tuple(grounds)
        self._past = past
        rate = Rate(sum(ground.counted for ground in grounds), len(grounds))
        self.setWindowTitle(word("acceptance_shares.window", name=share_name(share), rate=rate_words(rate)))
        self.table = ToldTable("acceptance_shares.sheet")
        heads = [word(f"acceptance_shares.head_{name}") for name in _HEADS]
        self.table.show_rows(heads, [_cells(share, ground) for ground in grounds])
        self.table.cellDoubleClicked.connect(lambda at, _: self.open_row(at))
        key = "acceptance_shares.text" if past is None else "acceptance_shares.text_past"
        told = {"part": rate.part, "whole": rate.whole, "day": chinese_date(past)}
        close = button("acceptance_shares.close", self.accept)
        close.setDefault(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.setSpacing(8)
        outer.addWidget(label(word(key, **told), "muted", wrap=True))
        outer.addWidget(self.table, 1)
        outer.addLayout(row(None, close))
        open_with(self, 1000, 600)
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the issue of the current row by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.currentRow() >= 0:
            self.open_row(self.table.currentRow())
            return
        super().keyPressEvent(event)

    def open_row(self, at: int) -> None:
        """Ask for the issue of a row; rows of a past day are only to look at."""
        if self._past is None:
            self.issue_wanted.emit(self._grounds[at].issue_uuid)
            self.accept()


def _cells(share: Share, ground: Ground) -> tuple[str, ...]:
    return (
        word("acceptance_shares.counted") if ground.counted else "",
        ground.code,
        ground.text,
        ground_name(share, ground),
        ground_state(share, ground),
    )
