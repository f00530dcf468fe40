"""The office's ladder: chosen, changed step by step, undone; limits and sentences follow from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.ladder import Ladder, LadderStep, LadderTerms
from core.domain.letter import LetterKind
from core.domain.plan_drafts import PlanDraft
from core.errors import Refused
from core.operations import history, ladders, letters, plans
from core.operations.letter_request import LetterRequest
from core.store import records
from tests import builders as a

FRIDAY = date(2020, 8, 14)


def test_a_scheme_is_chosen_by_its_name_and_undone(ws):
    assert ladders.ladder_for(ws).preset == "four_steps"
    assert ladders.choose(ws, "suqian").value.preset == "suqian"
    assert ladders.choose(ws, "三明：蓝橙红督办函").value.preset == "sanming"
    assert ladders.ladder_for(ws).preset == "sanming"
    history.undo(ws)
    history.undo(ws)
    assert ladders.ladder_for(ws).preset == "four_steps"
    with pytest.raises(Refused, match="unknown_ladder"):
        ladders.choose(ws, "nowhere")


def test_steps_are_added_changed_moved_and_removed(ws):
    ladders.put_step(ws, LadderStep(key="", name="再督办", kind="chaser"))
    added = ladders.ladder_for(ws).steps[-1]
    assert added.key
    assert added.name == "再督办"
    ladders.put_step(ws, replace(added, name="催报"))
    assert ladders.ladder_for(ws).steps[-1].name == "催报"
    ladders.move_step(ws, added.key, -2)
    assert [step.name for step in ladders.ladder_for(ws).steps][-3:] == ["催报", "挂牌督办", "约谈"]
    ladders.remove_step(ws, added.key)
    assert added.key not in {step.key for step in ladders.ladder_for(ws).steps}
    assert len(records.find(ws.ledger, Ladder)) == 1


def test_a_wrong_ladder_is_refused(ws):
    now = ladders.ladder_for(ws)
    with pytest.raises(Refused, match="not_valid"):
        ladders.revise(ws, replace(now, steps=()))
    assert ladders.check(now) == []
    assert [each.rule for each in ladders.check_step(LadderStep(key="x", name="", kind="chaser"))] == [
        "required"
    ]


def test_a_batch_may_have_its_own_ladder_until_it_is_dropped(ws):
    batch = a.a_batch()
    with ws_change(ws) as tx:
        tx.add(batch)
    ladders.choose(ws, "ziyang", batch.uuid)
    assert ladders.ladder_for(ws, batch.uuid).preset == "ziyang"
    assert ladders.ladder_for(ws).preset == "four_steps"
    ladders.drop_for_batch(ws, batch.uuid)
    assert ladders.ladder_for(ws, batch.uuid).preset == "four_steps"
    with pytest.raises(Refused, match="ladder_no_batch"):
        ladders.drop_for_batch(ws, batch.uuid)


def ws_change(ws):
    from core.operations.writing import change

    return change(ws, "office.revise")


def test_the_steps_limit_counts_days_or_working_days(ws):
    assert ladders.reply_limit(ws, LetterKind("reminder")) == (7, False)
    ladders.choose(ws, "suqian")
    assert ladders.reply_limit(ws, LetterKind("reminder")) == (3, True)
    assert ladders.reply_day(ws, LetterKind("reminder"), "", FRIDAY) == date(2020, 8, 19)
    assert ladders.reply_day(ws, LetterKind("assignment"), "", FRIDAY) == date(2020, 8, 19)
    assert ladders.reply_day(ws, LetterKind("closure_notice"), "", FRIDAY) is None
    request = LetterRequest(kind=LetterKind("reminder"), dated_on=FRIDAY)
    assert letters.reply_due(ws, request) == date(2020, 8, 19)


def test_a_step_explains_itself_in_one_sentence(ws):
    said = {
        step.key: ladders.sentence(step) for each in ladders.presets() for step in each.steps if each.preset
    }
    blue = next(each for each in ladders.presets() if each.preset == "suqian").steps[0]
    assert ladders.sentence(blue) == "到期前7天未完成 → 提示函（蓝色），3个工作日内回复"
    assert said["talk"].startswith("被曝光")
    assert "表扬" in said["praise"]
    assert said["dispatch"] == "逾期1天起 → 书面调度通知，回复期限按文种"


def test_a_plan_taken_out_takes_its_ladder_along_and_undo_brings_both_back(ws):
    plan = plans.add_plan(ws, PlanDraft(name="省级反馈")).value
    ladders.set_terms(ws, LadderTerms(urgent_tags=("特急",), chase_first=True), plan.uuid)
    assert ladders.ladder_for(ws, plan.uuid).chase_first
    assert not ladders.ladder_for(ws).chase_first
    assert "特急" in ladders.tags_known(ws)
    plans.remove_plan(ws, plan.uuid)
    assert records.find(ws.ledger, Ladder) == []
    history.undo(ws)
    assert ladders.ladder_for(ws, plan.uuid).urgent_tags == ("特急",)
