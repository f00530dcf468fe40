from __future__ import annotations

import pytest

from tests.ui.printed import pages_in
from ui.widgets.drawn_sheets import RULER_AT, SQUARE, write_list, write_rulers
from ui.widgets.pdf_pages import PdfPages


def test_rulers_and_square_are_true_to_a_tenth_of_a_millimetre(tmp_path):
    pages = PdfPages(write_rulers(tmp_path / "rulers.pdf"))
    picture = pages.picture(0, 2100, 2970)
    row = [x for x in range(2100) if picture.pixelColor(x, 1500).lightness() < 128]
    assert row[0] / 10 == pytest.approx(RULER_AT, abs=0.15)
    edges = [x / 10 for x in row if x > 400]
    assert max(edges) - min(edges) == pytest.approx(SQUARE, abs=0.3)
    column = [y for y in range(2970) if picture.pixelColor(355, y).lightness() < 128]
    assert any(abs(y / 10 - RULER_AT) <= 0.15 for y in column)


def test_the_rulers_are_one_a4_sheet(tmp_path):
    ((width, height),) = pages_in(write_rulers(tmp_path / "rulers.pdf"))
    assert (width, height) == (pytest.approx(210, abs=0.2), pytest.approx(297, abs=0.2))


def test_the_list_names_every_paper_and_turns_the_page_when_it_must(tmp_path):
    import pdfplumber

    rows = [(f"容法督〔2026〕{n}号", "关于整改的函", "县财政局", "2", "1") for n in range(1, 36)]
    with pdfplumber.open(write_list(tmp_path / "list.pdf", rows, "共 35 件，35 份。")) as pdf:
        texts = [page.extract_text() for page in pdf.pages]
    assert len(texts) == 2
    assert "1号" in texts[0]
    assert "35号" in texts[1]
    assert "份。" in texts[1]
    assert "份。" not in texts[0]
