from __future__ import annotations

import pytest

from core.errors import Environment
from tests.ui.sample_pdf import write_pdf
from ui.widgets.pdf_pages import PdfPages


def test_pages_are_true_to_the_paper(tmp_path):
    pages = PdfPages(write_pdf(tmp_path / "letter.pdf", 2))
    assert pages.count == 2
    picture = pages.picture(0, 420, 594)  # 2 pixels a millimetre
    assert picture.pixelColor(61, 81).lightness() == 0
    assert picture.pixelColor(98, 118).lightness() == 0
    assert picture.pixelColor(57, 77).lightness() == 255
    assert picture.pixelColor(103, 123).lightness() == 255


def test_bands_join_to_the_whole_page(tmp_path):
    pages = PdfPages(write_pdf(tmp_path / "letter.pdf", 1))
    whole = pages.picture(0, 420, 594)
    lower = pages.band(0, 420, 594, 100, 50)
    for x in range(0, 420, 7):
        for y in range(0, 50, 7):
            assert abs(lower.pixelColor(x, y).lightness() - whole.pixelColor(x, y + 100).lightness()) <= 2


def test_a_file_that_is_no_pdf_is_told_apart_from_a_missing_one(tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 and then nothing")
    with pytest.raises(Environment) as no_pdf:
        PdfPages(broken)
    assert no_pdf.value.code == "pdf_unreadable"
    with pytest.raises(Environment) as missing:
        PdfPages(tmp_path / "missing.pdf")
    assert missing.value.code == "file_missing"
