"""Forms declared as data: fields in two aligned columns, what is wrong shown under the field it is about."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from html import escape
from typing import Any, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from core.domain.drafts import UnitName
from core.domain.unit import UnitRole
from core.domain.violation import Severity, Violation
from core.operations.violation_words import bare, placed
from core.wording import catalogue, word
from ui.widgets.chips import ChipsEdit, UnitsEdit
from ui.widgets.choices import ChecksEdit, Choice, ChoiceEdit, NumberEdit, enum_choices
from ui.widgets.date_edit import DateEdit
from ui.widgets.keyboard import bring_into_view
from ui.widgets.plates import label
from ui.widgets.text_edits import LineEdit, TextEdit, commit_input_method
from ui.widgets.theme import mark

D = TypeVar("D")


class FieldKind(StrEnum):
    """What a field holds; the value's Python type stands behind it."""

    LINE = "line"
    """str"""
    TEXT = "text"
    """str with line breaks"""
    DATE = "date"
    """date or None"""
    NUMBER = "number"
    """int or None"""
    COUNT = "count"
    """int, 0 when empty"""
    ENUM = "enum"
    """a member of ``Field.enum``"""
    CHECKS = "checks"
    """a tuple of members of ``Field.enum``"""
    CHOICE = "choice"
    """one of ``Field.choices``"""
    CHIPS = "chips"
    """a tuple of str"""
    UNITS = "units"
    """a tuple of UnitName"""
    OWN = "own"
    """whatever the widget made by ``Field.own`` holds; its ``set_value`` also takes dicts from a kept form"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: ``key`` is the draft's attribute, its label stands under ``<words>.<key>``.

    Its hint stands under ``<words>.<key>_hint``; a field that an office made itself brings its own ``label``
    and ``hint``. ``span`` is 1 (half a line) or 2 (a whole line). A ``heading`` (wording key) starts a group
    above it.
    """

    key: str
    kind: FieldKind = FieldKind.LINE
    required: bool = False
    span: int = 1
    heading: str = ""
    label: str = ""
    hint: str = ""
    enum: type[StrEnum] | None = None
    choices: Callable[[], Sequence[Choice]] | None = None
    suggestions: Callable[[], Sequence[str]] | None = None
    own: Callable[[], QWidget] | None = None
    bare: bool = False
    """The widget says itself what it is: no label above it."""
    roles: tuple[UnitRole, ...] = (UnitRole.LEAD, UnitRole.DUTY, UnitRole.SUPPORTING, UnitRole.SUPERVISING)


class Editor(Protocol):
    """What every field widget offers."""

    edited: SignalInstance

    def value(self) -> Any:  # noqa: ANN401 - each kind has its own type
        """Return the value, unfinished typing included."""

    def set_value(self, value: object) -> None:
        """Show ``value``."""


@runtime_checkable
class Nested(Protocol):
    """An editor that is a form itself and shows what is wrong at its own fields."""

    def own_violations(self) -> list[Violation]:
        """Return what cannot even be read, named ``<key>.<field>``."""

    def show_violations(self, violations: Sequence[Violation]) -> None:
        """Show what is wrong inside."""


class Form(QWidget):
    """Fields in two columns; ``edited`` comes with every change made by a person."""

    edited = Signal()

    def __init__(
        self, form_fields: Sequence[Field], words: str, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._fields = tuple(form_fields)
        self._editors: dict[str, QWidget] = {}
        self._notes: dict[str, QLabel] = {}
        self._clean: dict[str, Any] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        row, column = 0, 0
        for field in self._fields:
            row, column = self._place(field, row, column, today)
        self._grid.setRowStretch(row + 4, 1)
        self.clean()

    # --- values -----------------------------------------------------------------------------------------

    def editor(self, key: str) -> QWidget:
        """Return the widget of a field."""
        return self._editors[key]

    def values(self) -> dict[str, Any]:
        """Return every value, after taking over what stands unfinished in the input method."""
        commit_input_method()
        return self.peek()

    def read(self, draft: Callable[..., D]) -> D:
        """Return ``draft(**values)``."""
        return draft(**self.values())

    def fill(self, draft: object) -> None:
        """Show a draft (a dataclass with the fields' keys) as the saved state."""
        self.set_values({each.name: getattr(draft, each.name) for each in fields(draft)})  # type: ignore[arg-type]
        self.clean()

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show ``values``; keys without a field are ignored."""
        for key, editor in self._each():
            if key in values:
                editor.set_value(values[key])
        self.show_violations(())

    def clean(self) -> None:
        """Take the present values as saved."""
        self._clean = self.peek()

    def taint(self) -> None:
        """Count the present values as unsaved, whatever they are: the ledger refused them."""
        self._clean = {}
        self.edited.emit()

    @property
    def dirty(self) -> bool:
        """Tell whether anything differs from what was saved."""
        return self.peek() != self._clean

    # --- what is wrong ----------------------------------------------------------------------------------

    def own_violations(self) -> list[Violation]:
        """Return what cannot even be read, such as a date that is none."""
        found = []
        for key, editor in self._editors.items():
            if isinstance(editor, DateEdit) and editor.problem():
                found.append(Violation(key, editor.problem()))
            elif isinstance(editor, Nested):
                found += editor.own_violations()
        return found

    def show_violations(self, violations: Sequence[Violation]) -> bool:
        """Show each sentence under its field, go to the first error; return whether there was an error."""
        by_field: dict[str, list[Violation]] = {}
        for violation in violations:
            by_field.setdefault(violation.field, []).append(violation)
        _pass_on(by_field, self._editors)
        first: QWidget | None = None
        for key, editor in self._editors.items():
            found = by_field.pop(key, [])
            wrong = any(each.severity is Severity.ERROR for each in found)
            self._note(key, found, wrong=wrong)
            if wrong and first is None:
                first = editor
        if first is not None:
            first.setFocus()
            bring_into_view(first)
        left = [each for found in by_field.values() for each in found]
        self._note("", left, wrong=any(each.severity is Severity.ERROR for each in left))
        return any(each.severity is Severity.ERROR for each in violations)

    def say(self, key: str, text: str) -> None:
        """Show a calm note under a field, such as how its words were read; a violation goes first."""
        note = self._notes[key]
        if note.property("role") in {None, "small"} or not note.text():
            note.setText(text)
            note.setVisible(bool(text))
            mark(note, role="small")

    # --- half-typed forms -------------------------------------------------------------------------------

    def to_json(self) -> str:
        """Return the values as JSON for the store of half-typed forms."""
        return json.dumps({key: _plain(value) for key, value in self.peek().items()}, ensure_ascii=False)

    def from_json(self, text: str) -> None:
        """Show values kept by ``to_json``; they count as changed."""
        kept = json.loads(text)
        kinds = {field.key: field for field in self._fields}
        self.set_values({key: _value(kinds[key], kept[key]) for key in kept if key in kinds})

    # --- building ---------------------------------------------------------------------------------------

    def peek(self) -> dict[str, Any]:
        """Return every value without disturbing the input method (for hints while a person types)."""
        return {key: editor.value() for key, editor in self._each()}

    def _each(self) -> list[tuple[str, Editor]]:
        return list(self._editors.items())  # type: ignore[arg-type]

    def _place(self, field: Field, row: int, column: int, today: date) -> tuple[int, int]:
        """Put a field at (row, column) or on the next line; return where the next one may go."""
        if field.heading or field.span > 1 - column + 1:
            row, column = (row + 4, 0) if column else (row, 0)
        if field.heading:
            heading = QLabel(word(field.heading))
            heading.setProperty("role", "section")
            heading.setContentsMargins(0, 12 if row else 0, 0, 4)
            self._grid.addWidget(heading, row, 0, 1, 2)
            row += 1
        editor = _make(field, self._words, today)
        editor.edited.connect(self.edited)  # type: ignore[attr-defined]
        self._editors[field.key] = editor
        self._grid.addWidget(self._label(field, editor), row, column, 1, field.span)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(editor, row + 1, column, 1, field.span, top)
        self._grid.addWidget(self._note_label(field.key), row + 2, column, 1, field.span)
        self._grid.setRowMinimumHeight(row + 3, 6)
        if column + field.span >= 2:
            return row + 4, 0
        return row, 1

    def _label(self, field: Field, editor: QWidget) -> QLabel:
        text = field.label or word(f"{self._words}.{field.key}")
        made = QLabel(word("forms.required", label=escape(text)) if field.required else text)
        made.setTextFormat(Qt.TextFormat.RichText if field.required else Qt.TextFormat.PlainText)
        made.setProperty("role", "label")
        made.setBuddy(editor)
        editor.setAccessibleName(text)
        if field.bare or (field.kind is FieldKind.UNITS and not field.required):
            made.hide()
        return made

    def _note_label(self, key: str) -> QLabel:
        note = label("", wrap=True)
        note.hide()
        self._notes[key] = note
        return note

    def _note(self, key: str, found: Sequence[Violation], *, wrong: bool) -> None:
        note = self._notes.get(key)
        if note is None:
            note = self._note_label(key)
            self._grid.addWidget(note, self._grid.rowCount(), 0, 1, 2)
        note.setText("\n".join(bare(each) if key else placed(each, self._words) for each in found))
        note.setVisible(bool(found))
        mark(note, role="violation" if wrong else "warning")
        editor = self._editors.get(key)
        if editor is not None:
            shown = editor.line() if isinstance(editor, DateEdit) else editor
            if (shown.property("wrong") == "yes") != wrong:
                mark(shown, wrong="yes" if wrong else "no")


def _pass_on(by_field: dict[str, list[Violation]], editors: Mapping[str, QWidget]) -> None:
    """Give what is wrong inside a nested form to that form."""
    for key, editor in editors.items():
        if isinstance(editor, Nested):
            names = [name for name in by_field if name.startswith(f"{key}.")]
            editor.show_violations([each for name in names for each in by_field.pop(name)])


def _make(field: Field, words: str, today: date) -> QWidget:
    hint = field.hint or catalogue().get(f"{words}.{field.key}_hint", "")
    editor = _MAKERS[field.kind](field, today)
    if isinstance(editor, (QLineEdit, QPlainTextEdit)):
        editor.setPlaceholderText(hint)
    elif isinstance(editor, ChipsEdit):
        editor.set_hint(hint)
    return editor


def _names(field: Field) -> Callable[[], Sequence[str]]:
    return field.suggestions or (lambda: ())


def _options(field: Field) -> list[Choice]:
    return enum_choices(field.enum) if field.enum else list(field.choices() if field.choices else ())


_MAKERS: dict[FieldKind, Callable[[Field, date], QWidget]] = {
    FieldKind.LINE: lambda field, _: LineEdit(field.suggestions),
    FieldKind.TEXT: lambda _field, _: TextEdit(),
    FieldKind.DATE: lambda _field, today: DateEdit(today),
    FieldKind.NUMBER: lambda _field, _: NumberEdit(),
    FieldKind.COUNT: lambda _field, _: NumberEdit(empty=0),
    FieldKind.ENUM: lambda field, _: ChoiceEdit(lambda: _options(field)),
    FieldKind.CHECKS: lambda field, _: ChecksEdit(_options(field)),
    FieldKind.CHOICE: lambda field, _: ChoiceEdit(lambda: _options(field)),
    FieldKind.CHIPS: lambda field, _: ChipsEdit(field.suggestions),
    FieldKind.UNITS: lambda field, _: UnitsEdit(_names(field), field.roles),
    FieldKind.OWN: lambda field, _: field.own() if field.own else QWidget(),
}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UnitName):
        return [value.name, value.role.value]
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value


def _value(field: Field, kept: Any) -> object:  # noqa: ANN401 - whatever JSON holds
    if field.kind is FieldKind.DATE:
        return date.fromisoformat(kept) if kept else None
    if field.kind is FieldKind.UNITS:
        return tuple(UnitName(name, UnitRole(role)) for name, role in kept)
    if field.kind is FieldKind.ENUM and field.enum:
        return field.enum(kept)
    if field.kind is FieldKind.CHECKS and field.enum:
        return tuple(field.enum(each) for each in kept)
    return tuple(kept) if isinstance(kept, list) else kept
