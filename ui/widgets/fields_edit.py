"""The fields of a register as a table to edit: its name, what it holds, whether it must be filled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from core.domain.register import LinkTarget, RegisterField, RegisterFieldKind
from core.wording import word, word_of
from ui.widgets.choices import ChoiceEdit, enum_choices
from ui.widgets.plates import button, label, row
from ui.widgets.text_edits import LineEdit

_HEADS = ("field_label", "field_kind", "field_choices", "field_required", "field_private")
_MARKS = re.compile(r"[\s,/;\u3001\uff0c\uff1b\uff0f]+")
"""What may stand between choices in typed text."""


@dataclass(frozen=True, slots=True)
class _Line:
    field: RegisterField
    name: LineEdit
    kind: ChoiceEdit
    choices: LineEdit
    required: QCheckBox
    private: QCheckBox
    parts: tuple[QWidget, ...]

    def value(self) -> RegisterField:
        kind = RegisterFieldKind(str(self.kind.value()))
        told = tuple(filter(None, _MARKS.split(self.choices.value())))
        return replace(
            self.field,
            label=self.name.value(),
            kind=kind,
            required=self.required.isChecked(),
            choices=told if kind is RegisterFieldKind.CHOICE else (),
            target=_target(told) if kind is RegisterFieldKind.LINKS else None,
            private=self.private.isChecked(),
        )


class FieldsEdit(QWidget):
    """Lines of fields; ``value`` is a tuple of ``RegisterField``, lines without any name left out."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._taken: set[str] = set()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(2, 3)
        for place, key in enumerate(_HEADS):
            self._grid.addWidget(label(word(f"register_form.{key}"), "label"), 0, place)
        self.add_button = button("register_form.add_field", self.add, symbol="add", role="flat")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addLayout(row(self.add_button, None))

    def value(self) -> tuple[RegisterField, ...]:
        """Return the fields in their order."""
        return tuple(field for line in self._lines if (field := line.value()).label)

    def set_value(self, value: object) -> None:
        """Show fields; a kept form gives them as dicts."""
        for line in list(self._lines):
            self._drop(line)
        for each in value if isinstance(value, Sequence) else ():
            self._show(each if isinstance(each, RegisterField) else _from_kept(each))

    def add(self) -> None:
        """Begin a further field with a key that no field of this register had."""
        number = next(n for n in range(1, 10_000) if f"f{n}" not in self._taken)
        self._show(RegisterField(key=f"f{number}", label=""))
        self._lines[-1].name.setFocus()
        self.edited.emit()

    def _show(self, field: RegisterField) -> None:
        self._taken.add(field.key)
        name, choices, required, private = LineEdit(), LineEdit(), QCheckBox(), QCheckBox()
        kind = ChoiceEdit(lambda: enum_choices(RegisterFieldKind))
        name.set_value(field.label)
        kind.set_value(field.kind)
        target = word_of(field.target) if field.target else ""
        choices.set_value(target or word("punctuation.comma_list").join(field.choices))
        required.setChecked(field.required)
        private.setChecked(field.private)
        remove = button("register_form.remove_field", symbol="close", role="flat")
        remove.setToolTip(remove.text())
        remove.setText("")
        parts = (name, kind, choices, required, private, remove)
        line = _Line(field, name, kind, choices, required, private, parts)
        self._lines.append(line)
        at = self._grid.rowCount()
        for place, part in enumerate(parts):
            self._grid.addWidget(part, at, place)
        for part, key in zip(parts, _HEADS, strict=False):
            part.setAccessibleName(word(f"register_form.{key}"))
        self._watch(line, remove.clicked)

    def _watch(self, line: _Line, removed: object) -> None:
        removed.connect(lambda _=False: self._remove(line))  # type: ignore[attr-defined]
        line.name.edited.connect(self.edited)
        line.choices.edited.connect(self.edited)
        for box in (line.required, line.private):
            box.toggled.connect(lambda _: self.edited.emit())
        line.kind.edited.connect(lambda: self._on_kind(line))
        self._on_kind(line)

    def _on_kind(self, line: _Line) -> None:
        kind = line.kind.value()
        line.choices.setEnabled(kind in (RegisterFieldKind.CHOICE, RegisterFieldKind.LINKS))
        hint = "field_target_hint" if kind == RegisterFieldKind.LINKS else "field_choices_hint"
        line.choices.setPlaceholderText(word(f"register_form.{hint}"))
        self.edited.emit()

    def _remove(self, line: _Line) -> None:
        self._drop(line)
        self.edited.emit()

    def _drop(self, line: _Line) -> None:
        self._lines.remove(line)
        for part in line.parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()


def _target(told: Sequence[str]) -> LinkTarget | None:
    """Return what kind of record was written, ``None`` for any other word."""
    return next((each for each in LinkTarget if told and word_of(each) == told[0]), None)


def _from_kept(kept: dict[str, object]) -> RegisterField:
    choices = kept.get("choices")
    return RegisterField(
        key=str(kept["key"]),
        label=str(kept["label"]),
        kind=RegisterFieldKind(str(kept["kind"])),
        required=bool(kept["required"]),
        choices=tuple(map(str, choices)) if isinstance(choices, list) else (),
        hint=str(kept["hint"]),
        target=LinkTarget(str(kept["target"])) if kept.get("target") else None,
        private=bool(kept.get("private")),
    )
