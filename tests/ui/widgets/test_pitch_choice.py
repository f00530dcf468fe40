"""The pitch is told with its measures and drawn as far apart as it is printed."""

from __future__ import annotations

from ui.widgets.pitch_choice import PitchChoice


def test_the_measures_and_the_lines_follow_the_choice(qtbot):
    made = PitchChoice()
    qtbot.addWidget(made)
    assert made.value() == "standard"
    assert "10.4 毫米" in made.told.text()
    wide = made.example.sizeHint().height()
    with qtbot.waitSignal(made.edited):
        made.set_value("28")
    assert made.value() == "28"
    assert "9.9 毫米" in made.told.text()
    assert made.choice.accessibleDescription() == made.told.text()
    assert made.example.sizeHint().height() < wide
    made.set_value("strange")
    assert made.value() == "standard"


def test_the_example_paints_ink_on_paper(qtbot):
    made = PitchChoice()
    qtbot.addWidget(made)
    made.resize(400, 300)
    picture = made.example.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(200) for y in range(picture.height())}
    assert len(colours) > 2
