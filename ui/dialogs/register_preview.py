"""A register as it would be: the form of one entry in its order, and the head of its list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTableWidget, QVBoxLayout, QWidget

from core.domain.cells import heading_of
from core.domain.register import RegisterDefinition
from core.domain.register_line import columns_of
from core.operations import listing, registers
from core.wording import word
from ui.dialogs.help_key import help_on_f1
from ui.session import Session
from ui.widgets.entry_fields import form_fields, shown_values
from ui.widgets.form import Form
from ui.widgets.link_fields import links_editor
from ui.widgets.plates import button, label, row, scrolled
from ui.widgets.screen import open_with

_HEAD_HEIGHT = 64


class RegisterPreview(QDialog):
    """Shows and keeps nothing: what is typed here is for trying only."""

    def __init__(
        self, session: Session, definition: RegisterDefinition, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        help_on_f1(self, "registers")
        self.setWindowTitle(word("register_form.preview_title", name=definition.name))
        units = lambda: listing.unit_names(session.reader)  # noqa: E731 - read at every opening of the list
        links = partial(links_editor, session)
        self.form = Form(form_fields(definition, units, {}, links), "registers_page", session.today)
        self.form.set_values(shown_values(definition, registers.new_draft(session.reader, definition)))
        self.table = QTableWidget(0, 0)
        heads = [heading_of(column) for column in columns_of(definition) if column.shown]
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setFixedHeight(_HEAD_HEIGHT)
        self.table.setAccessibleName(word("register_form.preview_list"))
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QVBoxLayout()
        inside.addWidget(self.form)
        inside.addStretch(1)
        close = button("register_form.preview_close", self.accept)
        close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(definition.title, "section", wrap=True))
        column.addWidget(self.table)
        column.addWidget(label(word("register_form.preview_text"), "muted", wrap=True))
        column.addWidget(scrolled(inside, margins=(0, 0, 12, 0)), 1)
        column.addLayout(row(None, close))
        open_with(self, 640, 640)
        self.form.editor(definition.fields[0].key if definition.fields else "code").setFocus()
