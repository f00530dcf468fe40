"""自定义字段: the fields this office adds to issues, measures and inspections, without a programmer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.domain.change import Outcome
from core.domain.custom_field import CustomField, FieldOwner
from core.domain.custom_rules import KINDS
from core.domain.register import RegisterFieldKind
from core.operations import custom_columns, custom_fields
from core.wording import word, word_of
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.choices import Choice
from ui.widgets.form import Field, FieldKind
from ui.widgets.plates import Card, button, clear, label, row

_FIELD = Qt.ItemDataRole.UserRole
_LEAST_HEIGHT = 140


def _yes_no() -> list[Choice]:
    return [(False, word("cells.no")), (True, word("cells.yes"))]


_FORM = (
    Field(key="label", required=True),
    Field(key="owner", kind=FieldKind.ENUM, enum=FieldOwner),
    Field(key="kind", kind=FieldKind.CHOICE, choices=lambda: [(kind, word_of(kind)) for kind in KINDS]),
    Field(key="required", kind=FieldKind.CHOICE, choices=_yes_no),
    Field(key="choices", kind=FieldKind.CHIPS, span=2),
    Field(key="hint"),
    Field(key="in_letters", kind=FieldKind.CHOICE, choices=_yes_no),
    Field(key="aliases", kind=FieldKind.CHIPS, span=2),
)


class FieldsTab(QWidget):
    """The list of fields with its acts, and columns of imported sheets that could become one."""

    told = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.fields = QListWidget()
        self.fields.setMinimumHeight(_LEAST_HEIGHT)
        self.fields.setAccessibleName(word("settings_page.tab_fields"))
        self.add_button = button("fields_tab.add", self.add, symbol="add", role="primary")
        self.edit_button = button("fields_tab.edit", self.edit, symbol="edit")
        self.retire_button = button("fields_tab.retire", self.retire)
        self.up_button = button("fields_tab.up", lambda: self._move(-1))
        self.down_button = button("fields_tab.down", lambda: self._move(1))
        self._columns = QVBoxLayout()
        self._columns.setSpacing(4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        outer.addWidget(self._list_card())
        outer.addWidget(self._columns_card())
        outer.addStretch(1)
        self.fields.currentRowChanged.connect(lambda _: self._show_state())
        self.fields.itemActivated.connect(lambda _: self.edit())

    def _list_card(self) -> Card:
        card = Card(word("settings_page.tab_fields"))
        card.body.addWidget(label(word("fields_tab.text"), "muted", wrap=True))
        card.body.addWidget(self.fields)
        acts = (self.add_button, self.edit_button, self.retire_button, self.up_button, self.down_button)
        card.body.addLayout(row(*acts, None))
        return card

    def _columns_card(self) -> Card:
        card = Card(word("fields_tab.columns"))
        card.body.addWidget(label(word("fields_tab.columns_text"), "muted", wrap=True))
        card.body.addLayout(self._columns)
        return card

    # --- what is shown ----------------------------------------------------------------------------------

    @property
    def current(self) -> CustomField | None:
        """Return the chosen field."""
        item = self.fields.currentItem()
        found = item.data(_FIELD) if item else None
        return found if isinstance(found, CustomField) else None

    def refresh(self) -> None:
        """Read the fields and the unknown columns again; the chosen field stays chosen."""
        chosen = self.current
        self.fields.clear()
        for each in custom_fields.all_fields(self._session.reader):
            item = QListWidgetItem(_line(each))
            item.setData(_FIELD, each)
            item.setToolTip(each.hint)
            self.fields.addItem(item)
            if chosen is not None and each.uuid == chosen.uuid:
                self.fields.setCurrentItem(item)
        if self.fields.currentRow() < 0 and self.fields.count():
            self.fields.setCurrentRow(0)
        self._ask_columns()
        self._show_state()

    def _ask_columns(self) -> None:
        """Have the reading thread look for unknown columns, which any issue may hold."""
        clear(self._columns)
        self._columns.addWidget(label(word("window.reading"), "muted"))
        self._session.read(self, custom_columns.unknown_columns, self._show_columns)

    def _show_columns(self, found: list[tuple[str, int]]) -> None:
        clear(self._columns)
        if not found:
            self._columns.addWidget(label(word("fields_tab.no_columns"), "muted"))
        for header, count in found:
            take = button("fields_tab.adopt", partial(self.adopt, header), role="link")
            take.setAccessibleName(word("fields_tab.adopt_column", column=header))
            text = word("fields_tab.column", column=header, count=count)
            self._columns.addLayout(row(label(text), None, take))

    def _show_state(self) -> None:
        chosen = self.current
        for part in (self.edit_button, self.retire_button, self.up_button, self.down_button):
            part.setEnabled(chosen is not None)
        retired = chosen is not None and chosen.retired
        self.retire_button.setText(word("fields_tab.restore" if retired else "fields_tab.retire"))

    # --- acts -------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Define a new field."""
        self._open(CustomField(uuid="", label=""), word("fields_tab.title_new"))

    def edit(self) -> None:
        """Change the chosen field."""
        if self.current is not None:
            self._open(self.current, word("fields_tab.title"))

    def retire(self) -> None:
        """Take the chosen field out of use, or back."""
        chosen = self.current
        if chosen is None:
            return
        said = word("fields_tab.restored" if chosen.retired else "fields_tab.retired", label=chosen.label)
        self._session.write(
            lambda workspace, _: custom_fields.retire(workspace, chosen.uuid, retired=not chosen.retired),
            on_done=lambda _: self.told.emit(said, Tone.GOOD),
        )

    def adopt(self, header: str) -> None:
        """Make a field of an unknown column."""
        self._session.write(
            lambda workspace, _: custom_columns.adopt_column(workspace, header), on_done=self._on_adopted
        )

    def _on_adopted(self, outcome: Outcome[CustomField]) -> None:
        self.told.emit(word("fields_tab.adopted", label=outcome.value.label), Tone.GOOD)

    def _move(self, places: int) -> None:
        chosen = self.current
        if chosen is not None:
            self._session.write(lambda workspace, _: custom_fields.move(workspace, chosen.uuid, places))

    def _open(self, field: CustomField, title: str) -> None:
        dialog = self.dialog(field, title)
        dialog.exec()
        dialog.deleteLater()

    def dialog(self, field: CustomField, title: str) -> FormDialog:
        """Return the dialog that edits ``field``; whose field it is can be chosen only once."""
        shown = tuple(each for each in _FORM if not field.uuid or each.key != "owner")
        task = FormTask(
            title=title,
            words="field_form",
            fields=shown,
            draft=field,
            make=lambda **values: _made(field, **values),
            check=lambda made: custom_fields.check_definition(self._session.reader, made),
            save=lambda workspace, made, _: custom_fields.define(workspace, made),
        )
        return FormDialog(self._session, task, self)


def _made(field: CustomField, **values: object) -> CustomField:
    """Return ``field`` as typed; choices belong to a choice only."""
    made: CustomField = replace(field, **values)  # type: ignore[arg-type]
    return made if made.kind is RegisterFieldKind.CHOICE else replace(made, choices=())


def _line(field: CustomField) -> str:
    marks = [
        word(f"fields_tab.is_{name}")
        for name in ("required", "in_letters", "retired")
        if getattr(field, name)
    ]
    facts = word("punctuation.comma_list").join((word_of(field.kind), *marks))
    return word("fields_tab.line", owner=word_of(field.owner), label=field.label, facts=facts)
