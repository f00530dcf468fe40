"""作废: asks why a letter becomes void and, where the office wants it, the second person, in one dialog."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from core.domain.rows import LetterRow
from core.operations import letters
from core.progress import Progress
from core.wording import word
from core.workspace import Workspace
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.dialogs.second_dialog import SecondFormDialog, SecondPerson
from ui.session import Session
from ui.widgets.form import Field, FieldKind
from ui.widgets.plates import label


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidDraft:
    """Why the letter becomes void."""

    reason: str = ""


def ask_void(session: Session, letter: LetterRow, parent: QWidget, on_done: Callable[[], None]) -> FormDialog:
    """Open the dialog; it stays with what was typed when the ledger says no (a wrong PIN)."""
    second = SecondPerson(session) if session.reader.settings.two_person else None

    def save(workspace: Workspace, made: Any, _: Progress) -> object:  # noqa: ANN401 - the draft of the form
        return letters.void(workspace, letter.uuid, made.reason, second.signed if second else None)

    task = FormTask(
        title=word("letters_page.void_title"),
        words="void_form",
        fields=(Field(key="reason", kind=FieldKind.TEXT, required=True, span=2),),
        draft=VoidDraft(),
        make=VoidDraft,
        check=lambda made: letters.check_void(made.reason),
        save=save,
        agree="void_form.agree",
    )
    if second is None:
        dialog = FormDialog(session, task, parent)
        dialog.inside.addStretch(1)
    else:
        dialog = SecondFormDialog(session, task, second, parent)
    dialog.inside.insertWidget(
        0, label(word("letters_page.void_text", number=letter.document_number), wrap=True)
    )
    dialog.resize(600, 420)
    dialog.accepted.connect(on_done)
    dialog.open()
    return dialog
