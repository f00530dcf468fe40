"""What the page of registers offers beside one register: pasting rows, the year, points, its definition."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QWidget

from core.domain.register import RegisterDefinition
from core.domain.register_edit import copied
from core.errors import UserFacing
from core.operations import register_definitions, register_files, register_lists
from core.operations.scores import RULES, SCORES
from core.wording import chinese_date, word
from ui.dialogs.register_dialog import RegisterDialog
from ui.dialogs.saving import file_to_read, place_to_write, workbook_place
from ui.models.tones import Tone
from ui.widgets.messages import ask, error_text
from ui.widgets.plates import button
from ui.widgets.theme import mark

if TYPE_CHECKING:
    from ui.pages.registers_page import RegistersPage


class RegisterMore:
    """Buttons in the head of the page, a menu for what is done once in a while, and what they open."""

    def __init__(self, page: RegistersPage) -> None:
        self._page = page
        self.button = button("registers_page.more", role="flat")
        mark(self.button, menu="yes")
        self._menu = QMenu(self.button)
        self.define_action = self._act("define", self.define)
        self.copy_action = self._act("copy", self.copy)
        self.change_action = self._act("change", lambda: self.edit(page.definition))
        self.reset_action = self._act("reset", self.drop_definition)
        self._menu.addSeparator()
        self._act("write_definition", self.write_definition)
        self._act("read_definition", self.read_definition)
        self._menu.addSeparator()
        self.score_action = self._act("score", self.score)
        self._gathered = (self._act("year_sum", self.sum_up), self._act("paste", self.paste))
        self.button.setMenu(self._menu)
        self.buttons: tuple[QPushButton, ...] = (
            self.button,
            button("registers_page.year_sum", self.sum_up, role="flat"),
            button("registers_page.paste", self.paste, role="flat"),
        )

    def gather(self, *, narrow: bool) -> None:
        """Offer in the menu what has no room beside it."""
        for made in self.buttons[1:]:
            made.setVisible(not narrow)
        for act in self._gathered:
            act.setVisible(narrow)

    def _act(self, key: str, slot: Callable[[], object]) -> QAction:
        made = self._menu.addAction(word(f"registers_page.{key}"), slot)
        made.setObjectName(f"registers_page.{key}")
        return made

    def follow(self, definition: RegisterDefinition) -> None:
        """Offer points only beside the two registers they are about, resetting only what is the office's."""
        self.score_action.setVisible(definition.key in (RULES, SCORES))
        self.reset_action.setVisible(bool(definition.uuid))

    # --- the definition ---------------------------------------------------------------------------------

    def define(self) -> None:
        """Make a register of the office's own."""
        key = register_definitions.new_key(self._page.session.reader)
        self.edit(RegisterDefinition(key=key, name=""))

    def copy(self) -> None:
        """Begin a register of the office's own with the fields and rules of the one shown."""
        shown = self._page.definition
        if shown is not None:
            key = register_definitions.new_key(self._page.session.reader)
            self.edit(copied(shown, key, word("registers_page.copy_name", name=shown.name)))

    def edit(self, definition: RegisterDefinition | None, *, fresh: bool = False) -> None:
        """Open the editor of a register; a changed shipped one becomes the office's own."""
        if definition is None or not self._page.may_leave():
            return
        dialog = RegisterDialog(self._page.session, definition, self._page)
        if fresh:
            dialog.form.taint()
        dialog.accepted.connect(lambda: self._page.on_defined(definition.key))
        dialog.open()

    def drop_definition(self) -> None:
        """Take the office's own definition away after asking."""
        page, definition = self._page, self._page.definition
        if definition and ask(page, word("registers_page.reset_sure"), "registers_page.reset"):
            page.session.write(
                lambda workspace, _: register_definitions.drop(workspace, definition.key),
                on_done=lambda _: page.tell(word("registers_page.reset_done", name=definition.name)),
            )

    def write_definition(self) -> None:
        """Ask for a place and write fields and rules of the register shown there, without its entries."""
        page, definition = self._page, self._page.definition
        if definition is None:
            return
        name = word("registers_page.definition_name", name=definition.name)
        chosen = place_to_write(page, name, kinds="registers_page.definition_files")
        if chosen:
            self.write_to(chosen, definition.key)

    def write_to(self, path: Path, key: str) -> None:
        """Write the definition of a register to ``path``."""
        self._page.session.read_job(
            lambda workspace, _: register_files.write_definition(workspace, key, path),
            on_done=lambda made: self._page.tell(word("registers_page.written", path=made), Tone.GOOD),
        )

    def read_definition(self) -> None:
        """Ask for the file of a register and show it in the editor, to be looked over and saved."""
        chosen = file_to_read(self._page, "registers_page.choose_read", "registers_page.definition_files")
        if chosen:
            self.read_from(chosen)

    def read_from(self, path: Path) -> None:
        """Show the register of a file in the editor, or say why it is none."""
        try:
            found = register_files.read_definition(self._page.session.reader, path)
        except UserFacing as error:
            self._page.tell(error_text(error), Tone.BAD)
            return
        self.edit(found, fresh=True)

    # --- entries ----------------------------------------------------------------------------------------

    def sum_up(self) -> QDialog:
        """Open 年度汇总."""
        from ui.dialogs.register_years_dialog import RegisterYearsDialog

        return self._opened(RegisterYearsDialog(self._page.session, self._page))

    def score(self) -> QDialog:
        """Open 考核计分."""
        from ui.dialogs.scores_dialog import ScoresDialog

        return self._opened(ScoresDialog(self._page.session, self._page))

    def paste(self) -> QDialog | None:
        """Open the paste preview with what the clipboard holds."""
        from ui.dialogs.paste_dialog import PasteDialog

        definition = self._page.definition
        if definition is None or not self._page.may_leave():
            return None
        dialog = PasteDialog(self._page.session, definition, self._page)
        dialog.accepted.connect(
            lambda: self._page.tell(word("register_rows.entered", count=dialog.entered), Tone.GOOD)
        )
        if QGuiApplication.clipboard().text().strip():
            dialog.paste()
        return self._opened(dialog)

    def export(self) -> None:
        """Ask for a place and write the register there as shown."""
        if self._page.definition is None:
            return
        facts = {"name": self._page.definition.name, "day": chinese_date(self._page.session.today)}
        if path := workbook_place(self._page, word("registers_page.export_name", **facts)):
            self.export_to(path, with_names=names_wanted(self._page, self._page.definition))

    def export_to(self, path: Path, *, with_names: bool = False) -> None:
        """Write the register as shown to ``path`` as a job and say so on the page."""
        if self._page.pane is None:
            return
        pane, key = self._page.pane, self._page.pane.definition.key
        year, query, keys = pane.year, pane.model.query, pane.grid.shown_columns()
        self._page.session.read_job(
            lambda workspace, progress: register_lists.export_register(
                workspace,
                path,
                key,
                year=year,
                query=query,
                column_keys=keys,
                with_names=with_names,
                progress=progress,
            ),
            label=word("acts.exporting"),
            on_done=lambda written: self._page.tell(word("acts.exported", path=written), Tone.GOOD),
        )

    def _opened(self, dialog: QDialog) -> QDialog:
        dialog.open()
        return dialog


def names_wanted(page: QWidget, definition: RegisterDefinition) -> bool:
    """Ask whether names of persons go along, where a register has any; the answer at hand is no."""
    keys = ("registers_page.with_names", "registers_page.without_names")
    named = any(field.private for field in definition.fields)
    return named and ask(page, word("registers_page.names_sure"), *keys, warily=True)
