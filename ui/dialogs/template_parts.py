"""Parts of a template as cards below each other: added, moved, dropped, brought into sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from core.wording import word
from ui.dialogs.template_choices import Plan, TemplateNames
from ui.widgets.plates import Card, button, clear, row, scrolled

_TOOL = 26


class PartCard(Card):
    """One part: its editors, and four small buttons that move, add and drop."""

    edited = Signal()
    moved = Signal(int)
    dropped = Signal()
    added = Signal()

    def __init__(self, names: TemplateNames, part: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.part = part
        self.names = names
        self.layout().setContentsMargins(8, 6, 8, 8)  # type: ignore[union-attr]
        self.body.setSpacing(4)

    def tools(self, what: str) -> QHBoxLayout:
        """Return the small buttons; ``what`` is said in their tips."""
        told = word(f"template_forms.{what}")
        return tools(told, self.moved.emit, self.added.emit, self.dropped.emit)

    def begin(self) -> None:
        """Put the keyboard into the first editor."""


class PartsEdit(QWidget):
    """All parts of one name in a template; ``edited`` comes with every change.

    ``make`` makes the card of a part, ``fresh`` a new part. ``add`` is the wording key of a button above the
    cards, for parts a template may have none of; ``head`` stands beside it.
    """

    edited = Signal()

    def __init__(
        self,
        names: TemplateNames,
        part: str,
        make: Callable[[TemplateNames, Plan], PartCard],
        fresh: Callable[[Plan], Plan],
        *,
        add: str = "",
        head: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._names = names
        self._part = part
        self._make = make
        self._fresh = fresh
        self.cards: list[PartCard] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 0)
        if add:
            self.add_button = button(add, self.add, symbol="add")
            line = row(head, self.add_button)
            line.setStretch(0, 1)
            outer.addLayout(line)
        self._area: QScrollArea = scrolled(self._column, margins=(0, 0, 8, 0))
        outer.addWidget(self._area, 1)

    def show_plan(self) -> None:
        """Show the parts of the template as it stands now."""
        clear(self._column)
        self.cards = []
        for part in self._names.plan.get(self._part, []):
            card = self._make(self._names, part)
            card.edited.connect(self.edited)
            card.moved.connect(lambda step, card=card: self._move(card, step))
            card.dropped.connect(lambda card=card: self._drop(card))
            card.added.connect(lambda card=card: self._add(self.cards.index(card) + 1))
            self._column.addWidget(card)
            self.cards.append(card)
        self._column.addStretch(1)

    def go_to(self, number: int) -> None:
        """Bring a part into sight and put the keyboard into it."""
        if 0 <= number < len(self.cards):
            card = self.cards[number]
            card.begin()
            QTimer.singleShot(0, card, lambda: self._area.ensureWidgetVisible(card))

    def add(self) -> None:
        """Add a part behind the last."""
        self._add(len(self.cards))

    def _move(self, card: PartCard, step: int) -> None:
        parts, place = self._names.plan[self._part], self.cards.index(card)
        if 0 <= place + step < len(parts):
            parts.insert(place + step, parts.pop(place))
            self._shown_anew(place + step)

    def _drop(self, card: PartCard) -> None:
        place = self.cards.index(card)
        self._names.plan[self._part].pop(place)
        if not self._names.plan[self._part]:
            del self._names.plan[self._part]
        self._shown_anew(max(0, min(place, len(self.cards) - 2)))

    def _add(self, place: int) -> None:
        self._names.plan.setdefault(self._part, []).insert(place, self._fresh(self._names.plan))
        self._shown_anew(place)

    def _shown_anew(self, place: int) -> None:
        self.show_plan()
        self.go_to(place)
        self.edited.emit()


def tools(
    what: str, move: Callable[[int], object], add: Callable[[], object], drop: Callable[[], object]
) -> QHBoxLayout:
    """Return the small buttons of a part in a row."""
    return row(
        *(
            _small(key, what, slot)
            for key, slot in (
                ("up", lambda: move(-1)),
                ("down", lambda: move(1)),
                ("add_part", add),
                ("drop_part", drop),
            )
        ),
        gap=2,
    )


def _small(key: str, what: str, slot: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setText(word(f"template_forms.{key}"))
    made.setToolTip(word(f"template_forms.{key}_tip", what=what))
    made.setAccessibleName(made.toolTip())
    made.setProperty("role", "flat")
    made.setFixedWidth(_TOOL)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.clicked.connect(lambda _=False: slot())
    return made
