"""A file that was filed with a letter or a reply, by its name; pressing it opens a copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from core.domain.evidence import Evidence
from core.operations.viewing import viewing_copy
from ui.dialogs.print_pdf import open_with_system
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.messages import error_text
from ui.widgets.plates import button

_SIGNS = 16
"""Heights of a line that a name may be wide; the middle of a longer one falls away."""


def filed_file(
    session: Session, proof: Evidence, place: QWidget, told: SignalInstance, *, tip: str
) -> QPushButton:
    """Return the name of ``proof`` to press; trouble is told through ``told`` of the part it stands in."""

    def show(path: Path) -> None:
        open_with_system(path, place)

    def open_copy() -> None:
        session.read_job(
            lambda workspace, _: viewing_copy(workspace, proof),
            on_done=show,
            on_error=lambda error: told.emit(error_text(error), Tone.BAD),
        )

    made = button("attachments.open", open_copy, role="link", symbol="attach", name=f"file_{proof.uuid}")
    metrics = made.fontMetrics()
    made.setText(metrics.elidedText(proof.name, Qt.TextElideMode.ElideMiddle, _SIGNS * metrics.height()))
    made.setToolTip(tip)
    return made
