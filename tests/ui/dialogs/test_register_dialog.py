from __future__ import annotations

from core.domain.register import RegisterDefinition, RegisterFieldKind
from core.operations import register_definitions
from ui.dialogs.register_dialog import RegisterDialog


def opened(qtbot, session, definition):
    dialog = RegisterDialog(session, definition)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def name_line(dialog, place, label, kind=RegisterFieldKind.TEXT, *, required=False):
    line = dialog._editor._lines[place]
    line.name.setText(label)
    line.kind.set_value(kind)
    line.required.setChecked(required)


def test_a_register_is_made_without_a_programmer(qtbot, empty):
    dialog = opened(qtbot, empty, RegisterDefinition(key="own_1", name=""))
    dialog.form.editor("name").setText("行政复议案件")
    name_line(dialog, 0, "案号", required=True)
    for label in ("受理日期", "办结日期"):
        dialog._editor.add_button.click()
        name_line(dialog, -1, label, RegisterFieldKind.DATE)
    dialog.form.editor("due_from").set_value("f2")
    dialog.form.editor("due_days").set_value(60)
    dialog.form.editor("working").set_value(True)
    dialog.form.editor("done_field").set_value("f3")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    made = register_definitions.definition_for(empty.reader, "own_1")
    assert [field.label for field in made.fields] == ["案号", "受理日期", "办结日期"]
    assert (made.dues[0].start, made.dues[0].days, made.dues[0].working) == (("f2",), 60, True)
    assert [rate.name for rate in made.rates] == ["办结率", "按期办结率"]


def test_what_is_wrong_is_said_and_nothing_is_kept(qtbot, empty):
    dialog = opened(qtbot, empty, RegisterDefinition(key="own_1", name=""))
    dialog.form.editor("name").setText("清欠")
    dialog.save()
    empty.jobs.wait()
    assert dialog.isVisible()
    assert len(register_definitions.definitions(empty.reader)) == len(register_definitions.shipped())
    dialog.form.clean()


def test_a_shipped_register_keeps_the_rules_the_editor_cannot_say(qtbot, empty):
    arrears = register_definitions.shipped()["arrears"]
    dialog = opened(qtbot, empty, arrears)
    dialog._editor.add_button.click()
    name_line(dialog, -1, "督办领导")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    kept = register_definitions.definition_for(empty.reader, "arrears")
    assert kept.uuid
    assert (kept.rates, kept.dues) == (arrears.rates, arrears.dues)
    assert kept.fields[-1].label == "督办领导"
