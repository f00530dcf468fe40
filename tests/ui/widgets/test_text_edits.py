from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.text_edits import LineEdit, TextEdit


def test_a_text_grows_with_its_words_up_to_a_limit(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    column = QVBoxLayout(place)
    edit = TextEdit()
    column.addWidget(edit)
    column.addStretch(1)
    place.resize(400, 800)
    place.show()
    heights = []
    for lines in (1, 5, 9, 60):
        edit.set_value("\n".join(["一行字"] * lines))
        QApplication.processEvents()
        heights.append(edit.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_tab_leaves_a_text_and_does_not_stand_in_it(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    column = QVBoxLayout(place)
    edit, after = TextEdit(), QLineEdit()
    column.addWidget(edit)
    column.addWidget(after)
    place.show()
    place.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.value() == ""
    assert after.hasFocus()


def test_blanks_at_the_ends_are_not_kept(qtbot):
    line = LineEdit()
    qtbot.addWidget(line)
    line.set_value("  县司法局 ")
    assert line.value() == "县司法局"
    line.set_value(None)
    assert line.value() == ""


def test_suggestions_are_found_by_any_part(qtbot):
    line = LineEdit(lambda: ("容城县司法局", "容城县财政局"))
    qtbot.addWidget(line)
    line.completer().setCompletionPrefix("财政")
    assert line.completer().currentCompletion() == "容城县财政局"


def test_suggestions_are_those_of_today_not_of_when_the_form_was_made(qtbot):
    names = ["县司法局"]
    line = LineEdit(lambda: names)
    qtbot.addWidget(line)
    line.show()
    names.append("县财政局")
    QApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    line.completer().setCompletionPrefix("财政")
    assert line.completer().currentCompletion() == "县财政局"
