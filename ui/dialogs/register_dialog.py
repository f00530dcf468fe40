"""Make or change a register without a programmer: its name, its fields, when an entry is due and done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.domain.register import RegisterDefinition, RegisterField, RegisterFieldKind
from core.domain.register_shape import RegisterShape, is_plain, renamed, shape_of, with_shape
from core.operations import register_definitions
from core.wording import word
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit
from ui.widgets.fields_edit import FieldsEdit
from ui.widgets.form import Field, FieldKind
from ui.widgets.plates import label

_RULES = ("due_from", "done_field")
_DATED = frozenset({RegisterFieldKind.DATE, RegisterFieldKind.YEAR})


class RegisterDialog(FormDialog):
    """A form over a ``RegisterShape``; rules that a shape cannot say are kept and named as kept."""

    def __init__(
        self, session: Session, definition: RegisterDefinition, parent: QWidget | None = None
    ) -> None:
        self._plain = not definition.name or is_plain(definition)
        self._editor = FieldsEdit()
        self._definition = definition
        super().__init__(session, self._task(session), parent)
        if not self._plain:
            self.inside.addWidget(label(word("register_form.rules_kept"), "muted", wrap=True))
        self.inside.addStretch(1)
        self._editor.edited.connect(self._refill)
        self._refill()
        self.form.fill(self.task.draft)
        if not definition.fields:
            self._editor.add()
            self.form.editor("name").setFocus()

    def _task(self, session: Session) -> FormTask:
        shape = shape_of(self._definition)
        return FormTask(
            title=word("register_form.title_new" if not shape.name else "register_form.title"),
            words="register_form",
            fields=self._fields(),
            draft=shape,
            make=lambda **values: self._made(RegisterShape(**values)),
            check=lambda made: register_definitions.check_definition(session.reader, made),
            save=lambda workspace, made, _: register_definitions.adopt(workspace, made),
        )

    def _fields(self) -> tuple[Field, ...]:
        shown = (
            Field(key="name", required=True),
            Field(key="about"),
            Field(
                key="fields",
                kind=FieldKind.OWN,
                own=lambda: self._editor,
                span=2,
                heading="register_form.heading_fields",
            ),
        )
        if not self._plain:
            return shown
        counted: list[Choice] = [(False, word("register_form.days")), (True, word("register_form.work_days"))]
        return (
            *shown,
            Field(
                key="due_from",
                kind=FieldKind.CHOICE,
                choices=lambda: self._named(dated=True),
                heading="register_form.heading_rule",
            ),
            Field(key="due_days", kind=FieldKind.COUNT),
            Field(key="working", kind=FieldKind.CHOICE, choices=lambda: counted),
            Field(key="done_field", kind=FieldKind.CHOICE, choices=lambda: self._named(dated=False)),
        )

    def _named(self, *, dated: bool) -> list[Choice]:
        fields: tuple[RegisterField, ...] = self._editor.value()
        found = [(each.key, each.label) for each in fields if not dated or each.kind in _DATED]
        return [("", word("register_form.no_rule")), *found]

    def _refill(self) -> None:
        for key in _RULES if self._plain else ():
            editor = self.form.editor(key)
            if isinstance(editor, ChoiceEdit):
                editor.refill()

    def _made(self, shape: RegisterShape) -> RegisterDefinition:
        if not self._plain:
            return renamed(self._definition, shape)
        names = (word("register_form.rate_done"), word("register_form.rate_on_time"))
        return with_shape(self._definition, shape, names)
