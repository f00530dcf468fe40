from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from tests.ui.sample_pdf import write_pdf
from ui.dialogs import print_pdf
from ui.widgets.page_marks import PageMark


@pytest.fixture
def letter(tmp_path):
    return write_pdf(tmp_path / "letter.pdf")


def test_any_file_opens_in_the_print_dialog_with_its_mark(qtbot, letter):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = print_pdf.print_pdf(letter, parent, mark=PageMark.DRAFT)
    assert dialog.isVisible()
    assert dialog.plan.sides(copies=True).count == 3
    assert dialog.plan.pieces[0].marks.across is PageMark.DRAFT
    dialog.reject()


def test_a_copy_is_saved_whole_where_a_person_says(qtbot, letter, tmp_path, monkeypatch):
    copy = tmp_path / "usb" / "copy.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(copy), "")))
    parent = QWidget()
    qtbot.addWidget(parent)
    assert print_pdf.save_copy(letter, parent) == copy
    assert copy.read_bytes() == letter.read_bytes()


def test_a_copy_called_off_is_not_made(qtbot, letter, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: ("", "")))
    parent = QWidget()
    qtbot.addWidget(parent)
    assert print_pdf.save_copy(letter, parent) is None
