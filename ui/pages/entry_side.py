"""Below the form of a register entry: where it leads (来龙去脉), and who changed what when (操作留痕)."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.domain.change import JournalEntry
from core.domain.register_links import TraceStep
from core.operations import history, register_trail
from core.operations.register_traces import trace
from core.operations.trail import Difference
from core.wording import word
from ui.session import Session
from ui.widgets.badges import Badge
from ui.widgets.plates import button, clear, label, row


class EntrySide(QWidget):
    """The trace at once, the trail when it is asked for."""

    record_wanted = Signal(object, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._uuid = ""
        self._head = label(word("registers_page.trace"), "section")
        self.steps = QVBoxLayout()
        self.steps.setSpacing(2)
        self.trail_button = button("registers_page.trail", self.show_trail, role="link")
        self.entries = QVBoxLayout()
        self.entries.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addLayout(self.steps)
        column.addLayout(row(self.trail_button, None))
        column.addLayout(self.entries)
        self.show_entry("")

    def show_entry(self, uuid: str) -> None:
        """Show where the entry ``uuid`` leads; a new one leads nowhere yet."""
        open_trail = bool(uuid) and uuid == self._uuid and self.entries.count() > 0
        self._uuid = uuid
        clear(self.steps)
        clear(self.entries)
        found = trace(self._session.reader, uuid) if uuid else []
        for step in found:
            self.steps.addLayout(self._step(step))
        self._head.setVisible(bool(found))
        self.trail_button.setVisible(bool(uuid))
        if open_trail:
            self.show_trail()

    def show_trail(self) -> None:
        """Show every change of the entry, newest first, with the words before and after."""
        clear(self.entries)
        uuid = self._uuid
        for each in history.entries(self._session.reader, uuid):
            self.entries.addWidget(self._entry(each))

    def _step(self, step: TraceStep) -> QHBoxLayout:
        record = step.record
        link = button("registers_page.open_record", role="link", name=f"open_{record.code}")
        link.setText(record.code)
        link.clicked.connect(lambda: self.record_wanted.emit(record.kind, record.opens))
        where = word("registers_page.via", label=step.label, via=step.via) if step.via else step.label
        text = label(" ".join(record.text.split()), wrap=True)
        line = row(label(where, "muted"), link, text)
        line.setStretch(2, 1)
        return line

    def _entry(self, each: JournalEntry) -> QWidget:
        plate = QFrame()
        column = QVBoxLayout(plate)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        head = row(label(each.at[:16].replace("T", " "), "muted"), label(each.actor, "muted"), None)
        if each.undone:
            head.addWidget(Badge(word("issue_panel.undone")))
        column.addLayout(head)
        column.addWidget(label(each.summary, wrap=True))
        uuid = self._uuid
        self._session.read_job(
            lambda ws, _: register_trail.entry_differences(ws, each.sequence, uuid),
            on_done=partial(_tell, column),
        )
        return plate


def _tell(column: QVBoxLayout, found: list[Difference]) -> None:
    if shiboken6.isValid(column):
        for each in found:
            column.addWidget(label(difference_text(each), "small", wrap=True))


def difference_text(each: Difference) -> str:
    """Return one field before and after as people read it."""
    key = "change" if each.before and each.after else "added" if each.after else "taken_away"
    return word(f"issue_panel.{key}", field=each.field, before=each.before, after=each.after)
