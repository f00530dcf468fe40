from __future__ import annotations

import json

import pytest

from core.domain.inspection import Count, Qualifier
from ui.widgets.counts_edit import CountsEdit

FILES = Count(name="查阅材料", value=400, unit_word="份", qualifier=Qualifier.OVER)
PEOPLE = Count(name="座谈", value=12, unit_word="人")


@pytest.fixture
def edit(qtbot):
    edit = CountsEdit()
    qtbot.addWidget(edit)
    edit.set_value((FILES, PEOPLE))
    return edit


def test_counts_come_back_as_they_were_put_in(edit):
    assert edit.value() == (FILES, PEOPLE)


def test_counts_kept_as_json_come_back_too(edit):
    kept = json.loads(
        json.dumps([{"name": "查阅材料", "value": 400, "unit_word": "份", "qualifier": "over"}])
    )
    edit.set_value(kept)
    assert edit.value() == (FILES,)


def test_a_number_without_a_name_is_not_dropped_behind_the_persons_back(edit):
    edit.add.click()
    edit._lines[-1].number.set_value(400)
    assert edit.value()[-1] == Count(name="", value=400)


def test_the_name_of_a_count_has_room_in_a_narrow_panel(edit, qtbot):
    edit.resize(500, 200)
    edit.show()
    assert edit._lines[0].name.width() >= 140


def test_an_empty_line_does_not_count(edit, qtbot):
    edit.add.click()
    assert edit.value() == (FILES, PEOPLE)
    with qtbot.waitSignal(edit.edited):
        edit._lines[-1].name.setText("暗访")
    assert edit.value()[-1] == Count(name="暗访", value=0)


def test_a_line_can_be_taken_away(edit, qtbot):
    with qtbot.waitSignal(edit.edited):
        edit._lines[0].remove.click()
    assert edit.value() == (PEOPLE,)
