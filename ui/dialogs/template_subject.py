"""What the subject of a template needs, and what must be true before its letters leave (decision 0062)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core import letter_kinds
from core.domain.register import RegisterFieldKind
from core.domain.review import ReviewResult
from core.letter_kinds import all_plans
from core.wording import word, word_of
from ui.dialogs.template_choices import TemplateNames, take_unless_usual
from ui.widgets.choices import ChecksEdit, Choice, ChoiceEdit
from ui.widgets.plates import label

_ASKED = {
    "register": (letter_kinds.ENTRY,),
    "addressee_from": (letter_kinds.ENTRY,),
    "result": (letter_kinds.REVIEW,),
    "follows": (letter_kinds.LETTER, letter_kinds.ITEMS),
}
"""For which subjects each is asked; one that the template says already is always shown."""

_NAMING = (RegisterFieldKind.UNIT, RegisterFieldKind.CHOICE, RegisterFieldKind.TEXT)


class TemplateSubject(QWidget):
    """Asks for register, decision and earlier kind as the subject wants them, and for the conditions."""

    edited = Signal()

    def __init__(self, names: TemplateNames, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._filling = False
        self.register = ChoiceEdit(self._registers)
        self.addressee_from = ChoiceEdit(self._units)
        self.result = ChoiceEdit(_results)
        self.follows = ChoiceEdit(self._kinds)
        self.needs: ChecksEdit | None = None
        self._captions: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for key, editor in self._editors().items():
            caption = label(word(f"template_forms.{key}"), "label")
            caption.setBuddy(editor)
            caption.setContentsMargins(0, 6, 0, 0)
            editor.setAccessibleName(caption.text())
            self._captions[key] = caption
            column.addWidget(caption)
            column.addWidget(editor)
            editor.edited.connect(self._take)
        self.register.edited.connect(self._offer_units)
        self._place = QVBoxLayout()
        column.addWidget(label(word("template_forms.needs"), "label"))
        column.addLayout(self._place)
        column.addWidget(label(word("template_forms.needs_hint"), "small", wrap=True))

    def _editors(self) -> dict[str, Any]:
        return {
            "register": self.register,
            "addressee_from": self.addressee_from,
            "result": self.result,
            "follows": self.follows,
        }

    def show_plan(self) -> None:
        """Show what the template says, and only what its subject asks for."""
        plan, subject = self._names.plan, self._names.subject()
        self._filling = True
        for key, editor in self._editors().items():
            value = plan.get(key, "")
            editor.refill()
            editor.set_value(value)
            shown = subject in _ASKED[key] or bool(value)
            editor.setVisible(shown)
            self._captions[key].setVisible(shown)
        self._show_needs()
        self._filling = False

    def _show_needs(self) -> None:
        """Offer every condition; those of the program's own text for this kind cannot be taken away."""
        if self.needs is not None:
            self.needs.hide()
            self.needs.deleteLater()
        held = letter_kinds.shipped_needs(self._names.identifier)
        self.needs = ChecksEdit([(each, word(f"letter_needs.{each}")) for each in letter_kinds.NEEDS])
        self.needs.set_value(list(self._names.plan.get("needs", [])))
        self.needs.hold(held)
        self.needs.edited.connect(self._take)
        self._place.addWidget(self.needs)

    def _take(self) -> None:
        if self._filling:
            return
        plan = self._names.plan
        for key, editor in self._editors().items():
            take_unless_usual(plan, key, editor.value() or "", "")
        if self.needs is not None:
            take_unless_usual(plan, "needs", [str(each) for each in self.needs.value()], [])
        self.edited.emit()

    def _offer_units(self) -> None:
        """Offer the units of the register chosen; a field of the one before is no field of this one."""
        if self._filling:
            return
        self._names.plan.pop("addressee_from", None)
        self._filling = True
        self.addressee_from.refill()
        self.addressee_from.set_value("")
        self._filling = False
        self.edited.emit()

    # --- what there is to choose ------------------------------------------------------------------------

    def _registers(self) -> list[Choice]:
        found = [(each.key, each.name) for each in self._names.registers]
        return [("", word("template_forms.register_none")), *_with(found, self._names.plan.get("register"))]

    def _units(self) -> list[Choice]:
        """Offer the fields that may name one written to; without a choice the first unit counts."""
        shape = self._names.register()
        fields = shape.fields if shape is not None else ()
        found = [(each.key, each.label) for each in fields if each.kind in _NAMING and not each.private]
        first = ("", word("template_forms.addressee_first"))
        return [first, *_with(found, self._names.plan.get("addressee_from"))]

    def _kinds(self) -> list[Choice]:
        own = self._names.identifier
        found = [(plan.identifier, plan.name) for plan in all_plans() if plan.identifier != own]
        return [("", word("template_forms.follows_none")), *_with(found, self._names.plan.get("follows"))]


def _results() -> list[Choice]:
    return [("", word("template_forms.result_none")), *((each.value, word_of(each)) for each in ReviewResult)]


def _with(found: list[tuple[str, str]], used: object) -> list[tuple[str, str]]:
    """Return what is offered, with what the template says already though nobody knows it here."""
    return found if not used or used in dict(found) else [*found, (str(used), str(used))]
