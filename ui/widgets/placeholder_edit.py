"""Text with placeholders: they stand out, and Ctrl+Space or a double click on the list puts one in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.operations.template_kit import Placeholder
from core.wording import word
from ui.widgets.plates import label
from ui.widgets.screen import open_with
from ui.widgets.text_edits import TextEdit
from ui.widgets.theme import COLOURS

_BRACED = re.compile(r"\{[^{}]*\}")


class Offer(Protocol):
    """What the editor of a template knows of placeholders."""

    def __call__(self) -> Sequence[Placeholder]:
        """Return those that may be put in now."""
        ...


class _Highlight(QSyntaxHighlighter):
    """Shows known placeholders in the accent colour and unknown ones as wrong."""

    def __init__(self, document: QTextDocument, names: Callable[[], Mapping[str, str]]) -> None:
        super().__init__(document)
        self._names = names

    def highlightBlock(self, text: str) -> None:
        known = {*self._names(), *self._names().values()}
        for found in _BRACED.finditer(text):
            form = QTextCharFormat()
            right = found[0][1:-1].strip() in known
            form.setForeground(QColor(COLOURS["accent" if right else "bad"]))
            if right:
                form.setBackground(QColor(COLOURS["accent_pale"]))
            self.setFormat(found.start(), len(found[0]), form)


class PlaceholderEdit(TextEdit):
    """Lines of a template; ``names`` is identifier → Chinese name as the template stands."""

    def __init__(
        self, offer: Offer, names: Callable[[], Mapping[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._offer = offer
        self._names = names
        self._marks = _Highlight(self.document(), names)
        self.setToolTip(word("template_editor.pick_tip"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list of placeholders with Ctrl+Space."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_Space:
            self.pick()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Colour the placeholders anew: what is known may have changed."""
        super().focusInEvent(event)
        self._marks.rehighlight()

    def pick(self) -> None:
        """Let a person choose a placeholder and put it where the cursor stands."""
        picker = PlaceholderPicker(self._offer(), self)
        if picker.exec() and picker.chosen is not None:
            self.insert(picker.chosen)

    def insert(self, chosen: Placeholder) -> None:
        """Put ``chosen`` where the cursor stands, by its Chinese name where it has one here."""
        name = self._names().get(chosen.identifier, chosen.identifier)
        self.insertPlainText("{" + name + "}")
        self.setFocus()


class PlaceholderPicker(QDialog):
    """Every placeholder with what it means and an example; typing narrows the list."""

    def __init__(self, placeholders: Sequence[Placeholder], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: Placeholder | None = None
        self._all = placeholders
        self.setWindowTitle(word("template_editor.pick"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(word("template_editor.pick_search"))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(label(word("template_editor.pick_hint"), "small", wrap=True))
        self.search.textChanged.connect(lambda _: self._fill())
        self.search.returnPressed.connect(self._take)
        self.list.itemActivated.connect(lambda _: self._take())
        self._fill()
        open_with(self, 520, 460)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows move in the list while the search line holds the keyboard."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and self.list.count():
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
            return
        super().keyPressEvent(event)

    def _fill(self) -> None:
        wanted = self.search.text().strip().lower()
        self.list.clear()
        for each in self._all:
            group = word(f"template_editor.group_{each.group}")
            told = word("template_editor.pick_line", name=each.name, group=group, example=each.example)
            if wanted in f"{told} {each.identifier}".lower():
                item = QListWidgetItem(told)
                item.setData(Qt.ItemDataRole.UserRole, each)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            chosen = item.data(Qt.ItemDataRole.UserRole)
            self.chosen = chosen if isinstance(chosen, Placeholder) else None
            self.accept()
