"""登记回执: filing the scan of a slip that came back, with the day and who signed it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.domain.letter import ReturnDraft
from core.operations import letter_register
from core.wording import word
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.session import Session
from ui.widgets.file_basket import FileBasket
from ui.widgets.form import Field, FieldKind


class SlipDialog(FormDialog):
    """A form with a basket for the scan; nothing is filed without one."""

    def __init__(
        self,
        session: Session,
        uuid: str,
        number: str,
        parent: QWidget | None = None,
        *,
        files: Sequence[Path] = (),
    ) -> None:
        reader = session.reader
        self.basket = FileBasket()
        self.basket.add(files)
        task = FormTask(
            title=word("slip_form.title", number=number),
            words="slip_form",
            fields=(
                Field(key="received_on", kind=FieldKind.DATE, required=True),
                Field(key="officer", required=True),
            ),
            draft=letter_register.return_of(reader, uuid),
            make=ReturnDraft,
            check=lambda draft: [
                each
                for each in letter_register.check_return(reader, uuid, draft, self.basket.files())
                if each.field != "files"
            ],
            save=lambda workspace, draft, progress: letter_register.file_return(
                workspace, uuid, draft, self.basket.files(), progress
            ),
        )
        super().__init__(session, task, parent, basket=self.basket)
        self.inside.addWidget(self.basket)
        self.inside.addStretch(1)
