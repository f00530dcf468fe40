from __future__ import annotations

from dataclasses import replace

from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.measure import MeasureStatus
from core.operations import duties, health, issues, measures
from core.operations.duty_health import duty_ailments


def test_what_comes_round_and_has_no_duty_is_told_until_it_has_one(ws):
    issue = issues.register_issue(
        ws, IssueDraft(text="汇报不够", units=(UnitName("县委办"),), deadline_raw="每季度第1个月20日前")
    ).value
    made = [
        measures.add_measure(ws, issue.uuid, MeasureDraft(text=text, deadline_raw="每月5日")).value
        for text in ("逐月通报", "逐月调度")
    ]
    found = duty_ailments(ws)
    assert [each.rule for each in found] == [
        "recurring_measure_without_duty",
        "recurring_measure_without_duty",
        "recurring_issue_without_duty",
    ]
    assert "措施 1 的时限“每月5日”" in health.say(found[0])
    assert set(found) <= set(health.ailments(ws))
    duties.from_measure(ws, made[0].uuid)
    assert len(duty_ailments(ws)) == 2, "the duty of a measure is none of its issue"
    duties.from_issue(ws, issue.uuid)
    done = replace(measures.measure_draft_of(ws, made[1].uuid), status=MeasureStatus.DONE)
    measures.revise_measure(ws, made[1].uuid, 1, done)
    assert duty_ailments(ws) == []
