"""The text of a template as blocks: how each is set, when it stands, and its sentences."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.operations.template_kit import BlockStyle, lines_shown, lines_stored
from core.wording import word
from ui.dialogs.template_choices import (
    Plan,
    TemplateNames,
    condition_of,
    take_condition,
    take_unless_usual,
)
from ui.dialogs.template_parts import PartCard, PartsEdit
from ui.widgets.choices import Choice, ChoiceEdit
from ui.widgets.placeholder_edit import PlaceholderEdit
from ui.widgets.plates import row

_SHOWN = 2
"""Characters of a choice that always have room; the list below shows it whole."""
_LINES = 6
"""Lines of a paragraph that are always in sight; a heading needs fewer."""


class BlockCard(PartCard):
    """One block: three choices in a row, the heading that runs on when there is one, the sentences."""

    def __init__(self, names: TemplateNames, block: Plan, parent: QWidget | None = None) -> None:
        super().__init__(names, block, parent)
        self.block = block
        self.style_choice = ChoiceEdit(_styles)
        self.when = ChoiceEdit(lambda: names.conditions(block))
        self.each = ChoiceEdit(lambda: _repeats(names, block))
        self.lead = PlaceholderEdit(names.offered, names.names)
        self.text = PlaceholderEdit(names.offered, names.names)
        for key, editor in (
            *(("style", self.style_choice), ("when", self.when), ("each", self.each)),
            *(("lead", self.lead), ("text", self.text)),
        ):
            editor.setAccessibleName(word(f"template_editor.block_{key}"))
        self._fill()
        self._build()

    def begin(self) -> None:
        """Put the cursor into the text."""
        self.text.setFocus()

    def _build(self) -> None:
        for choice in (self.style_choice, self.when, self.each):
            choice.setMinimumContentsLength(_SHOWN)
        line = row(self.style_choice, self.when, self.each, gap=4)
        for place in range(3):
            line.setStretch(place, 1)
        line.addLayout(self.tools("block"))
        self.body.addLayout(line)
        self.body.addWidget(self.lead)
        self.body.addWidget(self.text)
        self.lead.setVisible("lead" in self.block)
        for editor in (self.style_choice, self.when, self.each, self.lead, self.text):
            editor.edited.connect(self._take)

    def _fill(self) -> None:
        names = self.names.names()
        self.style_choice.set_value(self.block.get("style", BlockStyle.PARAGRAPH.value))
        self.when.set_value(condition_of(self.block))
        self.each.set_value(self.block.get("each", ""))
        self.lead.set_value(lines_shown(self.block.get("lead", []), names))
        self.text.set_value(lines_shown(self.block.get("text", []), names))
        self._give_room()

    def _give_room(self) -> None:
        plain = self.style_choice.value() == BlockStyle.PARAGRAPH.value
        self.text.show_lines(_LINES if plain else 1)

    def _take(self) -> None:
        """Take over what the fields say; what a field does not show stays in the block."""
        names = self.names.names()
        take_condition(self.block, self.when.value())
        take_unless_usual(self.block, "style", self.style_choice.value(), BlockStyle.PARAGRAPH.value)
        take_unless_usual(self.block, "each", self.each.value(), "")
        for key, editor in (("lead", self.lead), ("text", self.text)):
            self.block.pop(key, None)
            if editor.value():
                self.block[key] = lines_stored(editor.value(), names)
        self._give_room()
        self.edited.emit()


class BlocksEdit(PartsEdit):
    """All blocks of a template below each other."""

    def __init__(self, names: TemplateNames, parent: QWidget | None = None) -> None:
        super().__init__(names, "block", BlockCard, _fresh, parent=parent)


def _fresh(_: Plan) -> Plan:
    return {"text": [word("template_editor.new_block")]}


def _styles() -> list[Choice]:
    return [(style.value, word(f"template_editor.style_{style.value}")) for style in BlockStyle]


def _repeats(names: TemplateNames, block: Plan) -> list[Choice]:
    found = [(name, word("template_editor.each_of", name=told)) for name, told in names.repeats(block)]
    return [("", word("template_editor.each_none")), *found]
