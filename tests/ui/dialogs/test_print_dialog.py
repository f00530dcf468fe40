from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QPushButton

from core.wording import sentence, word
from tests.ui.printed import ink_box, pages_in
from tests.ui.sample_pdf import write_pdf
from ui.dialogs import print_dialog
from ui.dialogs.help_dialog import HelpDialog
from ui.dialogs.print_dialog import PrintDialog
from ui.models.print_setup import remembered_printer
from ui.widgets.drawn_sheets import RULER_AT
from ui.widgets.printed_pages import PrintPiece


@pytest.fixture
def make(qtbot, tmp_path):
    made = []

    def dialog(*pages, **rest):
        pieces = [
            PrintPiece(
                path=write_pdf(tmp_path / f"{n}.pdf", count), name=f"{n}号", slips=(1,), letter_uuid=str(n)
            )
            for n, count in enumerate(pages, 1)
        ]
        made.append(PrintDialog(pieces, **rest))
        made[-1].setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(made[-1])
        made[-1].show()
        return made[-1]

    yield dialog
    for each in made:
        each.reject()


def goes_to(monkeypatch, place):
    monkeypatch.setattr(print_dialog, "asked_target", lambda *_: place)


def press(dialog, keys):
    found = [each for each in dialog.findChildren(QShortcut) if each.key().toString() == keys]
    assert len(found) == 1
    found[0].activated.emit()


def ended(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog.run is None, timeout=30_000)


def test_the_preview_shows_the_very_sides_and_the_sum_says_what_they_take(make):
    dialog = make(2)
    assert dialog.panel.view.page_count == 3
    assert dialog.strip.count() == 3
    assert "用纸 2 张" in dialog.summary.text()
    dialog.form.duplex.set_value(False)
    assert dialog.panel.view.page_count == 2
    dialog.form.copies.setValue(5)
    assert "共打印 10 面，用纸 10 张" in dialog.summary.text()
    assert dialog.panel.view.page_count == 2, "the preview shows one copy"


def test_without_a_printer_it_says_so_and_prints_into_a_file(make, qtbot, monkeypatch, tmp_path):
    heard = []
    dialog = make(2, on_printed=lambda *_: heard.append("printed"))
    assert dialog.message.text() == word("print.no_printer")
    out = tmp_path / "out.pdf"
    goes_to(monkeypatch, out)
    press(dialog, "Ctrl+P")
    ended(qtbot, dialog)
    assert len(pages_in(out)) == 3
    assert dialog.message.text() == word("letter_dialog.saved", path=out)
    assert dialog.isVisible()
    assert heard == [], "a file is no printing"
    assert remembered_printer() == ""


def test_pages_that_are_none_are_told_and_nothing_can_be_printed(make, monkeypatch, tmp_path):
    dialog = make(2)
    dialog.form.pages.setText("7")
    assert "“7”（共 2 页）" in dialog.form.wrong.text()
    assert not dialog.go.isEnabled()
    goes_to(monkeypatch, tmp_path / "out.pdf")
    dialog.start()
    assert dialog.run is None
    dialog.form.pages.setText("2")
    assert dialog.form.wrong.text() == ""
    assert dialog.go.isEnabled()
    assert dialog.panel.view.page_count == 1


def test_a_run_is_listed_and_each_paper_may_have_its_own_copies(make):
    dialog = make(1, 2, 1)
    assert dialog.table.isVisible()
    dialog.form.duplex.set_value(False)
    dialog.table.type_copies(1, "3")
    assert "共打印 8 面" in dialog.summary.text()
    dialog.form.copies.setValue(2)
    assert "共打印 10 面" in dialog.summary.text()
    dialog.table.type_copies(0, "0")
    assert "共打印 8 面" in dialog.summary.text()
    dialog.form.list_first.setChecked(True)
    assert "共打印 9 面" in dialog.summary.text()
    dialog.table.setCurrentCell(2, 0)
    dialog.resize(900, 512)
    assert dialog.plan.first_side(dialog.table.path(2)) == 3


def test_the_test_page_is_printed_with_the_shift_and_nothing_else(make, qtbot, monkeypatch, tmp_path):
    dialog = make(2)
    out = tmp_path / "rulers.pdf"
    goes_to(monkeypatch, out)
    dialog.form.across.setValue(3.0)
    dialog.form.test.click()
    ended(qtbot, dialog)
    assert len(pages_in(out)) == 1
    left = ink_box(out, 0)[0]
    assert left == pytest.approx(3.0, abs=0.3), "the horizontal ruler begins at the paper's edge, shifted"
    assert left < RULER_AT
    assert dialog.message.text() == word("print.test_done")


def test_trouble_is_told_in_the_dialog_and_it_can_be_tried_again(make, qtbot, monkeypatch, tmp_path):
    dialog = make(2)
    (tmp_path / "file").write_text("x")
    goes_to(monkeypatch, tmp_path / "file" / "out.pdf")
    dialog.start()
    ended(qtbot, dialog)
    assert dialog.message.text()
    assert dialog.message.text() != word("print.no_printer")
    assert dialog.go.isEnabled()


def test_calling_the_place_off_prints_nothing(make, monkeypatch):
    dialog = make(1)
    goes_to(monkeypatch, None)
    dialog.start()
    assert dialog.run is None
    assert dialog.go.isEnabled()


def test_a_file_that_is_no_pdf_is_told_in_place(make, tmp_path, qtbot):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"no pdf")
    dialog = PrintDialog([PrintPiece(path=broken, name="x")])
    qtbot.addWidget(dialog)
    dialog.show()
    from core.errors import Environment

    assert dialog.form.wrong.text() == sentence(Environment("pdf_unreadable", path=str(broken)))
    assert not dialog.go.isEnabled()
    dialog.reject()


def test_it_fits_a_small_screen_and_gives_the_small_pictures_up_there(make, qtbot):
    dialog = make(3)
    dialog.resize(1120, 780)
    assert dialog.strip.isVisible()
    dialog.resize(910, 512)
    assert (dialog.width(), dialog.height()) == (910, 512)
    assert not dialog.strip.isVisible()


def test_the_keyboard_reaches_everything_and_f1_helps(make, qtbot):
    dialog = make(2)
    seen, widget = set(), dialog.form.printer
    for _ in range(60):
        seen.add(widget)
        widget = widget.nextInFocusChain()
    wanted = {dialog.form.copies, dialog.form.duplex, dialog.form.pages, dialog.form.across, dialog.go}
    assert wanted <= seen
    press(dialog, "F1")
    dialog.findChildren(HelpDialog)[0].close()
    assert dialog.findChild(QPushButton, "print.open_file") is not None
    assert dialog.findChild(QPushButton, "print.open_folder") is not None
