"""Which file or folder a person means, asked where the last one was; and writing a workbook as a job."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from core.wording import word
from core.workspace import Workspace
from ui.models.habits import last_folder, remember_folder
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.plates import Banner

_WORKBOOKS = "acts.workbooks"


def place_to_write(
    parent: QWidget, name: str, *, title: str = "acts.choose_export", kinds: str = _WORKBOOKS
) -> Path | None:
    """Return where a person wants the file ``name``, ``None`` when nowhere; two wording keys say what for."""
    place = str(Path(last_folder()) / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, word(title), place, word(kinds))
    path = _remembered(chosen)
    return as_workbook(chosen) if path and kinds == _WORKBOOKS else path


def file_to_read(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Return the file a person chooses, ``None`` for none; ``title`` and ``kinds`` are wording keys."""
    chosen, _ = QFileDialog.getOpenFileName(parent, word(title), last_folder(), word(kinds))
    return _remembered(chosen)


def folder_to_use(parent: QWidget, title: str) -> Path | None:
    """Return the folder a person chooses, ``None`` for none; ``title`` is a wording key."""
    chosen = QFileDialog.getExistingDirectory(parent, word(title), last_folder())
    if not chosen:
        return None
    remember_folder(Path(chosen))
    return Path(chosen)


def workbook_place(parent: QWidget, name: str) -> Path | None:
    """Return where a person wants the workbook ``name``, ``None`` when nowhere."""
    return place_to_write(parent, name)


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


def _remembered(chosen: str) -> Path | None:
    if not chosen:
        return None
    remember_folder(Path(chosen).parent)
    return Path(chosen)
