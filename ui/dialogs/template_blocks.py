"""The text of a template as blocks: how each is set, when it stands, and its sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QToolButton, QVBoxLayout, QWidget

from core.operations.template_kit import (
    LISTS,
    ROWS,
    SIZES,
    BlockStyle,
    Placeholder,
    asked,
    known,
    lines_shown,
    lines_stored,
    names_of,
    sample_file,
)
from core.wording import word
from ui.widgets.choices import Choice, ChoiceEdit
from ui.widgets.placeholder_edit import PlaceholderEdit
from ui.widgets.plates import Card, clear, row, scrolled

Plan = dict[str, Any]
_SHOWN = 2
"""Characters of a choice that always have room; the list below shows it whole."""
_TOOL = 30
_CONDITIONS = ("when", "unless")


class TemplateNames:
    """What the editors of one template know of its placeholders; follows the template."""

    def __init__(self) -> None:
        self.plan: Plan = {}

    def names(self) -> Mapping[str, str]:
        """Return identifier → Chinese name."""
        return names_of(self.plan)

    def offered(self) -> tuple[Placeholder, ...]:
        """Return what may be put in, the kind's own questions first."""
        return (*asked(self.plan), *known())


class BlockCard(Card):
    """One block: three choices in a row, the heading that runs on when there is one, the sentences."""

    edited = Signal()
    moved = Signal(int)
    dropped = Signal()
    added = Signal()

    def __init__(self, block: Plan, names: TemplateNames, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.block = block
        self._names = names
        self.style_choice = ChoiceEdit(_styles)
        self.when = ChoiceEdit(self._conditions)
        self.each = ChoiceEdit(self._repeats)
        self.lead = PlaceholderEdit(names.offered, names.names)
        self.text = PlaceholderEdit(names.offered, names.names)
        for key, editor in (
            *(("style", self.style_choice), ("when", self.when), ("each", self.each)),
            *(("lead", self.lead), ("text", self.text)),
        ):
            editor.setAccessibleName(word(f"template_editor.block_{key}"))
        self._fill()
        self._build()

    def _build(self) -> None:
        up = _small("up", lambda: self.moved.emit(-1))
        down = _small("down", lambda: self.moved.emit(1))
        add = _small("add_block", self.added.emit)
        drop = _small("drop_block", self.dropped.emit)
        self.layout().setContentsMargins(8, 6, 8, 8)  # type: ignore[union-attr]
        self.body.setSpacing(4)
        for choice in (self.style_choice, self.when, self.each):
            choice.setMinimumContentsLength(_SHOWN)
        line = row(self.style_choice, self.when, self.each, up, down, add, drop, gap=4)
        for place in range(3):
            line.setStretch(place, 1)
        self.body.addLayout(line)
        self.body.addWidget(self.lead)
        self.body.addWidget(self.text)
        self.lead.setVisible("lead" in self.block)
        for editor in (self.style_choice, self.when, self.each, self.lead, self.text):
            editor.edited.connect(self._take)

    def _fill(self) -> None:
        names = self._names.names()
        self.style_choice.set_value(self.block.get("style", BlockStyle.PARAGRAPH.value))
        self.when.set_value(self._condition())
        self.each.set_value(self.block.get("each", ""))
        self.lead.set_value(lines_shown(self.block.get("lead", []), names))
        self.text.set_value(lines_shown(self.block.get("text", []), names))

    def _condition(self) -> tuple[str, str]:
        return next(((key, self.block[key]) for key in _CONDITIONS if self.block.get(key)), ("", ""))

    def _conditions(self) -> list[Choice]:
        """Offer the numbers of items, what the kind asks for, and what stands there already."""
        names = self._names.names()
        pairs = [("when", name) for name in SIZES]
        own = [each.identifier for each in asked(self._names.plan)]
        pairs += [(key, name) for name in own for key in _CONDITIONS]
        used = self._condition()
        if used != ("", "") and used not in pairs:
            pairs.append(used)
        return [
            (("", ""), word("template_editor.when_always")),
            *((pair, _said(pair, names)) for pair in pairs),
        ]

    def _repeats(self) -> list[Choice]:
        lists = {name: word(f"template_editor.each_{name}") for name in ROWS}
        lists |= {name: told[0] for name, told in sample_file()[LISTS].items()}
        fields = self._names.plan.get("fields", ())
        lists |= {field["key"]: field["label"] for field in fields if field.get("lines")}
        used = str(self.block.get("each", ""))
        lists.setdefault(used, used)
        found = [(name, word("template_editor.each_of", name=told)) for name, told in lists.items() if name]
        return [("", word("template_editor.each_none")), *found]

    def _take(self) -> None:
        """Take over what the fields say; what a field does not show stays in the block."""
        names = self._names.names()
        condition = self.when.value()
        for key in _CONDITIONS:
            self.block.pop(key, None)
        if isinstance(condition, tuple) and condition[0]:
            self.block[condition[0]] = condition[1]
        for key, value, usual in (
            ("style", self.style_choice.value(), BlockStyle.PARAGRAPH.value),
            ("each", self.each.value(), ""),
        ):
            self.block.pop(key, None)
            if value != usual:
                self.block[key] = value
        for key, editor in (("lead", self.lead), ("text", self.text)):
            self.block.pop(key, None)
            if editor.value():
                self.block[key] = lines_stored(editor.value(), names)
        self.edited.emit()


class BlocksEdit(QWidget):
    """All blocks of a template below each other; ``edited`` comes with every change."""

    edited = Signal()

    def __init__(self, names: TemplateNames, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self.cards: list[BlockCard] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 0)
        self._area: QScrollArea = scrolled(self._column, margins=(0, 0, 8, 0))
        outer.addWidget(self._area, 1)

    def show_plan(self) -> None:
        """Show the blocks of the template as it stands now."""
        clear(self._column)
        self.cards = []
        for block in self._names.plan.get("block", []):
            card = BlockCard(block, self._names)
            card.edited.connect(self.edited)
            card.moved.connect(lambda step, card=card: self._move(card, step))
            card.dropped.connect(lambda card=card: self._drop(card))
            card.added.connect(lambda card=card: self._add(card))
            self._column.addWidget(card)
            self.cards.append(card)
        self._column.addStretch(1)

    def go_to(self, number: int) -> None:
        """Bring a block into sight and put the cursor into its text."""
        if 0 <= number < len(self.cards):
            card = self.cards[number]
            card.text.setFocus()
            QTimer.singleShot(0, card, lambda: self._area.ensureWidgetVisible(card))

    def _move(self, card: BlockCard, step: int) -> None:
        blocks, place = self._names.plan["block"], self.cards.index(card)
        if 0 <= place + step < len(blocks):
            blocks.insert(place + step, blocks.pop(place))
            self._shown_anew(place + step)

    def _drop(self, card: BlockCard) -> None:
        place = self.cards.index(card)
        self._names.plan["block"].pop(place)
        self._shown_anew(min(place, len(self.cards) - 2))

    def _add(self, card: BlockCard) -> None:
        place = self.cards.index(card) + 1
        self._names.plan["block"].insert(place, {"text": [word("template_editor.new_block")]})
        self._shown_anew(place)

    def _shown_anew(self, place: int) -> None:
        self.show_plan()
        self.go_to(place)
        self.edited.emit()


def _small(key: str, slot: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setText(word(f"template_editor.{key}"))
    made.setToolTip(word(f"template_editor.{key}_tip"))
    made.setAccessibleName(made.toolTip())
    made.setProperty("role", "flat")
    made.setFixedWidth(_TOOL)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.clicked.connect(lambda _=False: slot())
    return made


def _styles() -> list[Choice]:
    return [(style.value, word(f"template_editor.style_{style.value}")) for style in BlockStyle]


def _said(pair: tuple[str, str], names: Mapping[str, str]) -> str:
    key, name = pair
    if name in SIZES:
        told = word(f"template_editor.when_{name}")
        return told if key == "when" else word("template_editor.unless_size", told=told)
    return word(f"template_editor.{key}_filled", name=names.get(name, name))
