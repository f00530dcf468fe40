"""Pictures of what no page shows at once: sections of 设置, tabs of an import, pages of an empty ledger."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from core.clock import Clock
from core.operations import ledgers
from core.operations.practice import practice_workbook
from core.wording import word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.main_window import MainWindow
    from ui.session import Session


class Camera(Protocol):
    """A window whose parts are taken as pictures once they are at rest."""

    session: Session
    window: MainWindow

    def keep(self, part: QWidget, path: Path) -> None:
        """Save what ``part`` paints."""


def take_nooks(camera: Camera, folder: Path) -> None:
    """Take every section of 设置 and every tab of an import from the ledger of ``camera``."""
    _take_settings(camera, _made(folder / "settings"))
    _take_import(camera, _made(folder / "import"))


def take_empty(opened: Callable[[Path, Clock, Path], Camera], clock: Clock, folder: Path) -> None:
    """Take every page as a clerk meets it at the first start, with nothing in the ledger.

    ``opened`` returns the camera for a ledger, a clock and a folder.
    """
    from ui.pages.registry import PAGES

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        ledger = Path(place) / "ledger"
        ledgers.create_ledger(ledger, ledgers.new_office(word("practice.office"), "LX01"), clock).close()
        camera = opened(ledger, clock, _made(folder / "empty"))
        for name in PAGES:
            camera.window.go(name)
            camera.keep(camera.window, folder / "empty" / f"{name}.png")
        camera.window.close()


def _take_settings(camera: Camera, folder: Path) -> None:
    from ui.pages.settings_page import SettingsPage

    camera.window.go("settings")
    page = camera.window.page("settings")
    assert isinstance(page, SettingsPage)
    for name in page.tabs.names():
        page.tabs.choose(name)
        camera.keep(camera.window, folder / f"{name}.png")


def _take_import(camera: Camera, folder: Path) -> None:
    from ui.dialogs.import_dialog import ImportDialog
    from ui.gallery import fit

    dialog = ImportDialog(camera.session, practice_workbook())
    fit(dialog, camera.window.size())
    dialog.show()
    camera.session.jobs.wait()
    tabs = dialog.review.tabs
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        name = tabs.currentWidget().objectName().removeprefix("import_")
        camera.keep(dialog, folder / f"{name}.png")
    dialog.close()


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
