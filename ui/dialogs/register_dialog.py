"""Make or change a register without a programmer: its fields and every rule that a shipped one can have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.register import RegisterDefinition
from core.domain.register_edit import usual_rates, with_columns
from core.domain.violation import Severity
from core.operations import register_definitions
from core.operations.violation_words import reasons
from core.wording import word
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.dialogs.register_preview import RegisterPreview
from ui.session import Session
from ui.widgets.conditions_edit import CHOICE, DATED, NUMBER, UNIT, conditions_edit
from ui.widgets.fields_edit import FieldsEdit
from ui.widgets.form import Field, FieldKind
from ui.widgets.form_pages import FormPages
from ui.widgets.picks_edit import FieldNames, FieldPick, fields_pick
from ui.widgets.plates import button, label, row
from ui.widgets.register_rules_edit import DueEdit, IssueEdit, counts_edit, rates_edit, spans_edit
from ui.widgets.screen import open_with
from ui.widgets.theme import mark

_WAIT_MS = 250


class RegisterDialog(FormDialog):
    """A form over a whole ``RegisterDefinition``, checked while a person types."""

    def __init__(
        self, session: Session, definition: RegisterDefinition, parent: QWidget | None = None
    ) -> None:
        self._definition = definition
        taken = register_definitions.field_keys(session.reader, definition.key)
        self._editor = FieldsEdit(taken)
        self._editor.set_hidden(definition.hidden)
        self._editor.set_value(definition.fields)  # the rules name them from the first
        self._names = FieldNames(self._editor.value)
        super().__init__(session, self._task(session), parent)
        open_with(self, 900, 700)
        self.checked = label("", "small", wrap=True)
        self.preview_button = button("register_form.preview", self.preview)
        self.pages = FormPages(self.form, "register_form.heading_basic")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._wait.timeout.connect(self._on_waited)
        self._place()
        self._editor.edited.connect(self._refill)
        self._refill()
        self.form.clean()
        if not definition.fields:
            self._editor.add()
            self.form.editor("name").setFocus()
        self.form.edited.connect(self._wait.start)
        self.check_now()

    def made(self) -> RegisterDefinition:
        """Return the register as typed so far."""
        return self.form.read(self._made)

    def _on_waited(self) -> None:
        if self.isVisible():
            self.check_now()

    def check_now(self) -> None:
        """Say what is wrong, or may be, with what is typed so far."""
        found = self.task.check(self._made(**self.form.peek()))
        wrong = any(each.severity is Severity.ERROR for each in found)
        told = reasons(found)
        self.checked.setText(word("register_form.to_mend", told=told) if told else word("register_form.fine"))
        mark(self.checked, role="violation" if wrong else "warning" if found else "small")

    def preview(self) -> RegisterPreview:
        """Show the form and the list as they would be."""
        shown = RegisterPreview(self.session, self.made(), self)
        shown.open()
        return shown

    def is_dirty(self) -> bool:
        """Tell whether words would be lost; a copy or a file taken over is not yet in the ledger."""
        return super().is_dirty() or self._editor.hidden() != self._definition.hidden

    def save(self) -> None:
        """Save, or turn to the page where something is wrong."""
        super().save()
        self.pages.show_wrong()

    def _place(self) -> None:
        """Put the pages of the form above it, and what is wrong below it."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        head = row(self.pages, self.preview_button)
        head.setStretch(0, 1)
        column.insertLayout(1, head)
        column.insertWidget(column.count() - 1, self.checked)
        column.setContentsMargins(24, 8, 24, 12)
        column.setSpacing(8)
        self.inside.setStretchFactor(self.form, 1)
        self.pages.fill_height(self._editor)

    def _task(self, session: Session) -> FormTask:
        known = bool(self._definition.name)
        return FormTask(
            title=word("register_form.title" if known else "register_form.title_new"),
            words="register_form",
            fields=self._fields(session),
            draft=self._definition,
            make=self._made,
            check=lambda made: register_definitions.check_definition(session.reader, made),
            save=lambda workspace, made, _: register_definitions.adopt(workspace, made),
        )

    def _made(self, **values: Any) -> RegisterDefinition:  # noqa: ANN401 - each field has its own type
        made = replace(self._definition, **values, hidden=self._editor.hidden())
        made = with_columns(self._definition, made)
        if made.rates or self._definition.fields:
            return made
        names = (word("register_form.rate_done"), word("register_form.rate_on_time"))
        return replace(made, rates=usual_rates(made, names))

    def _refill(self) -> None:
        """Let every rule name the fields as they are called now."""
        for key, editor in self._rules.items():
            del key
            if hasattr(editor, "refill"):
                editor.refill()

    @property
    def _rules(self) -> dict[str, QWidget]:
        keys = [
            field.key for field in self.task.fields if field.kind is FieldKind.OWN and field.key != "fields"
        ]
        return {key: self.form.editor(key) for key in keys}

    def _fields(self, session: Session) -> tuple[Field, ...]:
        names = self._names
        shelves = lambda: _shelves(session)  # noqa: E731 - read when the list is opened
        return (
            Field(key="name", required=True),
            Field(key="about"),
            Field(key="heading"),
            Field(key="code_prefix"),
            Field(key="shelf", suggestions=shelves),
            Field(key="remind", kind=FieldKind.COUNT),
            _own("fields", lambda: self._editor, "heading_fields"),
            _own("columns", partial(fields_pick, names), "heading_list"),
            _own("year_of", partial(FieldPick, names, DATED), span=1),
            _own("coverage", partial(FieldPick, names, UNIT), span=1),
            _own("dues", partial(DueEdit, names), "heading_rule"),
            _own("done", partial(conditions_edit, names)),
            _own("spans", partial(spans_edit, names)),
            _own("rates", partial(rates_edit, names), "heading_figures"),
            _own("count_by", partial(FieldPick, names, CHOICE), span=1),
            _own("totals", partial(fields_pick, names, NUMBER), span=1),
            _own("counts", partial(counts_edit, names)),
            _own("issues", partial(IssueEdit, names), "heading_issue"),
        )


def _own(key: str, own: Callable[[], QWidget], heading: str = "", span: int = 2) -> Field:
    under = f"register_form.{heading}" if heading else ""
    return Field(key=key, kind=FieldKind.OWN, own=own, span=span, heading=under)


def _shelves(session: Session) -> list[str]:
    found = map(register_definitions.shelf_of, register_definitions.definitions(session.reader))
    return list(dict.fromkeys(filter(None, found)))
