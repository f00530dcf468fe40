from __future__ import annotations

from core.domain.register import Condition, Probe, RegisterField, RegisterFieldKind
from ui.widgets.conditions_edit import choices_of, conditions_edit
from ui.widgets.picks_edit import FieldNames

FIELDS = (
    RegisterField(key="state", label="状态", kind=RegisterFieldKind.CHOICE, choices=("在办", "已办")),
    RegisterField(key="owed", label="欠", kind=RegisterFieldKind.NUMBER),
    RegisterField(key="paid", label="还", kind=RegisterFieldKind.NUMBER),
    RegisterField(key="sure", label="确认", kind=RegisterFieldKind.FLAG),
)
NAMES = FieldNames(lambda: FIELDS)


def test_every_condition_is_shown_as_it_is(qtbot):
    edit = conditions_edit(NAMES)
    qtbot.addWidget(edit)
    given = (
        Condition(probe=Probe.FILLED, field="state"),
        Condition(probe=Probe.ONE_OF, field="state", choices=("已办",)),
        Condition(probe=Probe.REACHES, field="paid", other="owed"),
        Condition(probe=Probe.SETTLED),
    )
    edit.set_value(given)
    assert edit.value() == given


def test_a_condition_asks_only_for_what_its_probe_needs(qtbot):
    edit = conditions_edit(NAMES)
    qtbot.addWidget(edit)
    edit.show()
    edit.add()
    parts = edit.lines[0].parts
    assert (parts["field"].isVisibleTo(edit), parts["choices"].isVisibleTo(edit)) == (True, False)
    parts["field"].set_value("sure")
    parts["probe"].set_value(Probe.ONE_OF)
    assert choices_of(NAMES, parts["field"].value) == [("yes", "是"), ("no", "否")]
    parts["choices"].pick("yes")
    assert edit.value() == (Condition(probe=Probe.ONE_OF, field="sure", choices=("yes",)),)
    parts["probe"].set_value(Probe.SETTLED)
    assert not parts["field"].isVisibleTo(edit)
    assert choices_of(NAMES, lambda: "nothing") == []
