"""A letter about figures dated back tells that evening's ledger; where it cannot, it says so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.clock import FixedClock
from core.domain.drafts import IssueDraft
from core.domain.letter import LetterKind
from core.domain.plan_drafts import PlanDraft
from core.errors import Refused
from core.operations import history, issues, letters, plans
from core.operations.day_figures import figures_on
from core.operations.letter_request import LetterRequest
from core.statistics.figures import Figure
from core.workspace import Workspace


@pytest.fixture
def later(practice):
    """The practice ledger five days after its last entry, with an issue more that day."""
    made = Workspace(practice.ledger, FixedClock.on(practice.clock.today() + timedelta(days=5)))
    issues.register_issue(made, IssueDraft(text="后来登记的问题"))
    return made


def count(ws, day, batch=""):
    return figures_on(ws, day, batch).shown.whole.number(Figure.ALL)


def test_the_figures_of_a_day_past_stay_what_they_were(practice, later):
    day = practice.clock.today()
    now = count(later, later.clock.today())
    assert count(later, day) == now - 1
    assert figures_on(later, day, "").notices == ()
    removed = figures_on(later, day, "").late[0].uuid
    issues.remove_issue(later, removed)
    assert count(later, day) == now - 1
    assert removed in [row.uuid for row in figures_on(later, day, "").late]
    history.undo(later)
    history.undo(later)
    assert count(later, day) == count(later, later.clock.today()) == now - 1


def test_a_circular_dated_back_names_that_days_figures_and_one_before_the_ledger_warns(practice, later):
    day = practice.clock.today()
    asked = LetterRequest(kind=LetterKind("circular"), dated_on=day)
    total = count(later, day)
    sent = letters.dispatch(later, asked).value
    assert f"{total}个" in sent.content
    assert f"{total + 1}个" not in sent.content
    assert not any("推算" in each for each in letters.notices(later, asked))
    early = LetterRequest(kind=LetterKind("circular"), dated_on=day - timedelta(days=900))
    assert any("早于台账开始使用" in each for each in letters.preview(later, early).warnings)
    assert count(later, early.dated_on) == total + 1


def test_a_batch_entered_since_is_told_from_todays_records_with_a_warning(practice, later):
    day = practice.clock.today()
    plan = plans.add_plan(later, PlanDraft(name="新一轮督察", anchor=day)).value
    issues.register_issue(later, IssueDraft(text="新一批的问题", batch_uuid=plan.uuid))
    found = figures_on(later, day, "新一轮督察")
    assert [each.rule for each in found.notices] == ["letter_nothing_that_day"]
    assert found.shown.whole.number(Figure.ALL) == 1
    with pytest.raises(Refused, match="unknown_batch"):
        figures_on(later, day, "没有的批次")
