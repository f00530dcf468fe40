"""A planned run on its way to the printer or into a file: progress, cancel, every failure in a sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from core.errors import UserFacing
from core.files import whole_file
from core.identity import new_uuid
from core.places import scratch_folder
from core.wording import sentence, word
from ui.dialogs.print_planning import Planned
from ui.dialogs.print_run import PrintRun
from ui.widgets.messages import error_text
from ui.widgets.printed_pages import RunPages
from ui.widgets.printers import INTO_FILE, printer_for

_SHOWN_AFTER_MS = 400


class Printing(QObject):
    """One run. After ``ended``: ``good``, or ``trouble`` in words, or neither when a person stopped it."""

    ended = Signal()

    def __init__(self, planned: Planned, parent: QWidget, target: Path | None = None) -> None:
        super().__init__(parent)
        self.planned = planned
        self.target = target
        self.good = False
        self.trouble = ""
        self._window = parent
        self._drawn: Path | None = None
        self._run: PrintRun | None = None
        self._box: QProgressDialog | None = None

    def start(self) -> None:
        """Set the printer up and begin; without one this ends at once, in words."""
        setup = self.planned.setup
        try:
            if setup.printer == INTO_FILE:
                self._drawn = scratch_folder() / f"printed-{new_uuid()}.pdf"
            printer = printer_for(setup, self._drawn)
        except UserFacing as error:
            self._end(trouble=sentence(error))
            return
        pages = self._pages(printer)
        printer.setDocName(word("print.job_name", name=self.planned.pieces[0].name))
        shift = setup.across, setup.down
        self._run = PrintRun(pages, printer, self, shift=shift, grey=setup.grey)
        self._box = self._progress(self._run, pages.count)
        self._run.finished.connect(self._finished)
        self._run.start()

    def cancel(self) -> None:
        """Stop between two bands."""
        if self._run is not None:
            self._run.cancel()

    def _pages(self, printer: QPrinter) -> RunPages:
        """Return the sides to paint; a printer that makes copies itself gets the paper once."""
        one, copies = self.planned.for_machine()
        if copies == 1 or not printer.supportsMultipleCopies():
            return self.planned.sides(copies=True)
        printer.setCopyCount(copies)
        printer.setCollateCopies(self.planned.setup.collate)
        return one

    def _progress(self, run: PrintRun, count: int) -> QProgressDialog:
        box = QProgressDialog("", word("print.cancel"), 0, count, self._window)
        box.setWindowTitle(word("print.title"))
        box.setMinimumDuration(_SHOWN_AFTER_MS)
        box.setAutoReset(False)
        box.setAutoClose(False)

        def tell(done: int, total: int) -> None:
            box.setLabelText(word("print.running", page=done + 1, pages=total))
            box.setValue(done)

        run.advanced.connect(tell)
        box.canceled.connect(run.cancel)
        return box

    def _finished(self, good: bool) -> None:
        assert self._run is not None
        assert self._box is not None
        stopped = self._box.wasCanceled()
        self._box.reset()
        self._box.deleteLater()
        if good:
            self._end(trouble=self._kept())
        elif stopped:
            self._end()
        elif self._run.error is not None:
            self._end(trouble=error_text(self._run.error))
        else:
            self._end(trouble=word("errors.print_failed"))

    def _kept(self) -> str:
        """Put a printed file where it was asked for; returns what went wrong."""
        self.good = True
        if self._drawn is None or self.target is None:
            return ""
        try:
            with whole_file(self.target) as temporary:
                shutil.copyfile(self._drawn, temporary)
        except UserFacing as error:
            return sentence(error)
        return ""

    def _end(self, *, trouble: str = "") -> None:
        self.trouble = trouble
        self.good = self.good and not trouble
        if self._drawn is not None:
            self._drawn.unlink(missing_ok=True)
        self.ended.emit()


def asked_target(parent: QWidget, name: str) -> Path | None:
    """Ask where a printed PDF file goes; nothing when it was called off."""
    place = str(Path.home() / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, word("print.save_title"), place, word("print.pdf_filter"))
    return Path(chosen) if chosen else None
