from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from core.domain.evidence import Evidence
from core.wording import word
from ui.widgets.attachments import Attachments

PHOTO = Evidence(uuid="u1", sha256="0" * 64, name="照片.jpg", size=2_621_440)
NOTE = Evidence(uuid="u2", sha256="1" * 64, name="记录.txt", size=300)


@pytest.fixture
def files(qtbot):
    files = Attachments()
    qtbot.addWidget(files)
    files.show_files((PHOTO, NOTE), writable=True)
    return files


def test_every_file_is_shown_with_a_size_people_can_read(files):
    words = [label.text() for label in files.findChildren(QLabel)]
    assert "2.5 MB" in words
    assert "1 KB" in words


def test_a_click_asks_to_open_or_to_take_off(files, qtbot):
    with qtbot.waitSignal(files.open_wanted) as wanted:
        files.findChildren(QPushButton, "attachments.open")[0].click()
    assert wanted.args == [PHOTO]
    with qtbot.waitSignal(files.remove_wanted) as wanted:
        files.findChildren(QPushButton, "attachments.remove")[1].click()
    assert wanted.args == [NOTE]


def test_an_unsaved_record_takes_no_files_and_says_why(files):
    files.show_files((), writable=False)
    assert not files.add.isEnabled()
    assert not files.acceptDrops()
    assert files.hint.text() == word("attachments.after_save")


def test_chosen_files_are_handed_on(files, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", staticmethod(lambda *_: ([str(tmp_path / "a")], "")))
    with qtbot.waitSignal(files.files_dropped) as wanted:
        files.add.click()
    assert wanted.args == [[tmp_path / "a"]]
