from __future__ import annotations

from PySide6.QtCore import Qt

from ui.models.tones import Tone
from ui.widgets.figure_card import FigureCard
from ui.widgets.theme import COLOURS


def test_a_figure_is_coloured_only_when_there_is_something_to_do(qtbot):
    card = FigureCard("已逾期")
    qtbot.addWidget(card)
    card.show_figure(2, tone=Tone.BAD)
    assert COLOURS["bad"] in card._number.styleSheet()
    card.show_figure(0, tone=Tone.BAD)
    assert COLOURS["bad"] not in card._number.styleSheet()


def test_a_figure_is_read_aloud_with_its_name_and_pressed_with_the_space_bar(qtbot):
    card = FigureCard("已逾期")
    qtbot.addWidget(card)
    card.show_figure(2)
    card.show()
    assert card.accessibleName() == "已逾期 2"
    with qtbot.waitSignal(card.clicked):
        qtbot.keyClick(card, Qt.Key.Key_Space)


def test_a_tight_figure_takes_one_line_and_says_its_note_in_a_tip(qtbot):
    card = FigureCard("已完成")
    qtbot.addWidget(card)
    card.show_figure(3, "完成率 50.0%（3/6）")
    card.show()
    roomy = card.sizeHint().height()
    card.show_tight(tight=True)
    assert card.sizeHint().height() < roomy / 2
    assert (card._note.isVisible(), card.toolTip()) == (False, "完成率 50.0%（3/6）")
    card.show_figure(4, "完成率 66.7%（4/6）")
    assert not card._note.isVisible()
    card.show_tight(tight=False)
    assert (card._note.isVisible(), card.toolTip()) == (True, "")


def test_a_figure_is_never_cut_off(qtbot):
    card = FigureCard("整改措施")
    qtbot.addWidget(card)
    card.show_figure(31_000, "条")
    assert card.minimumSizeHint().width() >= card._number.sizeHint().width()
