from __future__ import annotations

from core.cli.acceptance_rows import behind
from core.domain.drafts import IssueDraft
from core.operations import acceptance, issues


def test_every_share_that_is_of_something_lists_its_rows(ws):
    assert behind(ws, acceptance.acceptance(ws)) == []
    issues.register_issue(ws, IssueDraft(text="未公开", seen_result="已公开"))
    issues.register_issue(ws, IssueDraft(text="未培训"))
    reached = acceptance.acceptance(ws)
    found = behind(ws, reached)
    assert "five_seen" in {each["kind"] for each in found}
    assert all(each["whole"] for each in found)
    for each in found:
        assert sum(row["counted"] for row in each["rows"]) == each["counted"], each["name"]
        assert len(each["rows"]) == each["whole"], each["name"]


def test_stats_hands_the_rows_out(filled):
    code, said, _ = filled("stats")
    assert code == 0
    assert {each["kind"] for each in said["acceptance_rows"]} >= {"five_seen"}
