"""Entering the reply to a letter: when it came, what it says, its files, and what follows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.domain.ladder import ReplyStep
from core.domain.letter import ReplyDraft
from core.operations import replies
from core.wording import word
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.session import Session
from ui.widgets.file_basket import FileBasket
from ui.widgets.form import Field, FieldKind


class ReplyDialog(FormDialog):
    """A form with a basket for the reply's files."""

    def __init__(self, session: Session, uuid: str, number: str, parent: QWidget | None = None) -> None:
        reader = session.reader
        self.basket = FileBasket()
        task = FormTask(
            title=word("reply_form.title", number=number),
            words="reply_form",
            fields=(
                Field(key="replied_on", kind=FieldKind.DATE, required=True),
                Field(key="step", kind=FieldKind.ENUM, enum=ReplyStep),
                Field(key="number", span=2),
                Field(key="said", kind=FieldKind.TEXT, span=2),
            ),
            draft=replies.draft_of(reader, uuid),
            make=ReplyDraft,
            check=lambda draft: replies.check(reader, uuid, draft),
            save=lambda workspace, draft, progress: replies.enter(
                workspace, uuid, draft, self.basket.files(), progress
            ),
        )
        super().__init__(session, task, parent)
        self.inside.addWidget(self.basket)
        self.inside.addStretch(1)
