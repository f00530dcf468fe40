"""Two parts side by side with a box for each: a small screen shows the one or the other at its full width."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QSplitter, QWidget

from core.wording import word
from ui.widgets.kept_splitter import keep_sizes

_SHARES = (15_000, 25_000)
"""How the room is shared before a person moves the handle: the page is wider than what is asked for."""


class TwoSides(QSplitter):
    """A splitter that stands where it was left; one of its sides is always in sight."""

    def __init__(self, name: str, words: tuple[str, str], parts: tuple[QWidget, QWidget]) -> None:
        """``words``: the wording keys of the boxes, each with a letter for the keyboard."""
        super().__init__()
        self.setChildrenCollapsible(False)
        self.setHandleWidth(12)
        self.boxes = tuple(QCheckBox(word(key)) for key in words)
        for place, (box, part) in enumerate(zip(self.boxes, parts, strict=True)):
            self.addWidget(part)
            box.setChecked(True)
            box.toggled.connect(partial(self._turn, place))
        self.setSizes(list(_SHARES))
        keep_sizes(self, name)

    def _turn(self, place: int, shown: bool) -> None:
        other = self.boxes[1 - place]
        if not shown and not other.isChecked():
            other.setChecked(True)
        self.widget(place).setVisible(shown)
