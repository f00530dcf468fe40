"""Tags of several issues at once, closed ones left alone, and undo as one step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.drafts import IssueDraft
from core.domain.issue import Issue, IssueStatus
from core.errors import Refused
from core.operations import history, issues, tags
from core.store import records
from core.store.journal import transaction
from core.workspace import Workspace


def tags_of(ws: Workspace) -> list[tuple[str, ...]]:
    return [issue.tags for issue in records.find(ws.ledger, Issue, order="code")]


def test_several_issues_get_and_lose_tags_in_one_step(ws: Workspace) -> None:
    drafts = (IssueDraft(text="甲", tags=("道安",)), IssueDraft(text="乙"), IssueDraft(text="丙"))
    made = [issues.register_issue(ws, draft).value for draft in drafts]
    with transaction(ws.ledger, "x", "x", now=ws.clock.now(), actor="") as tx:
        tx.replace(replace(made[2], status=IssueStatus.CLOSED))
    uuids = [issue.uuid for issue in made]
    done = tags.change_tags(ws, uuids, add=(" 清欠 ", "清欠"), remove=("道安",)).value
    assert (done.changed, done.closed) == (2, (made[2].code,))
    assert tags_of(ws) == [("清欠",), ("清欠",), ()]
    history.undo(ws)
    assert tags_of(ws) == [("道安",), (), ()]
    for wrong in ({"uuids": []}, {"uuids": uuids}):
        with pytest.raises(Refused, match="tags_nothing"):
            tags.change_tags(ws, wrong["uuids"], add=())
