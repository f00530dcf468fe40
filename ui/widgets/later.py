"""Room for a part of a page that is built when it is first shown, so that the page opens without it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

T = TypeVar("T", bound=QWidget)


class Later(Generic[T]):
    """A part of a page and the ``room`` for it, which stays empty until it is shown or the part asked for.

    Building ends before anything of it is painted: no half-built part is ever seen.
    """

    def __init__(self, make: Callable[[], T], within: Callable[[T], QWidget] = lambda part: part) -> None:
        """``make`` returns the part with all it needs; ``within`` what is shown of it."""
        self._make = make
        self._within = within
        self._part: T | None = None
        self.room: QWidget = _Room(self.built)

    @property
    def is_built(self) -> bool:
        """Tell whether the part is there already."""
        return self._part is not None

    def built(self) -> T:
        """Return the part, built if it was not yet."""
        if self._part is None:
            self._part = self._make()
            column = QVBoxLayout(self.room)
            column.setContentsMargins(0, 0, 0, 0)
            shown = self._within(self._part)
            column.addWidget(shown)
            shown.show()
            column.activate()
        return self._part


class _Room(QWidget):
    """An empty place that has its part built before it is first painted."""

    def __init__(self, build: Callable[[], QWidget]) -> None:
        super().__init__()
        self._build = build

    def showEvent(self, event: QShowEvent) -> None:
        """Build; the second time there is nothing to do."""
        self._build()
        super().showEvent(event)
