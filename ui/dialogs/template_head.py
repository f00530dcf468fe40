"""The head of a template as fields: name, title, series, reply limit, receipt, format, what must be given."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.letter_kinds import all_plans
from core.operations.template_kit import PaperFormat, lines_shown, lines_stored
from core.wording import word, word_of
from ui.dialogs.template_blocks import TemplateNames
from ui.widgets.choices import ChecksEdit, Choice, ChoiceEdit, NumberEdit
from ui.widgets.placeholder_edit import PlaceholderEdit
from ui.widgets.plates import label, scrolled
from ui.widgets.text_edits import LineEdit

_BY_OFFICE = -1


class TemplateHead(QWidget):
    """Asks for the head; ``edited`` comes with every change of the template."""

    edited = Signal()

    def __init__(self, names: TemplateNames, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._filling = False
        self.name = LineEdit()
        self.group = LineEdit(lambda: sorted({plan.group for plan in all_plans()}))
        self.title = PlaceholderEdit(names.offered, names.names)
        self.note = PlaceholderEdit(names.offered, names.names)
        self.series = LineEdit()
        self.reply_days = NumberEdit(most=3650)
        self.receipt = ChoiceEdit(_receipts)
        self.format = ChoiceEdit(_formats)
        self.addressee = LineEdit()
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self._required: ChecksEdit | None = None
        self._place = QVBoxLayout()
        for key, editor in self._editors():
            caption = label(word(f"template_editor.{key}"), "label")
            caption.setBuddy(editor)
            caption.setContentsMargins(0, 6, 0, 0)
            editor.setAccessibleName(caption.text())
            self._column.addWidget(caption)
            self._column.addWidget(editor)
            editor.edited.connect(self._take)
        self._column.addWidget(label(word("template_editor.required"), "label"))
        self._column.addLayout(self._place)
        self._column.addWidget(label(word("template_editor.head_hint"), "small", wrap=True))
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 0)
        outer.addWidget(scrolled(self._column, margins=(0, 0, 8, 0)))

    def _editors(self) -> tuple[tuple[str, Any], ...]:
        return (
            ("name", self.name),
            ("group", self.group),
            ("title", self.title),
            ("note", self.note),
            ("series", self.series),
            ("reply_days", self.reply_days),
            ("receipt", self.receipt),
            ("format", self.format),
            ("addressee", self.addressee),
        )

    def show_plan(self) -> None:
        """Show the head of the template as it stands now."""
        plan, names = self._names.plan, self._names.names()
        self._filling = True
        for key in ("name", "group", "series", "receipt", "addressee"):
            getattr(self, key).set_value(plan.get(key, ""))
        self.format.set_value(plan.get("format", PaperFormat.LETTER.value))
        self.title.set_value(lines_shown(plan.get("title", ""), names))
        self.note.set_value(lines_shown(plan.get("note", ""), names))
        days = plan.get("reply_days", _BY_OFFICE)
        self.reply_days.set_value(None if days == _BY_OFFICE else days)
        self._show_required()
        self._filling = False

    def _show_required(self) -> None:
        """Offer every placeholder that is not of a single row; tick those the template asks for."""
        if self._required is not None:
            self._required.hide()
            self._required.deleteLater()
        names, wanted = self._names.names(), list(self._names.plan.get("required", []))
        offered = [
            (each.identifier, names[each.identifier])
            for each in self._names.offered()
            if each.group in ("letter", "own_fields") and each.identifier in names
        ]
        offered += [(name, names.get(name, name)) for name in wanted if name not in dict(offered)]
        self._required = ChecksEdit(offered)
        self._required.set_value(wanted)
        self._required.edited.connect(self._take)
        self._place.addWidget(self._required)

    def _take(self) -> None:
        """Take over what the fields say; what is the usual is left out of the template."""
        if self._filling:
            return
        plan, names = self._names.plan, self._names.names()
        for key in ("name", "group", "series", "receipt"):
            plan[key] = getattr(self, key).value()
        for key, editor in (("title", self.title), ("note", self.note)):
            plan[key] = _choices(lines_stored(editor.value(), names))
        days = self.reply_days.value()
        plan["reply_days"] = _BY_OFFICE if days is None else days
        for key, value, usual in (
            ("format", self.format.value(), PaperFormat.LETTER.value),
            ("addressee", self.addressee.value(), ""),
        ):
            plan.pop(key, None)
            if value != usual:
                plan[key] = value
        if self._required is not None:
            plan["required"] = [str(name) for name in self._required.value()]
        self.edited.emit()


def _choices(lines: list[str | list[str]]) -> list[str]:
    """Return the lines of a title or note as its alternatives: the first that can be filled is taken."""
    return [part for line in lines for part in ([line] if isinstance(line, str) else line)]


def _receipts() -> list[Choice]:
    told = {plan.receipt for plan in all_plans() if plan.receipt}
    return [("", word("template_editor.no_receipt")), *((name, name) for name in sorted(told))]


def _formats() -> list[Choice]:
    return [(each.value, word_of(each)) for each in PaperFormat]
