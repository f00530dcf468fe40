from __future__ import annotations

from ui.widgets.short_label import ShortLabel

LONG = "所属方案：保定市法治政府建设实地督察反馈意见整改台账"


def test_a_long_line_gives_way_and_says_all_of_it_in_the_tip(qtbot):
    made = ShortLabel(LONG)
    qtbot.addWidget(made)
    assert made.sizeHint().width() > 2 * made.minimumSizeHint().width()
    assert made.toolTip() == LONG


def test_a_line_without_room_is_painted_shorter_than_it_is(qtbot):
    made = ShortLabel(LONG)
    qtbot.addWidget(made)
    made.resize(made.minimumSizeHint())
    narrow = made.grab().toImage()
    whole = ShortLabel(LONG)
    qtbot.addWidget(whole)
    whole.resize(whole.sizeHint())
    cut = whole.grab().toImage().copy(narrow.rect())
    assert narrow != cut


def test_a_short_line_asks_for_no_more_than_its_words(qtbot):
    made = ShortLabel("甲")
    qtbot.addWidget(made)
    assert made.minimumSizeHint().width() < 40
