from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from core.domain.print_plan import Side
from core.errors import Environment
from tests.ui.printed import ink_box, pages_in
from tests.ui.sample_pdf import write_pdf
from ui.dialogs.print_run import PrintRun
from ui.models.print_setup import PrintSetup
from ui.widgets.pdf_pages import PdfPages
from ui.widgets.printed_pages import PieceFiles, PrintPiece, RunPages
from ui.widgets.printers import printer_for

SETUP = PrintSetup()


@pytest.fixture
def printed(qtbot, tmp_path):
    """Print pages of a file (None: a blank) into a PDF and return where it lies."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def run(source, pages, **rest):
        out = tmp_path / f"printed-{len(list(tmp_path.iterdir()))}.pdf"
        files = PieceFiles()
        sides = [Side(0, page) for page in pages]
        made = RunPages([PrintPiece(path=source, name="letter")], sides, files)
        printer = printer_for(SETUP, out)
        run = PrintRun(made, printer, parent, **rest)
        with qtbot.waitSignal(run.finished, timeout=30_000) as finished:
            run.start()
        assert finished.args == [True]
        files.close()
        return out

    return run


@pytest.fixture
def letter(tmp_path):
    return write_pdf(tmp_path / "letter.pdf")


def test_every_sheet_is_a4_to_a_tenth_of_a_millimetre(printed, letter):
    sizes = pages_in(printed(letter, [0, 1, 2]))
    assert len(sizes) == 3
    for width, height in sizes:
        assert width == pytest.approx(210, abs=0.1)
        assert height == pytest.approx(297, abs=0.1)


def test_ink_lies_where_the_file_says_to_the_third_of_a_millimetre(printed, letter):
    out = printed(letter, [1])
    for found, wanted in zip(ink_box(out, 0), ink_box(letter, 1), strict=True):
        assert found == pytest.approx(wanted, abs=0.3)


def test_bands_meet_without_a_seam(printed, letter):
    pages = PdfPages(printed(letter, [0]))
    picture = pages.picture(0, 2100, 2970)
    down = [y for y in range(300, 800) if picture.pixelColor(400, y).lightness() < 128]
    assert len(down) == down[-1] - down[0] + 1
    assert down[0] == pytest.approx(400, abs=3)
    assert down[-1] == pytest.approx(600, abs=3)


def test_the_first_rule_of_a_real_letter_is_printed_where_the_standard_wants_it(printed, tmp_path):
    from core.letters.letter import draw_pdf, lay_out
    from tests.core.letters import samples

    layout = lay_out(samples.content(), bundled_only=True)
    source = tmp_path / "real.pdf"
    draw_pdf(layout, source)
    out = printed(source, [0])
    for found, wanted in zip(ink_box(out, 0), ink_box(source, 0), strict=True):
        assert found == pytest.approx(wanted, abs=0.3)
    bar = next(bar for bar in layout.pages[0].bars if not bar.turned)
    assert red_rows(out)[0] == pytest.approx(red_rows(source)[0], abs=0.3)
    assert red_rows(source)[-1] >= bar.y


def red_rows(path):
    """Return the rows of a page that are red for more than 100 mm, in mm."""
    pages = PdfPages(path)
    picture = pages.picture(0, 2100, 2970)
    pages.close()
    bits, line = bytes(picture.constBits()), picture.bytesPerLine()
    return [
        y / 10
        for y in range(2970)
        if sum(1 for value in bits[y * line + 1 : (y + 1) * line : 4] if value < 160) > 1000
    ]


def test_a_shift_moves_the_ink_and_nothing_else(printed, letter):
    plain, moved = ink_box(printed(letter, [0]), 0), ink_box(printed(letter, [0], shift=(2.5, -1.5)), 0)
    assert moved[0] - plain[0] == pytest.approx(2.5, abs=0.15)
    assert moved[2] - plain[2] == pytest.approx(2.5, abs=0.15)
    assert moved[1] - plain[1] == pytest.approx(-1.5, abs=0.15)
    assert moved[3] - plain[3] == pytest.approx(-1.5, abs=0.15)


def test_blank_backs_are_pages_without_ink(printed, letter):
    out = printed(letter, [0, None, 2])
    assert len(pages_in(out)) == 3
    assert [ink_box(out, page) is None for page in range(3)] == [False, True, False]


def test_black_and_white_printing_has_no_colour(printed, tmp_path):
    from reportlab.pdfgen.canvas import Canvas

    source = tmp_path / "red.pdf"
    canvas = Canvas(str(source), pagesize=(595.28, 841.89))
    canvas.setFillColorRGB(0.9, 0, 0)
    canvas.rect(100, 400, 200, 200, stroke=0, fill=1)
    canvas.save()
    for grey in (False, True):
        pages = PdfPages(printed(source, [0], grey=grey))
        colour = pages.picture(0, 210, 297).pixelColor(70, 120)
        assert (colour.saturation() == 0) is grey
        assert colour.lightness() < 200


def test_a_stopped_run_ends_without_success(qtbot, letter, tmp_path):
    parent = QWidget()
    qtbot.addWidget(parent)
    files = PieceFiles()
    made = RunPages([PrintPiece(path=letter, name="x")], [Side(0, 0), Side(0, 1)], files)
    run = PrintRun(made, printer_for(SETUP, tmp_path / "out.pdf"), parent)
    with qtbot.waitSignal(run.finished, timeout=30_000) as finished:
        run.start()
        run.cancel()
    assert finished.args == [False]
    assert run.error is None


def test_a_file_that_vanishes_in_the_middle_ends_the_run_with_the_reason(qtbot, letter, tmp_path):
    parent = QWidget()
    qtbot.addWidget(parent)
    gone = write_pdf(tmp_path / "gone.pdf", 1)
    pieces = [PrintPiece(path=letter, name="x"), PrintPiece(path=gone, name="y")]
    made = RunPages(pieces, [Side(0, 0), Side(1, 0)], PieceFiles())
    run = PrintRun(made, printer_for(SETUP, tmp_path / "out.pdf"), parent)
    gone.unlink()
    with qtbot.waitSignal(run.finished, timeout=30_000) as finished:
        run.start()
    assert finished.args == [False]
    assert isinstance(run.error, Environment)
    assert run.error.code == "file_missing"


def test_nothing_to_print_is_no_success(qtbot, letter, tmp_path):
    parent = QWidget()
    qtbot.addWidget(parent)
    run = PrintRun(RunPages([], [], PieceFiles()), printer_for(SETUP, tmp_path / "o.pdf"), parent)
    with qtbot.waitSignal(run.finished) as finished:
        run.start()
    assert finished.args == [False]
