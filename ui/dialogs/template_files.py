"""Templates as files between offices: given out, read in, and asked about when their kind is new here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.errors import UserFacing
from core.letter_kinds import plan_of
from core.operations import letter_templates
from core.wording import word
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.messages import error_text
from ui.widgets.plates import Banner

NEW, HERE, NOWHERE = "new", "here", ""
"""Where a kind goes that this office does not have."""


def give_out(parent: QWidget, session: Session, identifier: str, message: Banner) -> None:
    """Write the template that counts into a file a person chooses."""
    place = str(Path.home() / f"{plan_of(identifier).name}.toml")
    chosen, _ = QFileDialog.getSaveFileName(
        parent, word("template_editor.export"), place, word("template_editor.files")
    )
    if not chosen:
        return
    try:
        path = letter_templates.export(session.reader, identifier, Path(chosen))
    except UserFacing as error:
        message.tell(error_text(error), Tone.BAD)
    else:
        message.tell(word("template_editor.exported", path=path), Tone.GOOD)


def taken_in(parent: QWidget, message: Banner) -> str:
    """Return the text of a file a person chooses, empty when none is chosen or it cannot be read."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, word("template_editor.load"), str(Path.home()), word("template_editor.files")
    )
    if not chosen:
        return ""
    try:
        return letter_templates.read_file(Path(chosen))
    except UserFacing as error:
        message.tell(error_text(error), Tone.BAD)
        return ""


def place_for(parent: QWidget, name: str, here: str) -> str:
    """Ask where the kind ``name`` of another office goes; ``here`` is the kind that is open."""
    box = QMessageBox(parent)
    box.setWindowTitle(word("template_editor.load"))
    box.setText(word("template_forms.load_ask", name=name, here=here))
    new = box.addButton(word("template_forms.load_new"), QMessageBox.ButtonRole.AcceptRole)
    instead = box.addButton(word("template_forms.load_here"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(word("template_forms.load_nowhere"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(new)
    box.exec()
    clicked = box.clickedButton()
    return NEW if clicked is new else HERE if clicked is instead else NOWHERE
