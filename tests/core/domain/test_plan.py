from __future__ import annotations

from core.domain.issue import IssueStatus
from core.domain.plan import TargetFigures, TaskAnswer, TaskState, task_state


def test_a_task_stands_as_its_answer_and_its_issues_say() -> None:
    closed, begun, new = IssueStatus.CLOSED, IssueStatus.RECTIFYING, IssueStatus.REGISTERED
    cases = [
        (None, [], TaskState.UNCLAIMED),
        (TaskAnswer.DECLINED, [], TaskState.DECLINED),
        (TaskAnswer.CLAIMED, [], TaskState.CLAIMED),
        (TaskAnswer.CLAIMED, [new, IssueStatus.CLAIMED], TaskState.CLAIMED),
        (TaskAnswer.CLAIMED, [new, begun], TaskState.RECTIFYING),
        (TaskAnswer.CLAIMED, [closed, new], TaskState.RECTIFYING),
        (TaskAnswer.CLAIMED, [closed, closed], TaskState.CLOSED),
    ]
    for answer, issues, expected in cases:
        assert task_state(answer, issues) is expected, (answer, issues)


def test_a_share_of_no_unit_is_nothing() -> None:
    assert TargetFigures(reached=0, units=0).percent == 0
    assert TargetFigures(reached=1, units=4).percent == 25
