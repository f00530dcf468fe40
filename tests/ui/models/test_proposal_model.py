from __future__ import annotations

from datetime import date

import pytest

from core.domain.deadline import Confidence, Cycle, Deadline, DeadlineKind
from tests.ui import practice
from ui.dialogs.import_dialog import ImportDialog
from ui.models.proposal_model import reading_of


@pytest.fixture
def dialog(qtbot, empty_session):
    dialog = ImportDialog(empty_session, practice.SHEET)
    qtbot.addWidget(dialog)
    dialog.show()
    empty_session.jobs.wait()
    return dialog


def test_a_measure_stands_below_its_issue_with_its_own_text(dialog):
    model = dialog.review.model
    issue = model.index(6, 0)
    measure = model.index(0, 3, issue)
    assert model.parent(measure) == issue
    assert model.data(model.index(0, 2, issue)) == "措施 1"
    assert model.data(measure)
    assert model.rowCount(model.index(0, 0, issue)) == 0


def test_a_deadline_is_said_with_its_kind_day_and_doubt():
    from_year_end = Deadline(
        raw="年底前并长期坚持", kind=DeadlineKind.BY_DATE, due=date(2020, 12, 31), standing=True
    )
    assert reading_of(from_year_end) == "限期整改 · 2020年12月31日 · 长期坚持"
    vague = Deadline(raw="近期", confidence=Confidence.TO_CONFIRM)
    assert reading_of(vague) == "未定 · 待确认"
    quarterly = Deadline(raw="每季度", kind=DeadlineKind.RECURRING, cycle=Cycle.QUARTERLY)
    assert reading_of(quarterly) == "定期 · 每季度"
    assert reading_of(Deadline(raw="长期坚持", kind=DeadlineKind.STANDING, standing=True)) == "长期坚持"


def test_the_tree_keeps_the_rules_of_models(dialog, qtmodeltester):
    qtmodeltester.check(dialog.review.model, force_py=True)
