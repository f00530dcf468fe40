"""The opened ledger as the window knows it: one signal for every committed change, one way to write.

Pages read small things through ``reader`` (read-only, GUI thread), lists and figures through ``read``, which
asks the reading thread. They write only through ``write``, which runs an operation in the job thread on the
one writing workspace. The change record of the operation then arrives once as ``changed``; nobody refreshes
by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from core.clock import Clock
from core.progress import Progress
from core.wording import word
from core.workspace import Workspace
from ui.jobs.reader import ReadingThread
from ui.jobs.runner import Job, JobRunner

if TYPE_CHECKING:
    from core.domain.change import ChangeRecord
    from core.domain.office import Office
    from core.domain.people import Signature

T = TypeVar("T")
Operation = Callable[[Workspace, Progress], T]


class Session(QObject):
    """One ledger, open for as long as its window stands."""

    changed = Signal(object)
    """A committed ``ChangeRecord``, exactly once, before the ``on_done`` of the job that made it."""
    troubled = Signal(object)
    """An exception of a job that had no ``on_error`` of its own."""
    _heard = Signal(object)

    def __init__(self, runner: JobRunner, writer: Workspace, reader: Workspace) -> None:
        super().__init__()
        self.jobs = runner
        self.reader = replace(reader, desk=writer.desk)
        self.reading = ReadingThread(self._open_aside, self)
        self._writer = writer
        self._closed = False
        self._heard.connect(self._tell)  # it is told in the job thread, so Qt queues it
        writer.events.subscribe(self._heard.emit)

    @classmethod
    def open(cls, folder: Path, clock: Clock) -> Session:
        """Open the ledger in ``folder``; raises ``Environment`` (missing, in use, damaged …)."""
        return Opening.of_ledger(folder, clock).session()

    @classmethod
    def create(cls, folder: Path, office: Office, clock: Clock) -> Session:
        """Begin a ledger in ``folder`` and open it; raises ``Refused`` when one is there already."""
        from core.operations import ledgers

        return Opening(folder, clock, lambda: ledgers.create_ledger(folder, office, clock)).session()

    def _open_aside(self) -> Workspace:
        opened = Workspace.open(self.folder, self.reader.clock, read_only=True)
        return replace(opened, desk=self.reader.desk)

    @property
    def folder(self) -> Path:
        """Return the ledger's folder."""
        return self.reader.folder

    @property
    def closed(self) -> bool:
        """Tell whether the ledger was let go."""
        return self._closed

    @property
    def today(self) -> date:
        """Return the day everything is seen on."""
        return self.reader.clock.today()

    def write(
        self,
        operation: Operation[T],
        *,
        label: str = "",
        on_done: Callable[[T], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
        quiet: bool = False,
    ) -> Job:
        """Run ``operation`` on the writing workspace in the job thread; callbacks come in the GUI thread.

        Without ``on_error`` a failure is told through ``troubled`` and shown by the window.
        """
        return self.jobs.submit(
            lambda progress: operation(self._writer, progress),
            label=label,
            on_done=on_done,
            on_error=on_error or self.troubled.emit,
            quiet=quiet,
        )

    def read(
        self,
        asker: QObject,
        question: Callable[[Workspace], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Have a short ``question`` answered in the reading thread; ``asker``'s newest question wins.

        A quick answer is there before this returns; until a slow one comes the window shows what it has.
        """
        self.reading.ask(asker, question, on_done, on_error or self.troubled.emit)

    def read_job(
        self,
        operation: Operation[T],
        *,
        label: str = "",
        on_done: Callable[[T], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Run a long reading ``operation`` (preview, export, proposal) like ``write``; it changes nothing."""
        return self.write(operation, label=label, on_done=on_done, on_error=on_error)

    def undo(self, on_done: Callable[[object], None] | None = None) -> None:
        """Take back the newest undoable change."""
        from core.operations import history

        self.write(lambda workspace, _: history.undo(workspace), label=word("jobs.undo"), on_done=on_done)

    def redo(self, on_done: Callable[[object], None] | None = None) -> None:
        """Do again what was last taken back."""
        from core.operations import history

        self.write(lambda workspace, _: history.redo(workspace), label=word("jobs.redo"), on_done=on_done)

    def sign_in(self, signature: Signature, on_done: Callable[[object], None] | None = None) -> None:
        """Let a person work from now on; both workspaces know it at once, nothing is written."""
        from core.operations import signing

        self.write(lambda workspace, _: signing.sign_in(workspace, signature), on_done=on_done, quiet=True)

    def undo_label(self) -> str | None:
        """Return what ``undo`` would take back, ``None`` when there is nothing."""
        from core.operations import history

        return history.undo_label(self.reader)

    def redo_label(self) -> str | None:
        """Return what ``redo`` would do again, ``None`` when there is nothing."""
        from core.operations import history

        return history.redo_label(self.reader)

    @property
    def is_open(self) -> bool:
        """Tell whether the ledger can still be asked: a window may outlive it by a moment."""
        return not self._closed

    def tend(self) -> None:
        """Heal what a crash left and make the day's backup, unseen; called once the window stands."""
        if not self._closed:
            self.write(_tended, quiet=True)

    def close(self) -> None:
        """Finish the running job and close both workspaces."""
        if self._closed:
            return
        self._closed = True
        self.reading.close()
        self.jobs.wait()
        self.jobs.call(self._writer.close)
        self.jobs.close()
        self.reader.close()

    def _tell(self, change: ChangeRecord) -> None:
        if change.sequence:
            self.changed.emit(change)


class Opening:
    """A ledger that the job thread is locking, checking and opening, while the window may already be made."""

    def __init__(self, folder: Path, clock: Clock, open_writer: Callable[[], Workspace]) -> None:
        self.folder = folder
        self._clock = clock
        self._runner = JobRunner()
        self._writer = self._runner.begin(open_writer)

    @classmethod
    def of_ledger(cls, folder: Path, clock: Clock) -> Opening:
        """Begin to open the ledger in ``folder``."""
        return cls(folder, clock, lambda: Workspace.open(folder, clock))

    def session(self) -> Session:
        """Wait until the ledger is open; raises ``Environment`` (missing, in use, damaged …)."""
        try:
            writer = self._writer.result()
        except BaseException:
            self._runner.close()
            raise
        try:
            return Session(self._runner, writer, Workspace.open(self.folder, self._clock, read_only=True))
        except BaseException:
            self._runner.call(writer.close)
            self._runner.close()
            raise


def _tended(workspace: Workspace, _: Progress) -> None:
    """Tend the ledger; what that needs is loaded in the job thread, not before the window stands."""
    from core.operations import ledgers

    ledgers.tend(workspace)
