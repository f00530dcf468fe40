"""The views of one template: its text, head, tables and questions as fields, the raw TOML for experts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTabWidget, QWidget

from core.domain.register import RegisterDefinition
from core.operations.template_kit import checking, is_editable, to_toml
from core.wording import word
from ui.dialogs.template_annexes import AnnexesEdit
from ui.dialogs.template_blocks import BlocksEdit
from ui.dialogs.template_choices import TemplateNames
from ui.dialogs.template_head import TemplateHead
from ui.dialogs.template_questions import QuestionsEdit

WORDS, HEAD, ANNEXES, QUESTIONS, RAW = range(5)
_PARTS = {"block": WORDS, "annex": ANNEXES, "fields": QUESTIONS}
"""The view of every part of a template that is counted."""
_NARROWEST = 300


class TemplateWords(QTabWidget):
    """Holds the text of a template; every view changes it and shows what the others changed."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self._names = TemplateNames()
        self._filling = False
        self.blocks = BlocksEdit(self._names)
        self.head = TemplateHead(self._names)
        self.annexes = AnnexesEdit(self._names)
        self.questions = QuestionsEdit(self._names)
        self.raw = QPlainTextEdit()
        self.raw.setTabChangesFocus(True)
        self.raw.setAccessibleName(word("template_editor.tab_raw"))
        self._fields = (self.blocks, self.head, self.annexes, self.questions)
        keys = ("words", "head", "annexes", "questions", "raw")
        for page, key in zip((*self._fields, self.raw), keys, strict=True):
            self.addTab(page, word(f"template_editor.tab_{key}"))
        self.setMinimumWidth(_NARROWEST)
        for view in self._fields:
            view.edited.connect(self._on_fields)
        self.raw.textChanged.connect(self._on_raw)
        self.currentChanged.connect(self._on_tab)

    def know(self, registers: Sequence[RegisterDefinition]) -> None:
        """Take the registers whose entries a letter may speak of."""
        self._names.registers = registers

    def show_text(self, text: str, identifier: str = "") -> None:
        """Show another template; what no field can show stays with the raw text."""
        self.text = text
        self._names.identifier = identifier or self._names.identifier
        self._names.plan = checking.read(text)[0]
        fit = bool(self._names.plan) and is_editable(self._names.plan)
        self._allow(fit)
        if not fit:
            self.setCurrentIndex(RAW)
        self._fill()

    def _allow(self, fit: bool) -> None:
        for place in range(RAW):
            self.setTabEnabled(place, fit)

    def _fill(self) -> None:
        """Show the template in the view that is open."""
        self._filling = True
        if self.currentIndex() == RAW:
            if self.raw.toPlainText() != self.text:
                self.raw.setPlainText(self.text)
        else:
            self._fields[self.currentIndex()].show_plan()
        self._filling = False

    def _on_tab(self) -> None:
        self._fill()

    def _on_fields(self) -> None:
        if not self._filling:
            self.text = to_toml(self._names.plan)
            self.edited.emit()

    def _on_raw(self) -> None:
        if self._filling:
            return
        self.text = self.raw.toPlainText()
        plan = checking.read(self.text)[0]
        fit = bool(plan) and is_editable(plan)
        if fit:
            self._names.plan = plan
        self._allow(fit)
        self.edited.emit()

    def go_to(self, place: str) -> None:
        """Bring the part of the template that ``place`` names into sight."""
        part, _, number = place.partition(":")
        view = _PARTS.get(part, RAW)
        if view != RAW and self.isTabEnabled(view):
            self.setCurrentIndex(view)
            {WORDS: self.blocks, ANNEXES: self.annexes, QUESTIONS: self.questions}[view].go_to(int(number))
        elif part == "head" and self.isTabEnabled(HEAD):
            self.setCurrentIndex(HEAD)
            editor = getattr(self.head, number, None) or getattr(self.head.needing, number, None)
            if isinstance(editor, QWidget):
                editor.setFocus()
        else:
            self.setCurrentIndex(RAW)
            cursor = QTextCursor(
                self.raw.document().findBlockByNumber(checking.line_of(self.text, place) - 1)
            )
            self.raw.setTextCursor(cursor)
            self.raw.setFocus()
