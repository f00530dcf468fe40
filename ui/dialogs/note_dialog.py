"""Progress on a measure or an issue, with the files that prove it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.wording import word
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.session import Session
from ui.widgets.file_basket import FileBasket
from ui.widgets.plates import label


class NoteDialog(FormDialog):
    """A form dialog with a basket of files under the form; ``files`` is read by the task's ``save``."""

    def __init__(
        self, session: Session, task: FormTask, basket: FileBasket, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, task, parent, basket=basket)
        self.basket = basket
        self.inside.addWidget(label(word("note_form.files"), "section"))
        self.inside.addWidget(basket)
        self.inside.addStretch(1)
        self.setAcceptDrops(True)
