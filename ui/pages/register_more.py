"""What the page of registers offers beside one register: pasting rows, the year, points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton

from core.operations.scores import RULES, SCORES
from core.wording import word
from ui.models.tones import Tone
from ui.widgets.plates import button

if TYPE_CHECKING:
    from ui.pages.registers_page import RegistersPage


class RegisterMore:
    """Buttons in the head of the page and what they open."""

    def __init__(self, page: RegistersPage) -> None:
        self._page = page
        self.score_button = button("registers_page.score", self.score, role="flat")
        self.buttons: tuple[QPushButton, ...] = (
            self.score_button,
            button("registers_page.year_sum", self.sum_up, role="flat"),
            button("registers_page.paste", self.paste, role="flat"),
        )

    def follow(self, key: str) -> None:
        """Offer points only beside the two registers they are about."""
        self.score_button.setVisible(key in (RULES, SCORES))

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

    def _opened(self, dialog: QDialog) -> QDialog:
        dialog.open()
        return dialog
