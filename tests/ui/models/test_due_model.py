from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.domain.listing import Timeliness
from core.domain.overview import DueItem
from ui.models.due_model import COLUMNS, DueModel, left_words
from ui.models.roles import TONE_ROLE, UUID_ROLE
from ui.models.tones import Tone

ITEM = DueItem(
    issue_uuid="u1",
    measure_uuid=None,
    code="2026-001",
    text="第一行\n第二行",
    units="县司法局",
    due=date(2026, 11, 1),
    days_left=-21,
    timeliness=Timeliness.OVERDUE,
)


@pytest.fixture
def model(qtbot) -> DueModel:
    made = DueModel()
    made.show_items([ITEM])
    return made


def test_the_model_keeps_every_rule_of_qt(model: DueModel):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_items([ITEM, ITEM])
    assert tester.model() is model


def test_an_item_is_one_line_of_words(model: DueModel):
    words = [model.index(0, column).data() for column in range(len(COLUMNS))]
    assert words == ["已逾期", "2026-001", "第一行 第二行", "县司法局", "2026年11月1日", "逾期 21 天"]


def test_only_the_standing_has_a_tone_and_every_cell_knows_its_issue(model: DueModel):
    assert model.index(0, 0).data(TONE_ROLE) == Tone.BAD
    assert model.index(0, 1).data(TONE_ROLE) is None
    assert {model.index(0, column).data(UUID_ROLE) for column in range(len(COLUMNS))} == {"u1"}


def test_headings_stand_over_every_column(model: DueModel):
    horizontal = Qt.Orientation.Horizontal
    assert all(model.headerData(section, horizontal) for section in range(len(COLUMNS)))


@pytest.mark.parametrize(
    ("days", "words"), [(None, ""), (0, "今天到期"), (-3, "逾期 3 天"), (7, "还有 7 天")]
)
def test_days_are_said_in_words(days: int | None, words: str):
    assert left_words(days) == words
