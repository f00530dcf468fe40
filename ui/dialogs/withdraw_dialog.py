"""撤回导入: says what comes back, asks for the ground and, where the office wants it, the second person."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.operations import import_withdrawals
from core.wording import word
from ui.dialogs.help_key import help_on_f1
from ui.dialogs.second_dialog import SecondPerson
from ui.dialogs.writing_dialog import WritingDialog
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.messages import error_text
from ui.widgets.plates import Banner, button, label, row
from ui.widgets.text_edits import TextEdit, commit_input_method


class WithdrawDialog(WritingDialog):
    """Withdraws the import that was the last step; closes when it is done."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        help_on_f1(self, "ledger")
        self._session = session
        self.summary = import_withdrawals.withdrawable(session.reader) or ""
        self.setWindowTitle(word("withdraw.title"))
        self.message = Banner()
        self.said.connect(self.message.tell)
        self.ground = TextEdit()
        self.ground.setAccessibleName(word("withdraw.ground"))
        self.ground.setPlaceholderText(word("withdraw.ground"))
        self.ground.edited.connect(self._judge)
        wanted = import_withdrawals.needs_second(session.reader)
        self.second = SecondPerson(session, short=True) if wanted else None
        self.agree = button("withdraw.agree", self.withdraw, role="danger")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.setSpacing(12)
        outer.addWidget(label(word("withdraw.text", what=self.summary), wrap=True))
        outer.addWidget(self.message)
        outer.addWidget(self.ground)
        if self.second is not None:
            outer.addWidget(self.second)
        outer.addLayout(row(None, button("messages.cancel", self.reject), self.agree))
        self.setMinimumWidth(520)
        for key in ("Ctrl+S", "Ctrl+Return"):
            QShortcut(QKeySequence(key), self).activated.connect(self.agree.click)
        self._judge()

    def withdraw(self) -> None:
        """Take the import back; the dialog stays with the sentence when that is refused."""
        commit_input_method()
        ground = self.ground.value()
        second = None if self.second is None else self.second.confirmed()
        self.agree.setEnabled(False)
        self.submit(
            self._session,
            lambda workspace, _: import_withdrawals.withdraw_import(workspace, ground, second),
            label=word("withdraw.title"),
            on_done=lambda _: self.accept(),
            on_error=self._on_error,
        )

    def _on_error(self, error: Exception) -> None:
        self.agree.setEnabled(True)
        self.message.tell(error_text(error), Tone.BAD)

    def _judge(self) -> None:
        self.agree.setEnabled(bool(self.ground.value()))
