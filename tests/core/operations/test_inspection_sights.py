from __future__ import annotations

from core.domain.drafts import MeasureDraft, ProblemDraft
from core.domain.measure import MeasureStatus
from core.operations import inspections, issues, measures
from core.operations.inspection_sights import sight_of, sights, visit_of
from core.statistics.inspection_results import results_of
from tests.core.operations.inspected import enter


def test_what_became_of_problems_comes_from_their_issues(ws):
    record = enter(ws, problems=(ProblemDraft(text="缺页"), ProblemDraft(text="无记录")))
    first = inspections.inspection_dossier(ws, record.uuid).problems[0]
    issue = inspections.raise_issue(ws, first.uuid).value
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="补齐", status=MeasureStatus.DONE))
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="培训"))
    sight = sight_of(ws, record.uuid)
    assert (sight.problems, sight.solved, sight.measures, sight.measures_done) == (2, 0, 2, 1)
    assert results_of(sight).balance.open == 2
    assert issues.draft_of(ws, issue.uuid).units[0].name == "安新县"


def test_units_that_inspected_together_are_not_inspected(ws):
    record = enter(ws, "安新县", "雄县", joint_units=("市司法局",))
    assert [name for _, name in sight_of(ws, record.uuid).units] == ["安新县", "雄县"]
    assert len(visit_of(sight_of(ws, record.uuid)).units) == 2


def test_all_inspections_come_earliest_first(ws):
    from datetime import date

    late, early = enter(ws), enter(ws, started_on=date(2019, 1, 1))
    assert [each.record.uuid for each in sights(ws)] == [early.uuid, late.uuid]
