"""Entering the reply to a letter: when it came, what it says, its files, and what follows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.domain.ladder import ReplyStep
from core.domain.letter import ReplyDraft
from core.domain.reply import Reply
from core.operations import joint_replies, replies
from core.wording import word
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.dialogs.joint_letters import JointLetters
from ui.session import Session
from ui.widgets.file_basket import FileBasket
from ui.widgets.form import Field, FieldKind
from ui.widgets.text_edits import LineEdit


class ReplyDialog(FormDialog):
    """A form with a basket for the reply's files; ``reply`` names one that is to be corrected."""

    def __init__(
        self,
        session: Session,
        uuid: str,
        number: str,
        parent: QWidget | None = None,
        *,
        reply: Reply | None = None,
    ) -> None:
        reader = session.reader
        self.basket = FileBasket()
        own = reply.uuid if reply else ""
        self.joint = JointLetters(
            joint_replies.earlier(reader, uuid, own), joint_replies.ticked(reader, uuid, own)
        )
        known = replies.officers(reader, uuid)
        self._officers = list(dict.fromkeys(each.name for each in known))
        self._phones = {each.name: each.phone for each in reversed(known)}
        task = FormTask(
            title=_title(session, uuid, number, reply),
            words="reply_form",
            fields=(
                Field(key="replied_on", kind=FieldKind.DATE, required=True),
                Field(key="step", kind=FieldKind.ENUM, enum=ReplyStep),
                Field(key="number", span=2),
                Field(key="officer", suggestions=lambda: self._officers),
                Field(key="phone"),
                Field(key="said", kind=FieldKind.TEXT, span=2),
            ),
            draft=replies.entered(reader, reply.uuid) if reply else replies.draft_of(reader, uuid),
            make=ReplyDraft,
            check=lambda draft: replies.check(reader, uuid, draft),
            save=lambda workspace, draft, progress: (
                replies.correct(
                    workspace, reply.uuid, draft, self.basket.files(), progress, also=self.joint.chosen()
                )
                if reply
                else replies.enter(
                    workspace, uuid, draft, self.basket.files(), progress, also=self.joint.chosen()
                )
            ),
        )
        super().__init__(session, task, parent, basket=self.basket)
        self.inside.addWidget(self.joint)
        self.inside.addWidget(self.basket)
        self.inside.addStretch(1)
        officer, phone = self.form.editor("officer"), self.form.editor("phone")
        assert isinstance(officer, LineEdit)
        assert isinstance(phone, LineEdit)
        officer.edited.connect(lambda: self._follow(officer, phone))

    def is_dirty(self) -> bool:
        """Tell whether words, files or ticks would be lost."""
        return super().is_dirty() or self.joint.changed()

    def _follow(self, officer: LineEdit, phone: LineEdit) -> None:
        """Show the telephone of a known officer as soon as the name is whole; what was typed stays."""
        known = self._phones.get(officer.value().strip())
        if known is not None and phone.value().strip() in ("", *self._phones.values()):
            phone.set_value(known)


def _title(session: Session, uuid: str, number: str, reply: Reply | None) -> str:
    """Return the title; a second reply is called one, so that nobody means to correct the first."""
    before = replies.of_letter(session.reader, uuid)
    if reply is not None:
        place = next((at for at, each in enumerate(before, 1) if each.uuid == reply.uuid), len(before))
        return word("replies.correct_title", number=number, position=place)
    if before:
        return word("replies.title", number=number, position=len(before) + 1)
    return word("reply_form.title", number=number)
