"""The stack of pages and what acts may expect of the window around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMainWindow, QScrollArea, QStackedWidget, QWidget

from ui.pages.registry import PAGES
from ui.widgets.by_number import Number, ask
from ui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from core.domain.hit import Hit
    from core.domain.listing import Filter, ListKind
    from ui.pages.page import Page
    from ui.session import Session

PAGE_OF = {
    "issues": "ledger",
    "measures": "ledger",
    "inspections": "inspections",
    "letters": "letters",
    "submissions": "submissions",
    "units": "settings",
    "registers": "registers",
    "liaisons": "people",
    "leaders": "people",
    "duties": "duties",
    "dispatches": "duties",
    "tasks": "plans",
    "plans": "plans",
}
"""The page of every ``ListKind``, by its value: the frame is painted before kinds of lists are loaded."""


class Shell(QMainWindow):
    """Pages made when first shown, one of them in front; ``MainWindow`` builds the frame around it."""

    ledger_wanted = Signal(bool)
    """A person asks for another ledger; ``True`` for the practice one."""
    page_shown = Signal(str)
    act_wanted = Signal(str, object)
    """A page asks for an act by name."""
    refreshed = Signal()
    """A person asked to read everything again."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.stack = QStackedWidget(self)
        self.search = SearchBar(self._find, self)
        self._pages: dict[str, Page] = {}
        self._rooms: dict[str, QScrollArea] = {}

    def _find(self, words: str, take: Callable[[list[Hit]], None]) -> None:
        from core.operations import searching

        self.session.read(self.search, lambda ws: searching.search(ws, words), take)

    def page(self, name: str) -> Page:
        """Return a page, made when it is first asked for."""
        if name not in self._pages:
            made = PAGES[name](self.session)
            made.record_wanted.connect(self.show_record)
            made.list_wanted.connect(self.show_list)
            made.act_wanted.connect(self.act_wanted)
            self._pages[name] = made
            self._rooms[name] = _with_room(made)
            self.stack.addWidget(self._rooms[name])
        return self._pages[name]

    def present(self) -> Page | None:
        """Return the page that is shown."""
        area = self.stack.currentWidget()
        shown = area.widget() if isinstance(area, QScrollArea) else None
        return next((page for page in self._pages.values() if page is shown), None)

    def go(self, name: str) -> bool:
        """Show a page; ``False`` when the present one keeps unsaved words."""
        present = self.present()
        if present is not None and name != present.NAME and not present.may_leave():
            self.page_shown.emit(present.NAME)
            return False
        page = self.page(name)
        self.stack.setCurrentWidget(self._rooms[name])
        page.setFocus()
        self.page_shown.emit(name)
        return True

    def show_record(self, kind: ListKind, uuid: str) -> None:
        """Show a record on the page it belongs to."""
        if self.go(PAGE_OF[kind]):
            self.page(PAGE_OF[kind]).show_record(uuid)

    def open_hit(self, hit: Hit) -> None:
        """Show what was found; with the slip of a letter in hand, offer to file it."""
        if hit.slip:
            self.act_wanted.emit("slip", hit.uuid)
        elif hit.act:
            self.act_wanted.emit(hit.act, hit.uuid)
        else:
            self.show_record(hit.kind, hit.issue_uuid or hit.uuid)

    def show_list(self, kind: ListKind, filters: tuple[Filter, ...]) -> None:
        """Show a list filtered."""
        if self.go(PAGE_OF[kind]):
            self.page(PAGE_OF[kind]).show_kind(kind)
            self.page(PAGE_OF[kind]).show_list(filters)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go as the window is seen now; what a page made late stands in its place too."""
        from ui.widgets.tab_order import step

        return step(self, forward=forward) or super().focusNextPrevChild(forward)


def _with_room(page: Page) -> QScrollArea:
    """Return ``page`` in an area that scrolls only where the screen is smaller than the page needs.

    Without it the page that needs most would push the window beyond a small screen, buttons and all.
    """
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    ask(area, focusPolicy=Number.NoFocus)
    area.setViewport(QWidget())  # asking for its own one makes Qt load every class of window it knows
    area.setWidget(page)
    page.setAutoFillBackground(False)
    return area
