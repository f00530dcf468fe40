"""The fields of a register: a list in the order of the form, and beside it what the chosen one holds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.domain.register import Default, LinkTarget, RegisterField, RegisterFieldKind
from core.domain.register_edit import free_key
from core.wording import word, word_of
from ui.widgets.choices import Choice, ChoiceEdit, enum_choices
from ui.widgets.flow_layout import lines_of
from ui.widgets.lines_edit import PartsEdit
from ui.widgets.plates import button
from ui.widgets.text_edits import LineEdit, TextEdit

_LIST_WIDTH = 190
_LIST_HEIGHT = 140
"""Pixels at least; the list takes the height there is."""
_BEGUN = {
    RegisterFieldKind.DATE: Default.TODAY,
    RegisterFieldKind.YEAR: Default.THIS_YEAR,
    RegisterFieldKind.UNIT: Default.OWN_UNIT,
}
"""What a field of each kind can begin with."""


class CheckEdit(QCheckBox):
    """Yes or no, as the other editors of a form."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(word("cells.yes"))
        self.toggled.connect(lambda _: self.edited.emit())

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))


class FieldEdit(PartsEdit):
    """One ``RegisterField``; its key never changes."""

    def __init__(self) -> None:
        super().__init__()
        self._field = RegisterField(key="f1", label="")
        self._offered = RegisterFieldKind.TEXT
        self.add("label", LineEdit(), "register_form.field_label")
        self.add("kind", ChoiceEdit(lambda: enum_choices(RegisterFieldKind)), "register_form.field_kind")
        self.add("target", ChoiceEdit(lambda: enum_choices(LinkTarget)), "register_form.field_target")
        self.add("default", ChoiceEdit(self._defaults), "register_form.field_default")
        self.add("required", CheckEdit(), "register_form.field_required")
        self.add("private", CheckEdit(), "register_form.field_private")
        choices = TextEdit()
        choices.setPlaceholderText(word("register_form.field_choices_hint"))
        self.add("choices", choices, "register_form.field_choices", wide=True)
        self.add("hint", LineEdit(), "register_form.field_hint", wide=True)

    def value(self) -> RegisterField:
        """Return the field; what its kind does not know is left out."""
        kind = self._kind()
        lines = [line.strip() for line in self.peek("choices").splitlines()]
        told = tuple(dict.fromkeys(filter(None, lines)))
        target = self.peek("target") if kind is RegisterFieldKind.LINKS else None
        default = self.peek("default") if kind in _BEGUN else None
        return replace(
            self._field,
            label=self.peek("label"),
            kind=kind,
            required=self.peek("required"),
            choices=told if kind is RegisterFieldKind.CHOICE else (),
            target=LinkTarget(str(target)) if target else None,
            private=self.peek("private"),
            default=Default(str(default)) if default else None,
            hint=self.peek("hint"),
        )

    def set_value(self, value: object) -> None:
        """Show a field."""
        if isinstance(value, RegisterField):
            self._field = value
            names = ("label", "kind", "target", "default", "required", "private", "hint")
            self.parts["kind"].set_value(value.kind)
            self.parts["default"].refill()
            told = "\n".join(value.choices)
            self.show_values(choices=told, **{name: getattr(value, name) for name in names})

    def follow(self) -> None:
        """Ask for choices, for the kind of record and for a beginning only where there are any."""
        kind = self._kind()
        asked = {RegisterFieldKind.CHOICE: "choices", RegisterFieldKind.LINKS: "target"}.get(kind)
        asked = "default" if kind in _BEGUN else asked
        self.show_parts(hidden=[key for key in ("choices", "target", "default") if key != asked])

    def _on_edited(self) -> None:
        if self._kind() is not self._offered:
            self._offered = self._kind()
            self.parts["default"].refill()
        super()._on_edited()

    def _kind(self) -> RegisterFieldKind:
        return RegisterFieldKind(str(self.peek("kind")))

    def _defaults(self) -> list[Choice]:
        begun = _BEGUN.get(self._kind()) if "kind" in self.parts else None
        return [(None, word("register_form.no_rule")), *([(begun, word_of(begun))] if begun else [])]


class FieldsEdit(QWidget):
    """``value`` is a tuple of ``RegisterField``, those without a name left out; ``hidden`` those put away.

    A field that the ledger knows is put away when it is taken out, with all that was entered in it.
    """

    edited = Signal()

    def __init__(self, taken: Collection[str] = (), parent: QWidget | None = None) -> None:
        """``taken``: keys of fields that the ledger knows; a new field gets another."""
        super().__init__(parent)
        self._known = frozenset(taken)
        self._fields: list[RegisterField] = []
        self._away: list[RegisterField] = []
        self._used: set[str] = set(taken)
        self.list = QListWidget()
        self.list.setAccessibleName(word("register_form.fields"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setMinimumHeight(_LIST_HEIGHT)
        self.field = FieldEdit()
        self.add_button = button("register_form.add_field", self.add, symbol="add", role="flat")
        self.up_button = button("register_form.field_up", lambda: self.move_by(-1), role="flat")
        self.down_button = button("register_form.field_down", lambda: self.move_by(1), role="flat")
        self.away_button = button("register_form.remove_field", self.put_away, role="flat")
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self.list)
        beside.addWidget(self.field, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(beside, 1)
        column.addLayout(lines_of(self.add_button, self.up_button, self.down_button, self.away_button))
        self.setFocusProxy(self.list)
        self.list.currentRowChanged.connect(self._show)
        self.field.edited.connect(self._on_edited)
        self._show(-1)

    def value(self) -> tuple[RegisterField, ...]:
        """Return the fields in their order."""
        return tuple(field for field in self._fields if field.label)

    def hidden(self) -> tuple[RegisterField, ...]:
        """Return the fields put away."""
        return tuple(self._away)

    def set_value(self, value: object) -> None:
        """Show fields."""
        given = value if isinstance(value, (tuple, list)) else ()
        self._fields = [each for each in given if isinstance(each, RegisterField)]
        self._used |= {each.key for each in self._fields}
        self._relist(0)

    def set_hidden(self, fields: Sequence[RegisterField]) -> None:
        """Show fields put away, in grey below the others."""
        self._away = list(fields)
        self._used |= {each.key for each in fields}
        self._relist(max(self.list.currentRow(), 0))

    def add(self) -> None:
        """Begin a further field with a key that no field of this register had."""
        key = free_key(self._used)
        self._used.add(key)
        self._fields.append(RegisterField(key=key, label=""))
        self._relist(len(self._fields) - 1)
        self.field.setFocus()
        self.edited.emit()

    def move_by(self, step: int) -> None:
        """Move the chosen field up or down the form."""
        at = self.list.currentRow()
        to = at + step
        if at in range(len(self._fields)) and to in range(len(self._fields)):
            self._fields[at], self._fields[to] = self._fields[to], self._fields[at]
            self._relist(to)
            self.edited.emit()

    def put_away(self) -> None:
        """Take the chosen field out of the form, or bring one back that was put away."""
        at = self.list.currentRow()
        if at < 0:
            return
        if at >= len(self._fields):
            self._fields.append(self._away.pop(at - len(self._fields)))
            at = len(self._fields) - 1
        else:
            gone = self._fields.pop(at)
            if gone.key in self._known:
                self._away.append(replace(gone, required=False))
        self._relist(min(at, self.list.count() - 1))
        self.edited.emit()

    def _relist(self, current: int) -> None:
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.list.clear()
        for field in self._fields:
            self.list.addItem(_named(field))
        for field in self._away:
            item = QListWidgetItem(word("register_form.field_away", label=field.label))
            item.setForeground(self.palette().placeholderText())
            self.list.addItem(item)
        self.list.setCurrentRow(min(current, self.list.count() - 1))
        self.list.blockSignals(False)  # noqa: FBT003
        self._show(self.list.currentRow())

    def _show(self, place: int) -> None:
        shown = place in range(len(self._fields))
        self.field.setEnabled(shown)
        away = place >= len(self._fields) and place >= 0
        self.away_button.setText(word(f"register_form.{'restore_field' if away else 'remove_field'}"))
        self.away_button.setEnabled(place >= 0)
        self.up_button.setEnabled(shown and place > 0)
        self.down_button.setEnabled(shown and place < len(self._fields) - 1)
        self.field.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        if shown:
            self.field.set_value(self._fields[place])
        elif away:
            self.field.set_value(self._away[place - len(self._fields)])
        self.field.blockSignals(False)  # noqa: FBT003

    def _on_edited(self) -> None:
        at = self.list.currentRow()
        if at in range(len(self._fields)):
            self._fields[at] = self.field.value()
            self.list.item(at).setText(_named(self._fields[at]))
            self.edited.emit()


def _named(field: RegisterField) -> str:
    label = field.label or word("register_form.field_new")
    return word("register_form.field_must", label=label) if field.required else label
