from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from core.wording import word
from tests.ui.printed import ink_box, pages_in
from tests.ui.sample_pdf import write_pdf
from ui.dialogs.print_planning import planned
from ui.dialogs.printing import Printing, asked_target
from ui.models.print_setup import PrintSetup
from ui.widgets.printed_pages import PieceFiles, PrintPiece


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def piece(tmp_path):
    return PrintPiece(path=write_pdf(tmp_path / "letter.pdf", 3), name="letter", slips=(1,))


def printed(qtbot, run):
    with qtbot.waitSignal(run.ended, timeout=30_000):
        run.start()
    return run


def test_a_run_into_a_file_stands_there_whole_with_blanks_range_and_copies(qtbot, window, piece, tmp_path):
    out = tmp_path / "usb" / "out.pdf"
    made = planned([piece], [2], PrintSetup(pages="1-2", copies=2), PieceFiles())
    run = printed(qtbot, Printing(made, window, out))
    assert (run.good, run.trouble) == (True, "")
    assert len(pages_in(out)) == 7
    empty = [ink_box(out, page) is None for page in range(7)]
    assert empty == [False, True, False, True, False, True, False]


def test_a_place_that_cannot_be_written_is_told_and_leaves_nothing(qtbot, window, piece, tmp_path):
    (tmp_path / "file").write_text("x")
    made = planned([piece], [1], PrintSetup(pages="1"), PieceFiles())
    run = printed(qtbot, Printing(made, window, tmp_path / "file" / "out.pdf"))
    assert not run.good
    assert "out.pdf" in run.trouble or "file" in run.trouble


def test_a_printer_that_is_gone_is_told_before_anything_is_printed(qtbot, window, piece, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    made = planned([piece], [1], PrintSetup(printer="办公室"), PieceFiles())
    run = printed(qtbot, Printing(made, window))
    assert run.trouble == word("errors.printer_gone", name="办公室")


def test_a_stopped_run_is_neither_good_nor_trouble(qtbot, window, piece, tmp_path):
    made = planned([piece], [9], PrintSetup(copies=9), PieceFiles())
    run = Printing(made, window, tmp_path / "out.pdf")
    with qtbot.waitSignal(run.ended, timeout=30_000):
        run.start()
        run._box.canceled.emit()
    assert (run.good, run.trouble) == (False, "")
    assert not (tmp_path / "out.pdf").exists()


def test_a_file_gone_in_the_middle_is_told_by_name(qtbot, window, piece, tmp_path):
    made = planned([piece], [1], PrintSetup(), PieceFiles())
    made.files.close()
    files = PieceFiles()
    files.count(piece.path)
    run = Printing(planned([piece], [1], PrintSetup(), files), window, tmp_path / "out.pdf")
    files._open.popitem()[1].close()
    piece.path.unlink()
    printed(qtbot, run)
    assert run.trouble == word("errors.file_missing", path=piece.path)


def test_the_place_of_a_file_is_asked_for(window, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: ("", "")))
    assert asked_target(window, "x.pdf") is None
    place = str(tmp_path / "x.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (place, "")))
    assert asked_target(window, "x.pdf") == tmp_path / "x.pdf"
