from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from ui.widgets.page_marks import FOOT_BASE, Marks, PageMark, paint_marks


def painted(marks):
    image = QImage(210, 297, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint_marks(painter, marks, 210, 297)
    painter.end()
    return image


def inked(image):
    return [(x, y) for y in range(297) for x in range(210) if image.pixelColor(x, y).green() < 250]


@pytest.mark.parametrize("mark", [PageMark.VOID, PageMark.DRAFT])
def test_a_mark_across_stands_in_the_middle_and_stays_on_the_page(mark):
    found = inked(painted(Marks(mark)))
    across, down = [x for x, _ in found], [y for _, y in found]
    assert (min(across) + max(across)) / 2 == pytest.approx(105, abs=6)
    assert (min(down) + max(down)) / 2 == pytest.approx(148, abs=6)
    assert max(across) - min(across) > 60
    assert min(across) > 10
    assert max(across) < 200


def test_void_is_red_and_a_draft_grey():
    def strongest(image):
        return min((image.pixelColor(x, y) for x, y in inked(image)), key=lambda colour: colour.green())

    void, draft = strongest(painted(Marks(PageMark.VOID))), strongest(painted(Marks(PageMark.DRAFT)))
    assert void.red() > void.green() + 50
    assert draft.red() == pytest.approx(draft.green(), abs=3)


def test_words_at_the_foot_lie_below_the_type_area_and_the_page_number():
    found = inked(painted(Marks(foot="重印第1次")))
    assert found
    assert min(y for _, y in found) > 280
    assert max(y for _, y in found) <= FOOT_BASE + 1.5


def test_no_mark_leaves_the_page_alone():
    assert not Marks()
    assert inked(painted(Marks())) == []
