from __future__ import annotations

from core.domain.criterion import Answer, AnswerDraft, CriterionDraft
from core.domain.review import FollowUpDraft, FollowUpResult
from core.operations import acceptance, criteria, reviews
from core.statistics.rates import Rate
from tests.core.operations.whole_issue import DAY, begun, closed


def test_the_share_met_follows_every_answer(ws, tmp_path):
    issue = begun(ws, tmp_path)
    made = [criteria.add_criterion(ws, issue.uuid, None, CriterionDraft(text=t)).value for t in ("甲", "乙")]
    criteria.answer_criterion(ws, made[0].uuid, AnswerDraft(answer=Answer.MET))
    found = acceptance.acceptance(ws)
    assert (found.criteria, found.unanswered, found.five_seen) == (Rate(1, 2), 1, Rate(1, 1))
    assert acceptance.acceptance(ws, "没有这一批").criteria == Rate(0, 0)


def test_look_backs_are_counted_by_what_the_newest_one_found(ws, tmp_path):
    issue = closed(ws, tmp_path)
    for result in (FollowUpResult.REBOUND, FollowUpResult.CONSOLIDATED):
        draft = FollowUpDraft(by="督察组", dated=DAY, result=result, ground="现场看过")
        reviews.follow_up(ws, issue.uuid, draft)
    found = acceptance.acceptance(ws).look_backs
    assert {result.value: (rate.part, rate.whole) for result, rate in found.items()} == {
        "consolidated": (1, 1),
        "partial": (0, 1),
        "rebound": (0, 1),
    }
