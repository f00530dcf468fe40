"""One sealed package: what it holds, where it lies, and a verified copy of it on a USB stick."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QVBoxLayout, QWidget

from core.domain.rows import SubmissionRow
from core.errors import UserFacing
from core.operations import exports, submissions
from core.wording import chinese_date, word
from ui.dialogs.print_pdf import open_with_system
from ui.models.period_words import period_words
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.messages import tell_error
from ui.widgets.plates import Card, button, label

_FACTS = ("period", "sequence", "sealed_on", "target_name", "issues", "measures", "file_name")


class SubmissionSide(Card):
    """Shows the package of a list line."""

    told = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(word("submissions_page.package"), parent)
        self._session = session
        self._package: SubmissionRow | None = None
        self._values = {key: label(wrap=True) for key in _FACTS}
        facts = QGridLayout()
        facts.setHorizontalSpacing(16)
        facts.setVerticalSpacing(8)
        facts.setColumnStretch(1, 1)
        for place, key in enumerate(_FACTS):
            facts.addWidget(label(word(f"columns.{key}"), "label"), place, 0)
            facts.addWidget(self._values[key], place, 1)
        self.copy_button = button("submissions_page.copy_out", self.copy_out, symbol="save", role="primary")
        self.folder_button = button("submissions_page.open_folder", self.open_folder, symbol="folder")
        self.body.addLayout(facts)
        self.body.addSpacing(8)
        acts = QVBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.copy_button)
        acts.addWidget(self.folder_button)
        self.body.addLayout(acts)
        self.body.addWidget(label(word("submissions_page.copy_hint"), "small", wrap=True))
        self.body.addStretch(1)
        self.show_package(None)

    def show_package(self, package: SubmissionRow | None) -> None:
        """Show ``package`` or nothing."""
        self._package = package
        for each in (self.copy_button, self.folder_button):
            each.setEnabled(package is not None)
        texts = _texts_of(package) if package else {}
        for key, value in self._values.items():
            value.setText(texts.get(key, ""))

    def open_folder(self) -> None:
        """Show the folder of sealed packages."""
        path = self._file()
        if path is not None:
            open_with_system(path.parent, self)

    def copy_out(self) -> None:
        """Copy the package to a folder, usually a USB stick, and read the copy back."""
        path = self._file()
        if path is None:
            return
        chosen = QFileDialog.getExistingDirectory(self, word("submissions_page.choose_stick"))
        if chosen:
            self._session.read_job(
                lambda _workspace, _progress: exports.copy_out(path, Path(chosen)),
                label=word("submissions_page.copying"),
                on_done=self._on_copied,
            )

    def _on_copied(self, copy: Path) -> None:
        self.told.emit(word("submissions_page.copied", path=copy), Tone.GOOD)

    def _file(self) -> Path | None:
        if self._package is None:
            return None
        try:
            return submissions.path_of(self._session.reader, self._package.uuid)
        except UserFacing as error:
            tell_error(self, error)
            return None


def _texts_of(package: SubmissionRow) -> dict[str, str]:
    period = period_words(package.period)
    return {
        "period": word("submissions_page.nil_period", period=period) if package.nil else period,
        "sequence": word("submissions_page.sequence", number=package.sequence),
        "sealed_on": chinese_date(package.sealed_on),
        "target_name": package.target_name,
        "issues": str(package.issues),
        "measures": str(package.measures),
        "file_name": package.file_name,
    }
