from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from core.domain.inspection import InspectionWay
from core.domain.issue import IssueOrigin
from ui.widgets.choices import ChecksEdit, ChoiceEdit, NumberEdit, enum_choices


def test_every_member_of_an_enum_is_offered_in_words(qtbot):
    edit = ChoiceEdit(lambda: enum_choices(IssueOrigin))
    qtbot.addWidget(edit)
    assert [edit.itemText(row) for row in range(edit.count())][:2] == ["督察反馈", "督察检查发现"]
    edit.set_value(IssueOrigin.COMPLAINT)
    assert edit.value() is IssueOrigin.COMPLAINT


def test_the_wheel_scrolls_the_form_and_never_changes_the_choice(qtbot):
    edit = ChoiceEdit(lambda: enum_choices(IssueOrigin))
    qtbot.addWidget(edit)
    edit.show()
    none = Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it by position only
    )
    edit.wheelEvent(wheel)
    assert edit.value() is IssueOrigin.FEEDBACK
    assert not wheel.isAccepted()


def test_choices_read_again_keep_what_was_chosen(qtbot):
    offered: list[tuple[object, str]] = [(None, "无"), (1, "甲")]
    edit = ChoiceEdit(lambda: offered)
    qtbot.addWidget(edit)
    edit.set_value(1)
    offered.insert(1, (2, "乙"))
    edit.refill()
    assert edit.value() == 1


def test_several_boxes_give_a_tuple_in_the_order_shown(qtbot):
    edit = ChecksEdit(enum_choices(InspectionWay))
    qtbot.addWidget(edit)
    edit.set_value((InspectionWay.MEETING, InspectionWay.ON_SITE))
    assert edit.value() == (InspectionWay.ON_SITE, InspectionWay.MEETING)


def test_a_number_field_takes_digits_only_and_may_stay_empty(qtbot):
    edit = NumberEdit()
    qtbot.addWidget(edit)
    qtbot.keyClicks(edit, "1a2-")
    assert edit.value() == 12
    edit.set_value(None)
    assert edit.value() is None
    counted = NumberEdit(empty=0)
    qtbot.addWidget(counted)
    assert counted.value() == 0
