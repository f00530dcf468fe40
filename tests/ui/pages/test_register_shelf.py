from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QWidget

from core.operations import register_lists
from ui.pages.register_shelf import SHELF_KEY, ShelfFolding, fill_shelf, narrow_shelf, shelf_column


def seen(shelf):
    items = [shelf.item(place) for place in range(shelf.count())]
    return [item.data(SHELF_KEY) or item.text() for item in items if not item.isHidden()]


def test_registers_stand_in_groups_and_a_few_characters_narrow_them(qtbot, empty_session):
    shelf = QListWidget()
    qtbot.addWidget(shelf)
    fill_shelf(shelf, register_lists.overview(empty_session.reader), "clues")
    assert shelf.currentItem().data(SHELF_KEY) == "clues"
    assert seen(shelf)[:2] == ["办复与报告", "suggestions"]
    narrow_shelf(shelf, "会议 调研")
    assert seen(shelf) == ["会议与名册", "meetings"]
    narrow_shelf(shelf, "没有的")
    assert seen(shelf) == []
    narrow_shelf(shelf, "")
    assert len(seen(shelf)) == shelf.count()


def test_where_there_is_no_room_the_shelf_takes_the_place_of_the_desk_until_one_is_chosen(qtbot):
    shelf, desk, page = QListWidget(), QWidget(), QWidget()
    shelf.addItems(["甲", "乙"])
    part, _words = shelf_column(shelf)
    folding = ShelfFolding(page, part, desk)
    line = QHBoxLayout(page)
    for each in (folding.button, part, desk):
        line.addWidget(each)
    qtbot.addWidget(page)
    page.resize(1200, 600)
    page.show()
    assert (part.isVisible(), desk.isVisible(), folding.button.isVisible()) == (True, True, False)
    folding.fold(narrow=True)
    assert (part.isVisible(), desk.isVisible(), folding.button.isVisible()) == (False, True, True)
    folding.button.click()
    assert (part.isVisible(), desk.isVisible()) == (True, False)
    shelf.itemActivated.emit(shelf.item(1))
    assert (part.isVisible(), desk.isVisible()) == (False, True)
    folding.fold(narrow=False)
    assert (part.isVisible(), desk.isVisible(), folding.button.isVisible()) == (True, True, False)


def test_the_register_chosen_stays_in_sight_when_a_message_takes_room(qtbot, empty_session):
    """A register just made was the last, and the sentence that told of it pushed it out of sight."""
    shelf = QListWidget()
    part, _ = shelf_column(shelf)
    qtbot.addWidget(part)
    part.resize(220, 400)
    part.show()
    fill_shelf(shelf, register_lists.overview(empty_session.reader), "clues")
    shelf.setCurrentRow(shelf.count() - 1)
    part.resize(220, 330)
    qtbot.waitUntil(lambda: shelf.viewport().rect().contains(shelf.visualItemRect(shelf.currentItem())))
