"""This machine: letters on screen, and what a helper asks for on the telephone."""

from __future__ import annotations

import os
import platform
import sys

import PySide6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QGridLayout, QVBoxLayout, QWidget

from core.logs import log_path
from core.version import VERSION
from core.wording import word
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.plates import Card, button, label, row
from ui.widgets.theme import big_font, set_big_font


class MachineTab(QWidget):
    """Big letters, diagnostics to copy, and what must not be entered."""

    told = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._facts: list[tuple[str, str]] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        for card in (self._look_card(), self._facts_card(), self._privacy_card()):
            outer.addWidget(card)
        outer.addStretch(1)

    def _look_card(self) -> Card:
        card = Card(word("settings_page.look"))
        box = QCheckBox(word("settings_page.big_font"))
        box.setObjectName("settings_page.big_font")
        box.setChecked(big_font())
        box.toggled.connect(set_big_font)
        card.body.addWidget(box)
        card.body.addWidget(label(word("settings_page.big_font_text"), "muted", wrap=True))
        return card

    def _facts_card(self) -> Card:
        card = Card(word("settings_page.diagnostics"))
        facts = QGridLayout()
        facts.setHorizontalSpacing(24)
        facts.setVerticalSpacing(4)
        facts.setColumnStretch(1, 1)
        self._facts = diagnostics(self._session)
        for line, (name, value) in enumerate(self._facts):
            facts.addWidget(label(name, "label"), line, 0)
            shown = label(value, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            facts.addWidget(shown, line, 1)
        card.body.addLayout(facts)
        card.body.addLayout(row(button("settings_page.copy_facts", self.copy_facts, symbol="columns"), None))
        return card

    def _privacy_card(self) -> Card:
        card = Card(word("settings_page.privacy"))
        card.body.addWidget(label(word("settings_page.privacy_text"), wrap=True))
        return card

    def copy_facts(self) -> None:
        """Put the diagnostics on the clipboard as plain text."""
        lines = [word("settings_page.fact_line", name=name, value=value) for name, value in self._facts]
        QApplication.clipboard().setText("\n".join(lines))
        self.told.emit(word("settings_page.facts_copied"), Tone.GOOD)


def diagnostics(session: Session) -> list[tuple[str, str]]:
    """Return versions, paths and the input method as (name, value); no word of the ledger is among them."""
    screen = QGuiApplication.primaryScreen()
    facts = {
        "version": VERSION,
        "python": sys.version.split()[0],
        "qt": PySide6.__version__,
        "system": platform.platform(),
        "display": word(
            "settings_page.display_value",
            name=QGuiApplication.platformName(),
            scale=round(screen.devicePixelRatio() * 100),
        ),
        "input": os.environ.get("QT_IM_MODULE") or word("settings_page.input_default"),
        "folder": str(session.folder),
        "log": str(log_path()),
    }
    return [(word(f"settings_page.fact_{key}"), value) for key, value in facts.items()]
