from __future__ import annotations

from core.wording import word
from ui.widgets.reading_place import ReadingPlace


def test_it_says_that_the_ledger_is_read_and_tells_its_painting_once(qtbot):
    place = ReadingPlace()
    qtbot.addWidget(place)
    told: list[str] = []
    place.painted.connect(lambda: told.append(place.text()))
    assert told == []
    with qtbot.waitSignal(place.painted):
        place.show()
    place.repaint()
    qtbot.wait(1)
    assert told == [word("window.reading")]
