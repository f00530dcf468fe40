"""Keeping the ledger safe: backups that are proved, restoring beside the present ledger, and checking it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QVBoxLayout, QWidget

from core.operations import upkeep
from core.wording import word
from ui.dialogs.print_pdf import open_with_system
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.badges import Badge
from ui.widgets.messages import ask
from ui.widgets.plates import Card, button, clear, label, row

_SHOWN = 8


class SafetyTab(QWidget):
    """Backup, restore and check, each with one button and its result in words."""

    told = Signal(str, object)
    act_wanted = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._copies = QGridLayout()
        self._copies.setHorizontalSpacing(24)
        self._copies.setVerticalSpacing(4)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        outer.addWidget(self._place_card())
        outer.addWidget(self._backup_card())
        outer.addWidget(self._check_card())
        outer.addStretch(1)

    def _place_card(self) -> Card:
        card = Card(word("settings_page.place"))
        card.body.addWidget(label(str(self._session.folder), wrap=True))
        card.body.addWidget(label(word("settings_page.place_text"), "muted", wrap=True))
        card.body.addLayout(row(button("settings_page.open_place", self._open_place, symbol="folder"), None))
        return card

    def _backup_card(self) -> Card:
        card = Card(word("settings_page.backup"))
        card.body.addWidget(label(word("settings_page.backup_text"), "muted", wrap=True))
        card.body.addLayout(self._copies)
        now = button(
            "settings_page.backup_now",
            lambda: self.act_wanted.emit("backup", None),
            symbol="backup",
            role="primary",
        )
        card.body.addLayout(row(now, button("settings_page.restore", self.restore, symbol="refresh"), None))
        return card

    def _check_card(self) -> Card:
        card = Card(word("settings_page.check"))
        card.body.addWidget(label(word("settings_page.check_text"), "muted", wrap=True))
        card.body.addLayout(self._findings)
        card.body.addLayout(row(button("settings_page.check_now", self.check, symbol="check"), None))
        return card

    def refresh(self) -> None:
        """Read the list of backups again."""
        clear(self._copies)
        found = upkeep.backups(self._session.reader)
        if not found:
            self._copies.addWidget(label(word("settings_page.no_backup"), "muted"), 0, 0)
        for line, copy in enumerate(found[:_SHOWN]):
            self._copies.addWidget(label(copy.at.strftime(word("settings_page.moment"))), line, 0)
            self._copies.addWidget(label(copy.path.name, "muted"), line, 1)
        self._copies.setColumnStretch(1, 1)

    def _open_place(self) -> None:
        open_with_system(self._session.folder, self)

    # --- restore ----------------------------------------------------------------------------------------

    def restore(self) -> None:
        """Make a new ledger folder of a backup; the present ledger is not touched."""
        file, _ = QFileDialog.getOpenFileName(
            self,
            word("settings_page.choose_backup"),
            str(self._session.folder / "backups"),
            word("settings_page.backup_files"),
        )
        if not file:
            return
        into = QFileDialog.getExistingDirectory(self, word("settings_page.choose_empty"))
        if not into or not ask(
            self, word("settings_page.restore_sure", path=into), "settings_page.restore_yes"
        ):
            return
        clock = self._session.reader.clock
        self._session.read_job(
            lambda _workspace, _progress: upkeep.restore(Path(file), Path(into), clock),
            label=word("settings_page.restoring"),
            on_done=lambda _: self.told.emit(word("settings_page.restored", path=into), Tone.GOOD),
        )

    # --- check ------------------------------------------------------------------------------------------

    def check(self) -> None:
        """Read every row, digest and file of the ledger and say what is amiss."""
        self._session.read_job(
            lambda workspace, _: [upkeep.say(each) for each in upkeep.check(workspace, full=True)],
            label=word("settings_page.checking"),
            on_done=self._on_checked,
        )

    def _on_checked(self, found: list[str]) -> None:
        clear(self._findings)
        if not found:
            self._findings.addLayout(row(Badge(word("settings_page.all_sound"), Tone.GOOD), None))
        for text in found:
            self._findings.addWidget(label(text, "violation", wrap=True))
