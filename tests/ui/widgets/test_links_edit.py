from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from core.domain.register import LinkTarget
from core.domain.register_links import LinkedRecord
from ui.widgets.links_edit import LinksEdit

RECORDS = {
    uuid: LinkedRecord(target=LinkTarget.ISSUE, uuid=uuid, code=f"RC-{uuid}", text=text, opens=uuid)
    for uuid, text in (("1", "罚没挂钩"), ("2", "执法不规范"), ("3", "执法超期"))
}


def found(words):
    return [each for each in RECORDS.values() if all(part in each.code + each.text for part in words.split())]


@pytest.fixture
def edit(qtbot):
    made = LinksEdit(found, lambda uuids: {uuid: RECORDS[uuid] for uuid in uuids if uuid in RECORDS})
    qtbot.addWidget(made)
    made.show()
    return made


def test_records_are_found_by_words_chosen_by_arrows_and_taken_by_enter(qtbot, edit):
    line = edit.focusProxy()
    qtbot.keyClicks(line, "x")
    edit.search("执法")
    assert edit.results.count() == 2
    qtbot.keyClick(line, Qt.Key.Key_Down)
    with qtbot.waitSignal(edit.edited):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert edit.value() == ("3",)
    assert edit.results.isHidden()
    edit.search("执法")
    edit.take()
    assert edit.value() == ("3", "2")
    edit.search("没有这个")
    edit.take()
    assert edit.value() == ("3", "2")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert edit.results.isHidden()
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert edit.value() == ("3",)


def test_what_is_gone_is_not_shown_and_typed_words_are_no_link(edit):
    edit.set_value(("1", "9", "1"))
    assert edit.value() == ("1",)
    edit.focusProxy().setText("RC")
    assert edit.value() == ("1",)
    edit.look_up()
    assert edit.results.count() == 2
