from __future__ import annotations

from core.domain.deadline import Deadline
from core.domain.proposal import ProposedIssue


def test_a_field_of_a_proposed_issue_is_found_by_name_and_empty_when_the_sheet_has_none() -> None:
    issue = ProposedIssue(
        row=5, key="k", fields=(("text", "学习不够"), ("area", "党政主要负责人")), deadline=Deadline()
    )
    assert issue.field("area") == "党政主要负责人"
    assert issue.field("leader") == ""
