"""The ways a paper leaves the program: printed, saved as a copy, opened by the system's program.

Printing is loaded when it is first asked for: no window needs it to stand.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.errors import UserFacing
from core.files import whole_file
from core.wording import sentence, word
from ui.widgets.page_marks import Marks, PageMark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.dialogs.print_dialog import PrintDialog
    from ui.session import Session


def print_pdf(path: Path, parent: QWidget, *, mark: PageMark = PageMark.NONE) -> PrintDialog:
    """Open the print dialog for one file; a preview of a letter is printed with the mark 草稿."""
    from ui.dialogs.print_dialog import PrintDialog
    from ui.widgets.printed_pages import PrintPiece

    dialog = PrintDialog([PrintPiece(path=path, name=path.stem, marks=Marks(mark))], parent)
    dialog.open()
    return dialog


def print_letters(session: Session, uuids: Sequence[str], parent: QWidget) -> None:
    """Open the print dialog for letters of the register; what a printer takes is entered there."""
    from ui.dialogs import letter_prints

    letter_prints.print_letters(session, uuids, parent)


def save_copy(path: Path, parent: QWidget) -> Path | None:
    """Ask where to and copy ``path`` there whole; returns the copy, or nothing when it was called off."""
    name, _ = QFileDialog.getSaveFileName(
        parent, word("print.save_title"), str(Path.home() / path.name), word("print.pdf_filter")
    )
    if not name:
        return None
    target = Path(name)
    try:
        with whole_file(target) as temporary:
            shutil.copyfile(path, temporary)
    except UserFacing as error:
        QMessageBox.warning(parent, word("print.save_title"), sentence(error))
        return None
    return target


def open_with_system(path: Path, parent: QWidget) -> None:
    """Hand a file or folder to whatever program the system has for it."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        QMessageBox.information(parent, word("print.title"), word("print.open_failed", path=path))
