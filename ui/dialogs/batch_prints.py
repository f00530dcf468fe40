"""What is printed of a run: one joined file, a list, envelopes or labels, saved where the clerk says.

Or the run itself, straight away: that enters a printing of each letter, a file is none (decision 0049).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from core.domain.letter import Letter
from core.operations import letter_prints
from core.operations.letter_prints import PrintWish
from core.wording import word
from ui.dialogs.letter_prints import Opened, print_letters
from ui.dialogs.print_pdf import open_with_system
from ui.dialogs.saving import folder_to_use
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit, NumberEdit
from ui.widgets.messages import error_text
from ui.widgets.plates import button, label, row

_BOXES = ("single", "joined", "duplex", "listed")


def _papers() -> list[Choice]:
    known = [(key, word(f"batch_prints.paper_{key}")) for key in letter_prints.label_papers()]
    return [("", word("batch_prints.no_labels")), *known]


class BatchPrints(QWidget):
    """Ticks for every sort of file; ``told`` brings what was written or why not."""

    told = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._letters: tuple[Letter, ...] = ()
        self._folder: Path | None = None
        self.boxes = {key: QCheckBox(word(f"batch_prints.{key}")) for key in _BOXES}
        for key in ("joined", "duplex", "listed"):
            self.boxes[key].setChecked(True)
        self.labels = ChoiceEdit(_papers)
        self.labels.setAccessibleName(word("batch_prints.labels"))
        self.labels.setMinimumContentsLength(12)
        self.copies, self.skip = NumberEdit(empty=1), NumberEdit(empty=0)
        self.copies.set_value(1)
        for part, key in ((self.copies, "copies"), (self.skip, "skip")):
            part.setAccessibleName(word(f"batch_prints.{key}"))
            part.setMaximumWidth(80)
        self.save_button = button("batch_prints.save", self.save, symbol="save", role="primary")
        self.print_button = button("batch_prints.print", self.print_run, symbol="print")
        self.open_button = button("batch_prints.open", self.open_folder, symbol="folder")
        self.open_button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(word("batch_prints.title"), "section"))
        column.addLayout(row(*self.boxes.values(), None))
        numbers = (label(word("batch_prints.copies")), self.copies)
        used = (label(word("batch_prints.skip")), self.skip)
        column.addLayout(row(label(word("batch_prints.labels")), self.labels, *used, *numbers, None))
        column.addLayout(row(self.save_button, self.print_button, self.open_button, None))

    def show_letters(self, sent: Sequence[Letter]) -> None:
        """Take the letters of a run; without any there is nothing to save."""
        self._letters = tuple(sent)
        self.setEnabled(bool(sent))
        self._await_run()

    def _await_run(self) -> None:
        """Have a joined file prepared for while the clerk still chooses."""
        letters = len(self._letters) if self.boxes["joined"].isChecked() else 0
        self._session.read(
            self, lambda workspace: letter_prints.await_run(workspace, letters), lambda _: None
        )

    def leave(self) -> None:
        """Expect no file any more: the dialog closes."""
        letter_prints.expect_none()

    def wish(self) -> PrintWish:
        """Return what is ticked."""
        chosen = {key: box.isChecked() for key, box in self.boxes.items()}
        copies, skip = self.copies.value() or 1, self.skip.value() or 0
        return PrintWish(**chosen, labels=str(self.labels.value()), copies=copies, skip=skip)

    def print_run(self, on_open: Opened | None = None) -> None:
        """Open the print dialog for all letters of the run."""
        print_letters(self._session, [each.uuid for each in self._letters], self, on_open)

    def save(self) -> None:
        """Ask for a folder and write there."""
        self._await_run()
        chosen = folder_to_use(self, "batch_prints.choose")
        if chosen:
            self.save_to(chosen)

    def save_to(self, folder: Path) -> None:
        """Write what is ticked into ``folder`` as a job."""
        sent, wish = self._letters, self.wish()
        self._session.read_job(
            lambda workspace, progress: letter_prints.write_prints(workspace, sent, folder, wish, progress),
            label=word("batch_prints.saving"),
            on_done=lambda made: self._on_saved(folder, made),
            on_error=lambda error: self.told.emit(error_text(error), Tone.BAD),
        )

    def _on_saved(self, folder: Path, made: list[Path]) -> None:
        self._folder = folder
        self.open_button.show()
        self.told.emit(word("batch_prints.saved", count=len(made), path=folder), Tone.GOOD)

    def open_folder(self) -> None:
        """Show the folder with the system's program."""
        if self._folder is not None:
            open_with_system(self._folder, self)
