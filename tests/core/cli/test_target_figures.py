from __future__ import annotations

from datetime import date

from core.cli.target_figures import criterion_figures, milestone_figures
from core.domain.criterion import Comparison, Criterion
from core.domain.milestone import Milestone, MilestoneReport

DAY = date(2020, 7, 31)


def test_a_counted_criterion_shows_target_and_actual_and_another_nothing():
    counted = {"uuid": "u", "issue_uuid": "i", "position": 1, "text": "培训"}
    plain = Criterion(**counted)
    assert criterion_figures(plain) == ""
    aimed = Criterion(**counted, comparison=Comparison.AT_LEAST, target="20", measure_word="次", actual="21")
    assert criterion_figures(aimed) == "（目标 不少于 20次，实际 21次）"


def test_a_milestone_shows_what_its_newest_report_reached():
    step = Milestone(
        uuid="m", issue_uuid="i", position=1, due=DAY, percent=50, amount="10", measure_word="次"
    )
    assert milestone_figures(step, ()) == "（目标 50%、10次，实际 未报）"
    report = {"uuid": "r", "milestone_uuid": "m", "position": 1, "reported_by": "甲"}
    earlier = MilestoneReport(**report, reported_on=date(2020, 7, 1), percent=10)
    newer = MilestoneReport(**report, reported_on=DAY, percent=40)
    said = milestone_figures(step, (newer, earlier))
    assert said == "（目标 50%、10次，实际 40%，2020年7月31日上报）"


def test_a_milestone_in_words_is_reached_or_not():
    step = Milestone(uuid="m", issue_uuid="i", position=1, due=DAY, target="建成")
    told = MilestoneReport(
        uuid="r", milestone_uuid="m", position=1, reported_by="甲", reported_on=DAY, reached=True
    )
    assert milestone_figures(step, (told,)) == "（目标 建成，实际 已做到，2020年7月31日上报）"
