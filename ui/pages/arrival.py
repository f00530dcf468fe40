"""What a window does once it stands: who worked last works again, a restored ledger says what it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.operations import restored, signing
from core.wording import word
from ui.models.habits import habits
from ui.models.tones import Tone
from ui.pages.shell import Shell
from ui.session import Session
from ui.widgets.plates import button, label
from ui.widgets.theme import mark


class RestoredNotice(QFrame):
    """Stands over every page until the numbers of a restored ledger are confirmed; it has no cross."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("restored_notice")
        self.setProperty("role", "banner")
        self.text = label(wrap=True)
        self.answer = button("restored_dialog.open", self._ask, symbol="check")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 16, 6)
        line.addWidget(self.text, 1)
        line.addWidget(self.answer)
        mark(self, tone=Tone.WARN.value)
        session.changed.connect(lambda _: self.look())
        self.look()

    def look(self) -> None:
        """Show the notice while something is unconfirmed."""
        asked = restored.unconfirmed(self._session.reader)
        if asked is not None:
            self.text.setText(word("arrival.restored", backup=asked.backup))
        self.setVisible(asked is not None)

    def _ask(self) -> None:
        from ui.dialogs.restored_dialog import confirmed_after_restore

        confirmed_after_restore(self._session, self)
        self.look()


def arrive(window: Shell, column: QVBoxLayout) -> None:
    """Put the notice at the top of ``column`` where it is needed, and let who worked last work again."""
    if restored.unconfirmed(window.session.reader) is not None:
        column.insertWidget(1, RestoredNotice(window.session))
    take_up(window)


def remember_person(folder: Path, name: str) -> None:
    """Keep on this machine who works with the ledger in ``folder``."""
    habits().setValue(_key(folder), name)


def take_up(window: Shell) -> None:
    """Let who worked last with this ledger on this machine work again; who has a PIN is only named."""
    session = window.session
    last = str(habits().value(_key(session.folder), ""))
    book = [each for each in signing.operators(session.reader) if each.uuid]
    found = next((each for each in book if each.name == last), None)
    if found is None or len(book) < 2:
        return
    if signing.has_pin(session.reader, found.uuid):
        window.act_wanted.emit("tell", word("arrival.last_with_pin", name=last))
    elif last != session.reader.operator:
        window.act_wanted.emit("sign_in", last)


def _key(folder: Path) -> str:
    return "people/last_" + folder.as_posix().replace("/", "|")
