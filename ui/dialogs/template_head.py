"""The head of a template as fields: name, title, series, reply limit, receipt, format, what must be given."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core import letter_kinds
from core.letter_kinds import all_plans
from core.operations.template_kit import LISTS, PaperFormat, Pitch, lines_shown, lines_stored, sample_file
from core.wording import word, word_of
from ui.dialogs.template_choices import TemplateNames, take_unless_usual
from ui.dialogs.template_subject import TemplateSubject
from ui.widgets.choices import ChecksEdit, Choice, ChoiceEdit, NumberEdit
from ui.widgets.placeholder_edit import PlaceholderEdit
from ui.widgets.plates import label, scrolled
from ui.widgets.text_edits import LineEdit

_BY_OFFICE = -1
_USUAL: dict[str, object] = {
    "format": PaperFormat.LETTER.value,
    "pitch": "",
    "addressee": "",
    "upward": False,
    "speaks_of": letter_kinds.ITEMS,
    "scope": letter_kinds.OVERDUE,
    "issue_series": "",
    "only_issues": False,
}
"""What stands for each of these where the template says nothing."""
_NEWER = ("pitch", "upward", "speaks_of", "scope", "mark", "issue_series", "only_issues")


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
        self.pitch = ChoiceEdit(_pitches)
        self.addressee = LineEdit()
        self.upward = ChoiceEdit(lambda: _two("upward"))
        self.speaks_of = ChoiceEdit(_subjects)
        self.needing = TemplateSubject(names)
        self.scope = ChoiceEdit(_scopes)
        self.issue_series = LineEdit()
        self.only_issues = ChoiceEdit(lambda: _two("only_issues"))
        self.mark = PlaceholderEdit(names.offered, names.names)
        for words in (self.title, self.note, self.mark):
            words.show_lines(1)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self._required: ChecksEdit | None = None
        self._place = QVBoxLayout()
        for key, editor in self._editors():
            caption = label(_caption(key), "label")
            caption.setBuddy(editor)
            caption.setContentsMargins(0, 6, 0, 0)
            editor.setAccessibleName(caption.text())
            self._column.addWidget(caption)
            self._column.addWidget(editor)
            editor.edited.connect(self._take)
            if editor is self.speaks_of:
                self._column.addWidget(self.needing)
        self.speaks_of.edited.connect(self._on_subject)
        self.needing.edited.connect(self._on_needing)
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
            ("pitch", self.pitch),
            ("addressee", self.addressee),
            ("upward", self.upward),
            ("speaks_of", self.speaks_of),
            ("scope", self.scope),
            ("mark", self.mark),
            ("issue_series", self.issue_series),
            ("only_issues", self.only_issues),
        )

    def _on_subject(self) -> None:
        """Ask for what the subject needs, and offer what its letters know."""
        if not self._filling:
            self.needing.show_plan()
            self._show_required()
            self.edited.emit()

    def _on_needing(self) -> None:
        if not self._filling:
            self.edited.emit()

    def show_plan(self) -> None:
        """Show the head of the template as it stands now."""
        plan, names = self._names.plan, self._names.names()
        self._filling = True
        self.receipt.refill()
        self.speaks_of.refill()
        for key in ("name", "group", "series", "receipt"):
            getattr(self, key).set_value(plan.get(key, ""))
        for key, usual in _USUAL.items():
            getattr(self, key).set_value(plan.get(key, usual))
        for key in ("title", "note", "mark"):
            getattr(self, key).set_value(lines_shown(plan.get(key, ""), names))
        days = plan.get("reply_days", _BY_OFFICE)
        self.reply_days.set_value(None if days == _BY_OFFICE else days)
        self.needing.show_plan()
        self._show_required()
        self._filling = False

    def _show_required(self) -> None:
        """Offer what letters of this subject know beside single rows; tick what the template asks for."""
        if self._required is not None:
            self._required.hide()
            self._required.deleteLater()
        names, wanted = self._names.names(), list(self._names.plan.get("required", []))
        groups = ("letter", "own_fields", self._names.plan.get("speaks_of", letter_kinds.ITEMS))
        offered = [
            (each.identifier, names[each.identifier])
            for each in self._names.offered()
            if each.group in groups and each.identifier in names
        ]
        lists = {name: str(told[0]) for name, told in sample_file()[LISTS].items()}
        offered += [
            (name, names.get(name) or lists.get(name, name)) for name in wanted if name not in dict(offered)
        ]
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
        for key, usual in _USUAL.items():
            take_unless_usual(plan, key, getattr(self, key).value(), usual)
        take_unless_usual(plan, "mark", lines_stored(self.mark.value(), names), [])
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


def _pitches() -> list[Choice]:
    return [("", word("template_forms.pitch_office")), *((each.value, word_of(each)) for each in Pitch)]


def _subjects() -> list[Choice]:
    return [(each, word(f"template_forms.speaks_of_{each}")) for each in letter_kinds.SUBJECTS]


def _scopes() -> list[Choice]:
    return [(each, word(f"template_forms.scope_{each}")) for each in letter_kinds.SCOPES]


def _two(key: str) -> list[Choice]:
    return [(False, word(f"template_forms.{key}_no")), (True, word(f"template_forms.{key}_yes"))]


def _caption(key: str) -> str:
    return word(f"template_forms.{key}" if key in _NEWER else f"template_editor.{key}")
