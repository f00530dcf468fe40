from __future__ import annotations

from PySide6.QtCore import Qt

from core.domain.register import RegisterField, RegisterFieldKind
from ui.widgets.chips import Chip
from ui.widgets.picks_edit import FieldNames, FieldPick, PicksEdit, fields_pick

DATE = frozenset({RegisterFieldKind.DATE})


def named(*labels, kind=RegisterFieldKind.TEXT):
    fields = [RegisterField(key=f"f{n}", label=label, kind=kind) for n, label in enumerate(labels, 1)]
    return FieldNames(lambda: fields), fields


def test_picks_keep_their_order_and_backspace_takes_the_last_one(qtbot):
    edit = PicksEdit(lambda: [("a", "甲"), ("b", "乙")])
    qtbot.addWidget(edit)
    edit.show()
    edit.pick("b")
    edit.pick("a")
    edit.pick("a")
    assert edit.value() == ("b", "a")
    edit._fill_menu()
    assert [act.text() for act in edit._menu.actions()] == ["没有可以选的栏目"]
    qtbot.keyClick(edit.add_button, Qt.Key.Key_Backspace)
    assert edit.value() == ("b",)
    edit._fill_menu()
    edit._menu.actions()[0].trigger()
    assert edit.value() == ("b", "a")
    next(chip for chip in edit.findChildren(Chip) if chip.isVisible()).removed.emit()
    qtbot.waitUntil(lambda: len(edit.value()) == 1)


def test_a_renamed_field_is_shown_renamed_and_a_gone_one_as_missing(qtbot):
    names, fields = named("甲", "乙")
    several, one = fields_pick(names), FieldPick(names)
    for edit in (several, one):
        qtbot.addWidget(edit)
    several.set_value(("f1", "f2"))
    one.set_value("f2")
    fields[:] = [RegisterField(key="f1", label="丙")]
    several.refill()
    one.refill()
    assert several.value() == ("f1", "f2")
    assert names.told("f1") == "丙"
    assert (one.value(), one.currentText()) == ("f2", "没有的栏目（f2）")
    one.set_value("")
    assert (one.value(), one.currentText()) == ("", "（不设）")


def test_only_fields_of_the_right_kind_are_offered(qtbot):
    names, fields = named("甲")
    fields.append(RegisterField(key="f2", label="日子", kind=RegisterFieldKind.DATE))
    one = FieldPick(names, DATE)
    qtbot.addWidget(one)
    assert [one.itemText(n) for n in range(one.count())] == ["（不设）", "日子"]
    with qtbot.waitSignal(one.edited):
        one.setCurrentIndex(1)
    assert one.value() == "f2"
