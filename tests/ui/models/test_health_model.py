from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.domain.health import Ailment
from core.domain.listing import ListKind
from core.domain.violation import Severity
from ui.models.health_model import HealthModel
from ui.models.roles import TONE_ROLE
from ui.models.tones import Tone

FOUND = [
    Ailment(
        rule="start_after_due", severity=Severity.ERROR, kind=ListKind.ISSUES, uuid="a", title="A-1 内容"
    ),
    Ailment(
        rule="unit_twice_named",
        severity=Severity.WARNING,
        kind=ListKind.UNITS,
        uuid="b",
        title="市住建局",
        facts=(("other", "住建局"),),
        pair=("b", "c"),
    ),
]


def test_rows_say_how_grave_what_and_which(qtbot):
    model = HealthModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_ailments(FOUND)
    assert [model.index(0, n).data() for n in range(3)] == ["必须改正", "时限的起算日晚于到期日", "A-1 内容"]
    assert model.index(1, 1).data() == "与“住建局”可能是同一个单位，可以合并"
    assert [model.index(n, 0).data(TONE_ROLE) for n in range(2)] == [Tone.BAD, Tone.WARN]
    assert (model.count(Severity.ERROR), model.count(Severity.WARNING)) == (1, 1)
    assert model.ailment(1) is FOUND[1]
    assert model.ailment(-1) is model.ailment(2) is None
    assert model.headerData(2, Qt.Orientation.Horizontal) == "记录"
    assert tester.model() is model
