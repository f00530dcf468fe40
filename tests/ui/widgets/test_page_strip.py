from __future__ import annotations

import pytest

from core.domain.print_plan import Side
from tests.ui.sample_pdf import write_pdf
from ui.widgets.page_strip import PageStrip
from ui.widgets.printed_pages import PieceFiles, PrintPiece, RunPages


@pytest.fixture
def strip(qtbot, tmp_path):
    made = PageStrip()
    qtbot.addWidget(made)
    made.resize(120, 400)
    made.show()
    piece = PrintPiece(path=write_pdf(tmp_path / "letter.pdf", 20), name="letter")
    sides = [Side(0, 0), Side(0, None), *(Side(0, n) for n in range(1, 20))]
    made.show_pages(RunPages([piece], sides, PieceFiles()), duplex=True)
    return made


def test_every_side_has_a_name_and_the_back_says_so(strip):
    assert [strip.item(n).text() for n in range(4)] == ["第1页", "空白背面", "第2页", "第3页 背"]


def test_only_sides_in_sight_are_drawn(strip, qtbot):
    qtbot.waitUntil(lambda: not strip.undrawn())
    drawn = [n for n in range(strip.count()) if strip.item(n).data(256)]
    assert 0 in drawn
    assert 20 not in drawn
    strip.verticalScrollBar().setValue(strip.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: bool(strip.item(20).data(256)))


def test_choosing_a_side_goes_there_and_following_does_not(strip, qtbot):
    with qtbot.waitSignal(strip.chosen) as chosen:
        strip.setCurrentRow(3)
    assert chosen.args == [3]
    with qtbot.assertNotEmitted(strip.chosen):
        strip.follow(5)
    assert strip.currentRow() == 5
