from __future__ import annotations

import pytest

from core.domain.print_plan import Side
from core.errors import Environment
from tests.ui.sample_pdf import write_pdf
from ui.widgets.page_marks import Marks, PageMark
from ui.widgets.pdf_pages import PagesClosedError, drawn_if_open
from ui.widgets.printed_pages import PieceFiles, PrintPiece, RunPages


@pytest.fixture
def piece(tmp_path):
    return PrintPiece(path=write_pdf(tmp_path / "letter.pdf", 2), name="letter")


def dark(image):
    return sum(1 for value in bytes(image.constBits())[1::4] if value < 240)


def test_sides_are_pages_of_their_files_and_blanks_are_white(piece):
    run = RunPages([piece], [Side(0, 1), Side(0, None)], PieceFiles(), [3])
    assert run.count == 2
    assert [run.is_blank(0), run.is_blank(1)] == [False, True]
    assert [run.number(0), run.number(1)] == [5, 0]
    assert run.size(1).width() == pytest.approx(595.28, abs=0.01)
    picture = run.picture(0, 420, 594)
    assert picture.pixelColor(70, 90).lightness() == 0
    assert dark(run.picture(1, 420, 594)) == 0


def test_a_mark_lies_across_the_page_and_the_same_in_every_band(piece):
    from dataclasses import replace

    void = replace(piece, marks=Marks(PageMark.VOID, foot="重印第1次"))
    plain, marked = (RunPages([each], [Side(0, 0)], PieceFiles()) for each in (piece, void))
    whole = marked.picture(0, 420, 594)
    assert dark(whole) > dark(plain.picture(0, 420, 594)) + 3000
    band = marked.band(0, 420, 594, 200, 100)
    worst = max(
        abs(band.pixelColor(x, y).green() - whole.pixelColor(x, y + 200).green())
        for x in range(0, 420, 7)
        for y in range(0, 100, 7)
    )
    assert worst <= 3
    foot = whole.copy(50, 560, 60, 20)
    assert dark(foot) > 20, "the words at the foot stand below the type area"
    assert dark(plain.picture(0, 420, 594).copy(50, 560, 60, 20)) == 0


def test_only_a_few_files_stay_open_however_long_the_run(tmp_path):
    files = PieceFiles()
    pieces = [PrintPiece(path=write_pdf(tmp_path / f"{n}.pdf", 1), name=str(n)) for n in range(12)]
    run = RunPages(pieces, [Side(n, 0) for n in range(12)], files)
    for index in range(run.count):
        assert dark(run.picture(index, 105, 148)) > 0
        assert files.open_files <= 6
    files.close()
    assert files.open_files == 0


def test_a_page_larger_than_a4_is_named(tmp_path, piece):
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "wide.pdf"), pagesize=(842, 595))
    canvas.showPage()
    canvas.save()
    wide = PrintPiece(path=tmp_path / "wide.pdf", name="wide")
    assert RunPages([piece, wide], [Side(0, 0), Side(1, 0)], PieceFiles()).too_large() == [1]


def test_closed_pages_draw_no_more_and_a_missing_file_is_told(tmp_path, piece):
    files = PieceFiles()
    run = RunPages([piece], [Side(0, 0)], files)
    files.close()
    with pytest.raises(PagesClosedError):
        run.picture(0, 10, 14)
    assert drawn_if_open(run, 0, 10, 14) is None
    with pytest.raises(Environment):
        PieceFiles().count(tmp_path / "missing.pdf")
