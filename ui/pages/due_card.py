"""What is late or nearly due on 工作台: the figures that open their lists, and the most pressing items."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.domain.listing import Filter, ListKind, Timeliness
from core.domain.overview import MOST_DUE, DueItem, Overview
from core.wording import word
from ui.models.due_model import DueModel
from ui.models.tones import Tone
from ui.widgets.due_table import DueTable
from ui.widgets.figure_card import FigureCard
from ui.widgets.plates import Card, button, label

_STANDINGS = {
    "overdue": (Timeliness.OVERDUE, Tone.BAD),
    "due_soon": (Timeliness.DUE_SOON, Tone.WARN),
    "standing": (Timeliness.STANDING, None),
    "undated": (Timeliness.UNDATED, Tone.WARN),
}
_PRESSING = (Filter(column="timeliness", values=(Timeliness.OVERDUE.value, Timeliness.DUE_SOON.value)),)


class FigureRow(QWidget):
    """Seven figures; each opens the list of what it counts."""

    list_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[str, FigureCard] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for name in ("issues", "measures", "overdue", "due_soon", "standing", "undated", "closed"):
            card = FigureCard(word(f"overview.figures.{name}"))
            card.clicked.connect(partial(self.open, name))
            self.cards[name] = card
            line.addWidget(card, 1)

    def show_figures(self, now: Overview) -> None:
        """Show today's figures."""
        for name, card in self.cards.items():
            tone = _STANDINGS[name][1] if name in _STANDINGS else None
            card.show_figure(getattr(now, name), tone=tone)

    def open(self, name: str, _checked: bool = False) -> None:
        """Ask for the list behind a figure."""
        filters: tuple[Filter, ...] = ()
        if name in _STANDINGS:
            filters = (Filter(column="timeliness", values=(_STANDINGS[name][0].value,)),)
        elif name == "closed":
            filters = (Filter(column="status", values=("closed",)),)
        self.list_wanted.emit(ListKind.MEASURES if name == "measures" else ListKind.ISSUES, filters)


class DueCard(Card):
    """The most pressing items whole, so that the page scrolls and the table does not."""

    opened = Signal(str)
    list_wanted = Signal(object, object)
    """(ListKind, tuple of Filter): everything late or nearly due, which the items shown are the first of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(word("overview.due"), parent)
        self._ways = [
            button(key, partial(self.list_wanted.emit, kind, _PRESSING), role="link")
            for key, kind in (
                ("overview.pressing_measures", ListKind.MEASURES),
                ("overview.pressing_issues", ListKind.ISSUES),
            )
        ]
        for way in self._ways:
            self.head.addWidget(way)
        self.model = DueModel()
        self.table = DueTable(self.model)
        self.table.setAccessibleName(word("overview.due"))
        self.table.opened.connect(self.opened)
        self._nothing = label(word("overview.nothing_due"), "muted", wrap=True)
        self._more = label("", "small")
        for part in (self._nothing, self.table, self._more):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_items(self, items: Sequence[DueItem], spans: Sequence[int] = (), count: int = 0) -> None:
        """Show the most pressing of ``items``, nearly due ones by ``spans``, and how many more there are."""
        self.model.show_items(items[:MOST_DUE], spans)
        self.table.show_all_rows()
        for part in (self.table, *self._ways):
            part.setVisible(bool(items))
        self._nothing.setVisible(not items)
        more = max(count, len(items)) - MOST_DUE
        self._more.setText(word("overview.more_due", count=more) if more > 0 else "")
        self._more.setVisible(more > 0)
