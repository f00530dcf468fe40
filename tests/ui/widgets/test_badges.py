from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from core.domain.listing import Timeliness
from ui.models.tones import Tone
from ui.widgets.badges import Badge
from ui.widgets.grid import Grid
from ui.widgets.theme import tone_colours


def test_a_badge_says_the_state_in_words_and_colour(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    badge = Badge("已逾期", Tone.QUIET, place)
    badge.show_state("已逾期", Timeliness.OVERDUE)
    place.show()
    ground = badge.grab().toImage().pixelColor(badge.width() // 2, 2)
    assert badge.text() == "已逾期"
    assert ground == QColor(tone_colours(Tone.BAD)[1])


def test_a_badge_without_words_is_not_shown(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    badge = Badge("有", Tone.GOOD, place)
    badge.show_state("", Tone.GOOD)
    assert badge.isHidden()


def test_a_badge_without_a_place_opens_no_window(qtbot):
    badge = Badge("已逾期", Tone.BAD)
    assert not badge.isVisible()


def test_state_cells_of_a_list_are_painted_as_badges(page, qtbot):
    grid: Grid = page.pane.grid
    model = page.pane.model
    section = [column.key for column in model.columns].index("timeliness")
    row = next(row for row in range(22) if model.index(row, section).data() == "已逾期")
    QApplication.processEvents()
    cell = grid.visualRect(model.index(row, section))
    image = grid.viewport().grab(cell).toImage()
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert tone_colours(Tone.BAD)[1].name() in colours
