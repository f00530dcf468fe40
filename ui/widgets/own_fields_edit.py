"""The fields an office added itself as one part of a form; values go out as (field, text) pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.custom_field import CustomField, Values
from core.domain.custom_rules import place_of
from core.domain.register_rules import plain_values
from core.domain.violation import Violation
from core.wording import word
from ui.widgets.entry_fields import fields_of, typed_texts, values_of
from ui.widgets.form import Field, FieldKind, Form
from ui.widgets.plates import label

KEY = "custom"


def own_field(
    fields: Callable[[], Sequence[CustomField]], units: Callable[[], Sequence[str]], today: date
) -> Field:
    """Return the field of a form that holds all own fields of a kind of record."""
    return Field(
        key=KEY,
        kind=FieldKind.OWN,
        own=lambda: OwnFieldsEdit(fields, units, today),
        span=2,
        label=word("custom.heading"),
        bare=True,
    )


class OwnFieldsEdit(QWidget):
    """A form inside the form; nothing is shown where the office has no fields of its own."""

    edited = Signal()

    def __init__(
        self,
        fields: Callable[[], Sequence[CustomField]],
        units: Callable[[], Sequence[str]],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read, self._units, self._today = fields, units, today
        self._fields: tuple[CustomField, ...] = ()
        self._kept: dict[str, str] = {}
        self.form: Form | None = None
        self._heading = label(word("custom.heading"), "section")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._heading)
        self._renew()
        if not self._fields:
            self.hide()  # never shown here: without a parent it would be a window of its own

    def value(self) -> Values:
        """Return what is filled in as (field, text) pairs."""
        typed: dict[str, Any] = self.form.peek() if self.form else {}
        return plain_values(typed_texts([each.field for each in self._fields], typed))

    def set_value(self, value: object) -> None:
        """Show pairs; a kept form gives them as lists. The definitions are read again."""
        pairs = value if isinstance(value, Iterable) else ()
        self._kept = {str(uuid): str(text) for uuid, text in pairs}
        self._renew()
        self.setVisible(bool(self._fields))
        if self.form is None:
            return
        for each in self._fields:
            editor = self.form.editor(each.uuid)
            if hasattr(editor, "refill"):
                editor.refill()
        self.form.set_values(values_of([each.field for each in self._fields], self._kept))

    def own_violations(self) -> list[Violation]:
        """Return what cannot even be read."""
        found = self.form.own_violations() if self.form else []
        return [replace(each, field=place_of(each.field)) for each in found]

    def show_violations(self, violations: Sequence[Violation]) -> None:
        """Show each sentence under the field it is about."""
        if self.form:
            self.form.show_violations(
                [replace(each, field=each.field.removeprefix(place_of(""))) for each in violations]
            )

    def _renew(self) -> None:
        """Build the form anew when the definitions are no longer those it shows."""
        found = tuple(self._read())
        if found == self._fields and (self.form or not found):
            return
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self._fields = found
        if found:
            plain = [each.field for each in found]
            self.form = Form(fields_of(plain, self._units, self._kept), "custom", self._today)
            self.form.edited.connect(self.edited)
            self._column.addWidget(self.form)
            self.setFocusProxy(self.form.editor(found[0].uuid))
