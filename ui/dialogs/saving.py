"""Where a workbook goes: asked once, the folder is remembered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from core.wording import word
from ui.models.habits import habits


def workbook_place(parent: QWidget, name: str) -> Path | None:
    """Return where a person wants the workbook ``name``, ``None`` when nowhere."""
    folder = str(habits().value("files/folder", str(Path.home())))
    place = str(Path(folder) / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, word("acts.choose_export"), place, word("acts.workbooks"))
    if not chosen:
        return None
    habits().setValue("files/folder", str(Path(chosen).parent))
    return Path(chosen)
