"""A long form in pages, one for every heading: each takes the whole height of its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLabel, QTabBar, QWidget

from core.wording import word
from ui.widgets.form import Form


@dataclass(slots=True)
class _Part:
    """A widget of the form with its place in the grid."""

    row: int
    column: int
    widget: QWidget


@dataclass(slots=True)
class _Sheet:
    """The rows of a heading, and what stands in them."""

    first: int
    parts: list[_Part] = field(default_factory=list)


class FormPages(QTabBar):
    """The headings of a form as tabs; Alt+PgUp and Alt+PgDn turn them from anywhere in the window."""

    def __init__(self, form: Form, begins: str, parent: QWidget | None = None) -> None:
        """``begins``: wording key of the tab over the fields above the first heading."""
        super().__init__(parent)
        grid = form.layout()
        assert isinstance(grid, QGridLayout)
        self._grid = grid
        self._gaps = [grid.rowMinimumHeight(row) for row in range(grid.rowCount())]
        self._sheets = [_Sheet(0)]
        self._tall: QWidget | None = None
        self.setExpanding(False)
        self.setAccessibleName(word("sections.name"))
        self.addTab(word(begins))
        self._kept_away = {part.widget for part in self._parts() if part.widget.isHidden()}
        self._sort()
        self.currentChanged.connect(self._turn)
        for keys, step in (("Alt+PgUp", -1), ("Alt+PgDown", 1)):
            QShortcut(QKeySequence(keys), form).activated.connect(lambda by=step: self.step(by))
        self._turn(0)

    def step(self, by: int) -> None:
        """Turn to the next page or the one before, around the ends; the tabs take the keyboard."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def lead_to(self, editor: QWidget) -> None:
        """Turn to the page of a field."""
        for place, sheet in enumerate(self._sheets):
            if any(part.widget is editor for part in sheet.parts):
                self.setCurrentIndex(place)

    def fill_height(self, editor: QWidget) -> None:
        """Let a field take all the height of its page."""
        self._grid.setAlignment(editor, Qt.AlignmentFlag(0))
        self._tall = editor
        self._turn(self.currentIndex())

    def show_wrong(self) -> None:
        """Turn to the first field under which something is said to be wrong, and put the keyboard there."""
        notes = [part for sheet in self._sheets for part in sheet.parts if _says_wrong(part.widget)]
        self._turn(self.currentIndex())
        if notes:
            above = self._grid.itemAtPosition(notes[0].row - 1, notes[0].column)
            editor = above.widget() if above is not None else None
            if editor is not None:
                self.lead_to(editor)
                editor.setFocus()

    def _parts(self) -> Iterator[_Part]:
        for place in range(self._grid.count()):
            item = self._grid.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                where = cast("tuple[int, int, int, int]", self._grid.getItemPosition(place))
                yield _Part(where[0], where[1], widget)

    def _sort(self) -> None:
        """Give every part of the form to the heading above it; the tab says what the heading said."""
        for part in sorted(self._parts(), key=lambda each: (each.row, each.column)):
            if part.widget.property("role") == "section" and isinstance(part.widget, QLabel):
                self._sheets.append(_Sheet(part.row))
                self.addTab(part.widget.text())
                part.widget.hide()
            else:
                self._sheets[-1].parts.append(part)

    def _turn(self, shown: int) -> None:
        ends = [*(sheet.first for sheet in self._sheets[1:]), len(self._gaps)]
        for place, (sheet, end) in enumerate(zip(self._sheets, ends, strict=True)):
            for part in sheet.parts:
                part.widget.setVisible(place == shown and self._is_wanted(part.widget))
                if part.widget is self._tall:
                    self._grid.setRowStretch(part.row, 100 if place == shown else 0)
            for row in range(sheet.first, end):
                self._grid.setRowMinimumHeight(row, self._gaps[row] if place == shown else 0)

    def _is_wanted(self, widget: QWidget) -> bool:
        """Tell whether a part shows itself: a note only with words, no label over a field that says all."""
        if widget in self._kept_away:
            return isinstance(widget, QLabel) and _is_note(widget) and bool(widget.text())
        return True


def _is_note(made: QLabel) -> bool:
    return made.buddy() is None


def _says_wrong(widget: QWidget) -> bool:
    return isinstance(widget, QLabel) and widget.property("role") == "violation" and bool(widget.text())
