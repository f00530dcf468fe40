"""Target against actual, in words, beside each criterion and milestone that a command lists (rows 79, 80)."""

from __future__ import annotations

from core.domain.criterion import Criterion
from core.domain.milestone import Milestone, MilestoneReport, in_order
from core.wording import chinese_date, word, word_of


def criterion_figures(criterion: Criterion) -> str:
    """Return target against actual of a criterion that is counted, empty for one that a person answers."""
    if criterion.comparison is None:
        return ""
    unit = criterion.measure_word
    actual = f"{criterion.actual}{unit}" if criterion.actual else word("said.not_reported")
    sign = word_of(criterion.comparison)
    return word("said.target", target=f"{sign} {criterion.target}{unit}", actual=actual)


def milestone_figures(step: Milestone, reports: tuple[MilestoneReport, ...]) -> str:
    """Return what a milestone asks for and what its newest report says was reached."""
    target = _counted(step.percent, step.amount, step.measure_word) or step.target
    if not reports:
        return word("said.target", target=target, actual=word("said.not_reported"))
    last = in_order(reports)[-1]
    done = word("milestones_tab.reached") if last.reached else word("said.not_reached")
    actual = _counted(last.percent, last.amount, step.measure_word) or done
    return word("said.target_on", target=target, actual=actual, day=chinese_date(last.reported_on))


def _counted(percent: int | None, amount: str, unit: str) -> str:
    """Return a share and a count as people write them, empty when neither was given."""
    share = "" if percent is None else f"{percent}%"
    return word("punctuation.comma_list").join(filter(None, (share, f"{amount}{unit}" if amount else "")))
