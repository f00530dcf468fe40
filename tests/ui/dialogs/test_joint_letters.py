"""The boxes of earlier letters: a whole one is ticked, one about more says why it is not."""

from __future__ import annotations

from core.operations.joint_replies import Earlier
from tests import builders as a
from ui.dialogs.joint_letters import JointLetters


def test_the_boxes_name_the_letters_and_tell_what_was_ticked(qtbot):
    one, more = a.a_letter(), a.a_letter()
    part = JointLetters([Earlier(one, covered=True), Earlier(more, covered=False)], [one.uuid])
    qtbot.addWidget(part)
    assert part.chosen() == [one.uuid]
    assert "没有先勾选" in part.boxes[more.uuid].text()
    assert not part.changed()
    part.boxes[more.uuid].setChecked(True)
    assert part.changed()
    assert part.chosen() == [one.uuid, more.uuid]


def test_nothing_stands_there_without_earlier_letters(qtbot):
    part = JointLetters([], [])
    qtbot.addWidget(part)
    assert part.isHidden()
    assert not part.changed()
