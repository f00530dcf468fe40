"""The strip at the foot of the window: what is being done, how far, and a button to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from core.wording import word
from ui.jobs.runner import JobRunner

_PATIENCE_MS = 250
"""Work shorter than this never shows the strip, so that it does not flicker."""


class JobStrip(QFrame):
    """Shows the running job of a runner and hides itself when all is done."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jobStrip")
        self._runner = runner
        self._label = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(240, 8)
        self._cancel = QPushButton(word("jobs.cancel"))
        self._cancel.setObjectName("jobCancel")
        self._cancel.setAutoDefault(False)  # Enter in a dialog must not stop its job
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(16)
        row.addWidget(self._label, 1)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self._cancel.clicked.connect(self.on_cancel)
        runner.started.connect(self.on_started)
        runner.progressed.connect(self.on_progressed)
        runner.rested.connect(self.on_idle)
        runner.idle.connect(self.on_idle)
        self.hide()

    def on_started(self, label: str) -> None:
        """Get ready to show ``label``."""
        self._label.setText(label or word("jobs.working"))
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        if not self.isVisible():
            self._patience.start()

    def on_progressed(self, done: int, total: int, what: str) -> None:
        """Show how far the work is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if what:
            self._label.setText(what)

    def on_cancel(self) -> None:
        """Ask the work to stop."""
        self._label.setText(word("jobs.stopping"))
        self._cancel.setEnabled(False)
        self._runner.cancel()

    def on_idle(self) -> None:
        """Nothing runs any more."""
        self._patience.stop()
        self.hide()
