"""A block copied in Excel becomes entries of a register; what is read is shown before anything is entered."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.register import RegisterDefinition
from core.errors import Refused
from core.operations import register_rows
from core.operations.register_rows import PastedRow, PastedRows
from core.wording import word
from ui.dialogs.help_key import help_on_f1
from ui.dialogs.writing_dialog import WritingDialog
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.messages import error_text
from ui.widgets.plates import Banner, button, label, row
from ui.widgets.screen import open_with
from ui.widgets.told_table import ToldTable


class PasteDialog(WritingDialog):
    """Reads the clipboard, tells row by row what would be entered, and enters the good rows at once."""

    def __init__(
        self, session: Session, definition: RegisterDefinition, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        help_on_f1(self, "registers")
        self._session = session
        self._definition = definition
        self._read: PastedRows | None = None
        self.entered = 0
        self.setWindowTitle(word("register_rows.window", name=definition.name))
        self.banner = Banner()
        self.said.connect(self.banner.tell)
        self.count = label("", "section")
        self.table = ToldTable("register_rows.again")
        self.enter_button = button("messages.save", self.enter, role="primary", name="register_rows.enter")
        again = button("register_rows.again", self.paste)
        close = button("register_rows.close", self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addWidget(label(word("register_rows.text"), "muted", wrap=True))
        column.addWidget(self.count)
        column.addWidget(self.table, 1)
        column.addLayout(row(again, None, close, self.enter_button))
        open_with(self, 1080, 620)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self).activated.connect(self.paste)
        self._show()

    def paste(self) -> None:
        """Read what the clipboard holds."""
        self.read(QGuiApplication.clipboard().text())

    def read(self, text: str) -> None:
        """Read a block and show it."""
        self.banner.hide()
        try:
            self._read = register_rows.read_rows(self._session.reader, self._definition, text)
        except Refused as error:
            self._read = None
            self.banner.tell(error_text(error), Tone.WARN)
        self._show()

    def enter(self) -> None:
        """Enter the good rows."""
        if self._read is None or not self._read.good:
            return
        key, drafts = self._definition.key, [each.draft for each in self._read.good]
        self.entered = len(drafts)
        self.enter_button.setEnabled(False)
        self.submit(
            self._session,
            lambda workspace, _: register_rows.enter_rows(workspace, key, drafts),
            on_done=lambda _: self.accept(),
            on_error=self._on_refused,
        )

    def _on_refused(self, error: Exception) -> None:
        self._show()
        self.banner.tell(error_text(error), Tone.BAD)

    def _show(self) -> None:
        rows = self._read.rows if self._read else ()
        good = self._read.good if self._read else ()
        heads = self._read.heads if self._read else ()
        shown = [head or word("register_rows.unused") for head in heads]
        cells = [(_state(each), *_filled(each.cells, len(heads))) for each in rows]
        self.table.show_rows([word("register_rows.head_state"), *shown], cells)
        told = word("register_rows.count", rows=len(rows), good=len(good), bad=len(rows) - len(good))
        self.count.setText(told if rows else "")
        self.enter_button.setText(word("register_rows.enter", count=len(good)))
        self.enter_button.setEnabled(bool(good))


def _filled(cells: tuple[str, ...], count: int) -> list[str]:
    return [*cells, *[""] * count][:count]


def _state(each: PastedRow) -> str:
    if each.wrong:
        return word("punctuation.semicolon").join(each.wrong)
    if each.new_units:
        units = word("punctuation.comma_list").join(each.new_units)
        return word("register_rows.new_units", units=units)
    return word("register_rows.good")
