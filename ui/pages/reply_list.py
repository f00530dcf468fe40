"""The replies to the letter shown beside the register: each with its files, corrected or taken out."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.domain.evidence import Evidence
from core.domain.ladder import ReplyStep
from core.domain.reply import Reply
from core.domain.rows import LetterRow
from core.operations import joint_replies, replies
from core.wording import chinese_date, word, word_of
from ui.dialogs.reply_dialog import ReplyDialog
from ui.models.tones import Tone
from ui.pages.filed_file import filed_file
from ui.session import Session
from ui.widgets.badges import Badge
from ui.widgets.flow_layout import lines_of
from ui.widgets.messages import ask
from ui.widgets.plates import button, clear, label, row


class ReplyList(QFrame):
    """Shows all replies, the latest first; hidden while there is none."""

    told = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._letter: LetterRow | None = None
        self._head = label(role="section")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 0)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addLayout(self._lines)
        self.show_letter(None)

    def show_letter(self, letter: LetterRow | None) -> None:
        """Show the replies to ``letter``."""
        self._letter = letter
        found = replies.of_letter(self._session.reader, letter.uuid) if letter is not None else []
        self.setVisible(bool(found))
        clear(self._lines)
        if letter is None or not found:
            return
        files: dict[str | None, list[Evidence]] = defaultdict(list)
        for proof in replies.files_of(self._session.reader, letter.uuid):
            files[proof.reply_uuid].append(proof)
        self._head.setText(word("replies.section", count=len(found)))
        for reply in reversed(found):
            self._lines.addWidget(self._line(reply, files[reply.uuid]))

    def _line(self, reply: Reply, files: list[Evidence]) -> QWidget:
        tone = Tone.GOOD if reply.step is ReplyStep.ACCEPTED else Tone.WARN
        day = chinese_date(reply.replied_on)
        plate = QWidget()
        column = QVBoxLayout(plate)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(
            row(label(day), label(reply.number, "muted"), None, Badge(word_of(reply.step), tone))
        )
        officer = word("replies.by_officer", name=reply.officer, phone=reply.phone) if reply.officer else ""
        by = word("replies.entered_by", name=reply.entered_by) if reply.entered_by else ""
        told = (
            (reply.said, ""),
            (joint_replies.said(self._session.reader, reply), "small"),
            ("  ·  ".join(filter(None, (officer.strip(), by))), "small"),
        )
        for text, role in told:
            if text:
                column.addWidget(label(text, role, wrap=True))
        names = [filed_file(self._session, each, self, self.told, tip=each.name) for each in files]
        correct = button(
            "replies.correct", partial(self.correct, reply), role="link", name=f"correct_{reply.uuid}"
        )
        remove = button(
            "replies.remove", partial(self.remove, reply), role="link", name=f"remove_{reply.uuid}"
        )
        acts = (remove,) if reply.with_uuid else (correct, remove)
        column.addLayout(lines_of(*names, *acts))
        return plate

    def correct(self, reply: Reply, _checked: bool = False) -> None:
        """Open the form with what was typed."""
        letter = self._letter
        if letter is not None:
            ReplyDialog(self._session, letter.uuid, letter.document_number, self, reply=reply).open()

    def remove(self, reply: Reply, _checked: bool = False) -> None:
        """Take a reply out after asking."""
        question = word("replies.remove_ask", day=chinese_date(reply.replied_on))
        if ask(self, question, "replies.remove", "messages.cancel"):
            self._session.write(
                lambda workspace, _: replies.remove(workspace, reply.uuid),
                on_done=lambda _: self.told.emit(word("replies.removed"), Tone.GOOD),
            )
