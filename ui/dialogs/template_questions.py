"""What a template asks the clerk for: the label, a hint, one line or several, whether it must be answered."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from core.operations.template_kit import new_key, short
from core.wording import word
from ui.dialogs.template_choices import Plan, TemplateNames, take_unless_usual
from ui.dialogs.template_parts import PartCard, PartsEdit
from ui.widgets.plates import label, row
from ui.widgets.text_edits import LineEdit


class QuestionCard(PartCard):
    """One question; its key is made by the program and never shown where it has a name."""

    def __init__(self, names: TemplateNames, question: Plan, parent: QWidget | None = None) -> None:
        super().__init__(names, question, parent)
        self.question = question
        self.label_edit = LineEdit()
        self.hint = LineEdit()
        self.lines = QCheckBox(word("template_forms.question_lines"))
        self.needed = QCheckBox(word("template_forms.question_needed"))
        self.told = label("", "small", wrap=True)
        for key, editor in (("question_label", self.label_edit), ("question_hint", self.hint)):
            editor.setAccessibleName(word(f"template_forms.{key}"))
            editor.setPlaceholderText(word(f"template_forms.{key}"))
        self._fill()
        first = row(self.label_edit, gap=4)
        first.addLayout(self.tools("question"))
        self.body.addLayout(first)
        self.body.addWidget(self.hint)
        self.body.addLayout(row(self.lines, self.needed, None))
        self.body.addWidget(self.told)
        for line in (self.label_edit, self.hint):
            line.edited.connect(self._take)
        for box in (self.lines, self.needed):
            box.toggled.connect(lambda _: self._take())

    def begin(self) -> None:
        """Put the cursor into the label."""
        self.label_edit.setFocus()

    def _fill(self) -> None:
        self.label_edit.set_value(self.question.get("label", ""))
        self.hint.set_value(self.question.get("hint", ""))
        self.lines.setChecked(bool(self.question.get("lines", False)))
        self.needed.setChecked(self._key() in self.names.plan.get("required", []))
        self._tell()

    def _key(self) -> str:
        return str(self.question.get("key", ""))

    def _tell(self) -> None:
        """Say how the answer is put into the text; a label that is taken leaves the bare identifier."""
        name = self.names.names().get(self._key(), self._key())
        own = name == short(str(self.question.get("label", "")))
        several = "several" if self.question.get("lines") else "named"
        key = several if own else "taken"
        self.told.setText(word(f"template_forms.question_{key}", name=name))

    def _take(self) -> None:
        key, needed = self._key(), self.needed.isChecked()
        self.question["label"] = self.label_edit.value()
        take_unless_usual(self.question, "lines", self.lines.isChecked(), usual=False)
        take_unless_usual(self.question, "hint", self.hint.value(), "")
        required = [name for name in self.names.plan.get("required", []) if name != key]
        self.names.plan["required"] = [*required, key] if needed else required
        self._tell()
        self.edited.emit()


class QuestionsEdit(PartsEdit):
    """All questions of a template."""

    def __init__(self, names: TemplateNames, parent: QWidget | None = None) -> None:
        super().__init__(
            names,
            "fields",
            QuestionCard,
            _fresh,
            add="template_forms.add_question",
            head=label(word("template_forms.question_text"), "small", wrap=True),
            parent=parent,
        )

    def _drop(self, card: PartCard) -> None:
        """Drop a question; it is not asked for any more."""
        gone = card.part.get("key")
        plan = self._names.plan
        plan["required"] = [name for name in plan.get("required", []) if name != gone]
        super()._drop(card)


def _fresh(plan: Plan) -> Plan:
    taken = {str(each.get("label", "")) for each in plan.get("fields", [])}
    number = 1
    while word("template_forms.new_question", number=number) in taken:
        number += 1
    return {"key": new_key(plan), "label": word("template_forms.new_question", number=number)}
