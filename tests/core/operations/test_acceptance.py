from __future__ import annotations

from datetime import timedelta

from core.domain.criterion import Answer, AnswerDraft, CriterionDraft
from core.domain.drafts import IssueDraft
from core.domain.milestone import MilestoneDraft
from core.domain.review import FollowUpDraft, FollowUpResult
from core.operations import acceptance, criteria, issues, milestones, reviews
from core.statistics.acceptance import Share, ShareKind
from core.statistics.rates import Rate
from core.statistics.words import ground_name, ground_state, share_name
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


def test_every_share_opens_the_rows_it_is_of_and_marks_those_that_count(ws, tmp_path):
    issue = closed(ws, tmp_path)
    seen = FollowUpDraft(by="督察组", dated=DAY, result=FollowUpResult.PARTIAL, ground="现场看过")
    reviews.follow_up(ws, issue.uuid, seen)
    other = issues.register_issue(ws, IssueDraft(text="另一个问题", seen_person="见人")).value
    made = [criteria.add_criterion(ws, other.uuid, None, CriterionDraft(text=t)).value for t in "甲乙丙"]
    criteria.answer_criterion(ws, made[0].uuid, AnswerDraft(answer=Answer.MET))
    criteria.answer_criterion(ws, made[1].uuid, AnswerDraft(answer=Answer.NOT_MET))
    for percent, due in ((50, DAY - timedelta(days=1)), (100, DAY)):
        draft = MilestoneDraft(due=due, target="清偿", percent=percent)
        milestones.add_milestone(ws, other.uuid, None, draft)
    shares = acceptance.acceptance(ws).shares()
    for share, rate in shares.items():
        found = acceptance.grounds(ws, share)
        assert Rate(sum(ground.counted for ground in found), len(found)) == rate, share
        assert [ground.counted for ground in found] == [True] * rate.part + [False] * (len(found) - rate.part)
        assert all(isinstance(ground_state(share, ground), str) for ground in found)
    assert shares[Share(ShareKind.LOOK_BACK, "partial")] == Rate(1, 1)
    assert shares[Share(ShareKind.BEHIND)] == Rate(1, 2)
    assert shares[Share(ShareKind.UNANSWERED)].whole == shares[Share(ShareKind.CRITERIA)].whole >= 3
    assert acceptance.grounds(ws, Share(ShareKind.CRITERIA), "没有这一批") == []


def test_rows_behind_a_share_are_told_in_words(ws, tmp_path):
    issue = closed(ws, tmp_path)
    seen = FollowUpDraft(by="督察组", dated=DAY, result=FollowUpResult.REBOUND, ground="现场看过")
    reviews.follow_up(ws, issue.uuid, seen)
    share = Share(ShareKind.LOOK_BACK, "rebound")
    (ground,) = acceptance.grounds(ws, share)
    told = (ground.code, ground_name(share, ground), ground_state(share, ground), share_name(share))
    assert told == (issue.code, "2020年8月17日", "反弹", "回头看反弹")
