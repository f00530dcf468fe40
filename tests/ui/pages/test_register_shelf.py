from __future__ import annotations

from PySide6.QtWidgets import QListWidget

from core.operations import register_lists
from ui.pages.register_shelf import SHELF_KEY, fill_shelf, narrow_shelf


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
