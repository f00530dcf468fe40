from __future__ import annotations

from core.domain.criterion import Answer, AnswerDraft, CriterionDraft
from core.operations import acceptance, criteria
from core.statistics.rates import Rate
from tests.core.operations.whole_issue import begun


def test_the_share_met_follows_every_answer(ws, tmp_path):
    issue = begun(ws, tmp_path)
    made = [criteria.add_criterion(ws, issue.uuid, None, CriterionDraft(text=t)).value for t in ("甲", "乙")]
    criteria.answer_criterion(ws, made[0].uuid, AnswerDraft(answer=Answer.MET))
    found = acceptance.acceptance(ws)
    assert (found.criteria, found.unanswered, found.five_seen) == (Rate(1, 2), 1, Rate(1, 1))
    assert acceptance.acceptance(ws, "没有这一批").criteria == Rate(0, 0)
