"""What pages and acts may expect of the window they stand in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from ui.pages.page import Page
from ui.session import Session
from ui.widgets.search_bar import SearchBar


class Shell(QMainWindow):
    """The frame around the pages; ``ui.main_window.MainWindow`` builds it."""

    session: Session
    search: SearchBar
    stack: QStackedWidget

    ledger_wanted = Signal(bool)
    """A person asks for another ledger; ``True`` for the practice one."""

    def page(self, name: str) -> Page:
        """Return a page by name."""
        raise NotImplementedError

    def go(self, name: str) -> bool:
        """Show a page; ``False`` when the present one keeps unsaved words."""
        raise NotImplementedError

    def refresh_labels(self) -> None:
        """Say what undo and redo would do, and whose ledger this is."""
        raise NotImplementedError

    def present(self) -> Page | None:
        """Return the page that is shown."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None
