from __future__ import annotations

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from core.domain.letter import LetterKind
from core.operations import letters
from core.wording import word
from tests.ui import steps
from ui.dialogs import sent_letter
from ui.dialogs.print_pdf import QFileDialog
from ui.dialogs.sent_letter import SentLetter


@pytest.fixture
def sent(qtbot, full_session) -> SentLetter:
    made = SentLetter(full_session)
    qtbot.addWidget(made)
    made.show()
    made.show_letter(steps.send(full_session, LetterKind.SUPERVISION))
    return made


def test_a_copy_is_the_very_file_and_where_it_lies_is_told(sent, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "副本.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(target), "")))
    with qtbot.waitSignal(sent.told) as told:
        sent.findChild(QPushButton, "letter_dialog.save_copy").click()
    assert told.args[0] == word("letter_dialog.saved", path=target)
    assert target.read_bytes() == sent.path().read_bytes()


def test_file_and_folder_are_opened_with_the_programs_of_the_system(sent, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    sent.findChild(QPushButton, "letter_dialog.open_file").click()
    sent.findChild(QPushButton, "letter_dialog.open_folder").click()
    assert opened == [str(sent.path()), str(sent.path().parent)]


def test_the_letter_itself_is_printed_and_finishing_is_told(sent, qtbot, full_session, monkeypatch):
    printed = []
    monkeypatch.setattr(sent_letter, "print_letters", lambda _, uuids, __: printed.extend(uuids))
    sent.print_button.click()
    assert [letters.path_of(full_session.reader, uuid) for uuid in printed] == [sent.path()]
    with qtbot.waitSignal(sent.finished):
        sent.findChild(QPushButton, "letter_dialog.finish").click()
