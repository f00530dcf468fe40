"""Where a workbook goes: asked once, the folder is remembered; and writing it as a job."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from core.wording import word
from core.workspace import Workspace
from ui.models.habits import habits
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.plates import Banner


def workbook_place(parent: QWidget, name: str) -> Path | None:
    """Return where a person wants the workbook ``name``, ``None`` when nowhere."""
    folder = str(habits().value("files/folder", str(Path.home())))
    place = str(Path(folder) / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, word("acts.choose_export"), place, word("acts.workbooks"))
    if not chosen:
        return None
    habits().setValue("files/folder", str(Path(chosen).parent))
    return as_workbook(chosen)


def as_workbook(chosen: str) -> Path:
    """Return the file a person named as that of a workbook: not every system's dialog adds the ending."""
    path = Path(chosen)
    return path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")


def write_workbook(session: Session, banner: Banner, write: Callable[[Workspace], Path]) -> None:
    """Write a workbook as a job and say on ``banner`` where it stands."""
    session.read_job(
        lambda workspace, _: write(workspace),
        label=word("acts.exporting"),
        on_done=lambda written: banner.tell(word("acts.exported", path=written), Tone.GOOD),
    )
