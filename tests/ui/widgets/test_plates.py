from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout, QWidget

from ui.models.tones import Tone
from ui.widgets.plates import Banner, Card, EmptyPlace, button, clear, label, row, scrolled


def test_a_button_is_found_by_its_wording_key_and_calls_its_slot(qtbot):
    pressed: list[int] = []
    made = button("messages.save", lambda: pressed.append(1), role="primary")
    qtbot.addWidget(made)
    made.click()
    assert (made.objectName(), made.text(), pressed) == ("messages.save", "保存", [1])


def test_a_banner_shows_one_sentence_and_an_empty_one_hides_it(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    banner = Banner(place)
    banner.tell("已保存。", Tone.GOOD)
    assert (banner.text(), banner.isHidden()) == ("已保存。", False)
    banner.tell("")
    assert banner.isHidden()


def test_the_buttons_of_an_empty_place_say_which_was_pressed(qtbot):
    place = EmptyPlace("ledger", "ledger.empty", ("overview.do_import", "overview.do_enter"))
    qtbot.addWidget(place)
    with qtbot.waitSignal(place.pressed) as told:
        place.findChild(QPushButton, "overview.do_enter").click()
    assert told.args == ["overview.do_enter"]


def test_long_words_in_a_scrolled_column_are_never_cut_off(qtbot):
    column = QVBoxLayout()
    words = label("很长的一句话，" * 30, wrap=True)
    column.addWidget(words)
    for _ in range(20):
        column.addWidget(QPushButton("x"))
    area = scrolled(column)
    qtbot.addWidget(area)
    area.resize(240, 200)
    area.show()
    QApplication.processEvents()
    assert words.height() >= words.heightForWidth(words.width())


def test_clearing_takes_out_rows_within_rows(qtbot):
    card = Card("标题")
    qtbot.addWidget(card)
    card.body.addLayout(row(QPushButton("a"), None, QPushButton("b")))
    card.body.addWidget(QPushButton("c"))
    clear(card.body)
    assert card.body.count() == 0


def test_enter_presses_the_button_that_holds_the_keyboard_not_the_preferred_one(qtbot):
    pressed: list[str] = []
    dialog = QDialog()
    qtbot.addWidget(dialog)
    cancel = button("messages.cancel", lambda: pressed.append("cancel"))
    save = button("messages.save", lambda: pressed.append("save"))
    save.setDefault(True)
    dialog.setLayout(row(cancel, save))
    dialog.show()
    cancel.setFocus()
    qtbot.keyClick(cancel, Qt.Key.Key_Return)
    assert pressed == ["cancel"]


def test_words_told_to_a_hidden_label_are_whole_when_it_is_shown(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    words = label("", wrap=True)
    column = QVBoxLayout(place)
    column.addWidget(words)
    place.resize(200, 40)
    place.show()
    words.hide()
    words.setText("单位代码只能用字母、数字和短横线，不能为空" * 2)
    words.show()
    QApplication.processEvents()
    assert words.height() >= words.heightForWidth(words.width())
