"""A dialog that writes: it stays until the ledger has answered, so that nobody misses what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from core.wording import word
from ui.models.tones import Tone
from ui.session import Operation, Session
from ui.widgets.tab_order import step

T = TypeVar("T")


class WritingDialog(QDialog):
    """Neither Escape, nor the cross, nor a button closes it while a job it started still writes."""

    said = Signal(str, object)
    """(sentence, Tone) for the banner of the dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writing = 0

    @property
    def writing(self) -> bool:
        """Tell whether a job started here has not ended yet."""
        return self._writing > 0

    def submit(
        self,
        session: Session,
        operation: Operation[T],
        *,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
        label: str = "",
    ) -> None:
        """Run a writing ``operation`` of ``session``; the dialog cannot be closed before its end."""

        def done(value: T) -> None:
            self._writing -= 1
            on_done(value)

        def failed(error: Exception) -> None:
            self._writing -= 1
            on_error(error)

        self._writing += 1
        session.write(operation, label=label, on_done=done, on_error=failed)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go as the dialog is seen now, as in the window: its parts are made in another order."""
        return step(self, forward=forward) or super().focusNextPrevChild(forward)

    def done(self, result: int) -> None:
        """Close, or say that the ledger is still being written."""
        if self.held():
            return
        super().done(result)

    def held(self) -> bool:
        """Tell whether the dialog has to stay for now, and say why."""
        if self.writing:
            self.said.emit(word("writing_dialog.wait"), Tone.CALM)
        return self.writing
