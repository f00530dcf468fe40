from __future__ import annotations

from ui.widgets.lines_edit import Captioned, LinesEdit, PartsEdit
from ui.widgets.text_edits import LineEdit


class Pair(PartsEdit):
    def __init__(self):
        super().__init__()
        self.add("a", LineEdit(), "register_form.name")
        self.add("b", LineEdit(), "register_form.about", wide=True)

    def value(self):
        return self.peek("a"), self.peek("b")

    def set_value(self, value):
        self.show_values(a=value[0], b=value[1])

    def follow(self):
        self.show_parts(hidden=() if self.peek("a") else ("b",))


def test_lines_are_shown_added_and_taken_away(qtbot):
    edit = LinesEdit(Pair, "register_form.add_count", framed=True)
    qtbot.addWidget(edit)
    edit.show()
    edit.set_value([("1", "2"), ("3", "4")])
    assert edit.value() == (("1", "2"), ("3", "4"))
    with qtbot.waitSignal(edit.edited):
        edit.add_button.click()
    with qtbot.waitSignal(edit.edited):
        edit.lines[2].parts["a"].setText("5")
    assert edit.value()[2] == ("5", "")
    edit._remove(edit.lines[0])
    assert edit.value() == (("3", "4"), ("5", ""))
    edit.refill()
    edit.set_value(())
    assert edit.value() == ()


def test_a_part_that_means_nothing_is_hidden_with_its_words(qtbot):
    pair = Pair()
    qtbot.addWidget(pair)
    pair.show()
    framed = [each for each in pair.findChildren(Captioned) if each.editor is pair.parts["b"]]
    pair.set_value(("", ""))
    assert not framed[0].isVisible()
    pair.parts["a"].setText("x")
    assert framed[0].isVisible()
    assert pair.parts["b"].accessibleName() == "用途"
