from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.deadline import Cycle
from core.domain.dispatch import Dispatch, DispatchDraft, DispatchLevel, DispatchRuleDraft, DispatchWay
from core.domain.drafts import IssueDraft, MeasureDraft
from core.errors import Refused
from core.operations import dispatches, history, issues, measures, offices, searching
from core.store import records

HELD = DispatchDraft(
    held_on=date(2020, 8, 5),
    level=DispatchLevel.LOWER,
    way=DispatchWay.FACE_TO_FACE,
    units=("城关镇",),
    points="听取进展",
    asked="月底前补齐",
    next_on=date(2020, 8, 25),
)


def an_issue(ws, **fields):
    return issues.register_issue(ws, IssueDraft(**({"text": "案卷不规范", "track": "基层"} | fields))).value


def test_a_dispatch_is_numbered_by_its_year_and_given_back_as_typed(ws):
    issue = an_issue(ws)
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="补正"))
    draft = replace(HELD, links=(f"{issue.code}/1",))
    made = dispatches.add_dispatch(ws, draft).value
    assert (made.code, made.track, made.issue_uuids) == ("调度2020-001", "基层", (issue.uuid,))
    assert dispatches.draft_of(ws, made.uuid) == replace(draft, code=made.code, track="基层")
    revised = dispatches.revise_dispatch(ws, made.uuid, 1, replace(HELD, links=(issue.code,))).value
    assert (revised.measure_uuids, revised.code) == ((), made.code)
    assert [hit.uuid for hit in searching.search(ws, "城关镇 补齐")] == [made.uuid]


def test_rules_refuse_a_dispatch_of_nothing_known(ws):
    for wrong in (replace(HELD, links=("没有",)), replace(HELD, units=()), replace(HELD, held_on=None)):
        with pytest.raises(Refused, match="not_valid"):
            dispatches.add_dispatch(ws, wrong)
    assert records.find(ws.ledger, Dispatch) == []


def test_a_silent_level_is_named_until_it_dispatches(ws):
    rule = DispatchRuleDraft(track="基层", upper=Cycle.QUARTERLY, lower=Cycle.MONTHLY)
    dispatches.put_rule(ws, rule)
    said = [dispatches.gap_words(ws, gap) for gap in dispatches.missing(ws)]
    assert [text.split("，")[0] for text in said] == [
        "“基层”板块 2020-08 还缺县级调度",
        "“基层”板块 2020-Q3 还缺市级调度",
    ]
    dispatches.add_dispatch(ws, replace(HELD, track="基层"))
    assert [gap.level for gap in dispatches.missing(ws)] == [DispatchLevel.UPPER]
    dispatches.put_rule(ws, replace(rule, upper=None))
    assert dispatches.missing(ws) == []
    dispatches.put_rule(ws, DispatchRuleDraft(track="基层"))
    assert dispatches.rules(ws) == []
    history.undo(ws)
    assert [each.lower for each in dispatches.rules(ws)] == [Cycle.MONTHLY]


def test_an_office_names_its_levels(ws):
    assert dispatches.level_name(ws, DispatchLevel.LOWER) == "县级"
    offices.revise_settings(ws, replace(ws.settings, dispatch_lower="区级"))
    assert dispatches.level_name(ws, DispatchLevel.LOWER) == "区级"


def test_a_removed_issue_leaves_the_dispatches_and_comes_back_into_them(ws):
    issue = an_issue(ws)
    made = dispatches.add_dispatch(ws, replace(HELD, links=(issue.code,))).value
    issues.remove_issue(ws, issue.uuid)
    assert records.get(ws.ledger, Dispatch, made.uuid).issue_uuids == ()
    history.undo(ws)
    assert records.get(ws.ledger, Dispatch, made.uuid).issue_uuids == (issue.uuid,)
    dispatches.remove_dispatch(ws, made.uuid)
    assert records.find(ws.ledger, Dispatch) == []
