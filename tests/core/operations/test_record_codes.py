from __future__ import annotations

from core.domain.drafts import IssueDraft, MeasureDraft
from core.operations import issues, measures
from core.operations.record_codes import Pointed, code_map, code_texts, pointed


def test_a_code_points_at_an_issue_and_with_a_number_at_its_measure(ws):
    issue = issues.register_issue(ws, IssueDraft(code="2020-7", text="案卷不规范")).value
    odd = issues.register_issue(ws, IssueDraft(code="督/3", text="编号里有斜线")).value
    made = measures.add_measure(ws, issue.uuid, MeasureDraft(text="补正")).value
    assert pointed(ws, " 2020-7 ") == Pointed(issue.uuid)
    assert pointed(ws, "2020-7／1") == Pointed(issue.uuid, made.uuid)
    assert pointed(ws, "督/3") == Pointed(odd.uuid)
    assert [pointed(ws, text) for text in ("2020-7/2", "2020-7/x", "没有", "")] == [None] * 4
    assert code_texts(ws, [issue.uuid, "gone"], [made.uuid]) == ["2020-7", "2020-7/1"]
    assert code_map(ws, [], [made.uuid]) == {made.uuid: "2020-7/1"}
