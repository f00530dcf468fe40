from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, QSizeF
from PySide6.QtGui import QImage

from ui.widgets import pdf_sheet
from ui.widgets.pdf_sheet import MARGIN, PictureShelf, fitting_scale, lay_pages, picture_size

A4 = QSizeF(595.28, 841.89)


def test_pages_lie_below_each_other_in_the_middle():
    sheet = lay_pages([A4, A4], 1.0, 1000)
    first, second = sheet.places
    assert first.top() == MARGIN
    assert second.top() == MARGIN + 842 + MARGIN
    assert first.left() == (1000 - 595) // 2
    assert sheet.height == second.bottom() + 1 + MARGIN


def test_no_pages_need_no_room():
    assert lay_pages([], 1.0, 500).places == ()


def test_a_page_fits_across_or_whole():
    view = QSize(595 + 2 * MARGIN, 400 + 2 * MARGIN)
    assert fitting_scale(A4, view, whole=False) == pytest.approx(1.0, abs=0.01)
    assert fitting_scale(A4, view, whole=True) == pytest.approx(400 / 841.89)


def test_pictures_are_as_sharp_as_the_screen_up_to_a_limit():
    assert picture_size(QRect(0, 0, 595, 842), 1.5) == QSize(892, 1263)
    huge = picture_size(QRect(0, 0, 2976, 4210), 2.0)
    assert huge.height() == pdf_sheet.LONGEST_SIDE


def test_pages_in_sight_stay_and_the_longest_unused_goes(monkeypatch):
    picture = QImage(100, 100, QImage.Format.Format_RGB32)
    monkeypatch.setattr(pdf_sheet, "KEPT_BYTES", 2 * picture.sizeInBytes())
    shelf = PictureShelf()
    for page in range(6):
        shelf.put(page, picture, {page})
    assert shelf.pages() == [3, 4, 5]
    shelf.put(6, picture, {3, 6})
    assert shelf.pages() == [3, 4, 5, 6]
    assert shelf.size == 4 * picture.sizeInBytes()
