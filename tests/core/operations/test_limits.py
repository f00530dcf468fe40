"""A limit that was handed down, told in a letter or is over moves by an extension alone, on every way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.batch_edit import BatchEditDraft
from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.guards import Binding
from core.domain.issue import Issue, IssueStatus
from core.domain.letter import Letter, LetterKind
from core.domain.review import ExtensionDraft
from core.errors import Refused
from core.operations import batch_edits, issues, letters, measures, reviews
from core.operations.limits import bound, told_of
from core.store import records
from core.workspace import Workspace

LATER = "2020年12月底"


def entered(ws: Workspace, limit: str) -> Issue:
    draft = IssueDraft(text="学习不经常", units=(UnitName("县公安局"),), deadline_raw=limit)
    return issues.register_issue(ws, draft).value


def edited(ws: Workspace, issue: Issue, limit: str = LATER) -> Issue:
    draft = replace(issues.draft_of(ws, issue.uuid), deadline_raw=limit)
    return issues.revise_issue(ws, issue.uuid, issue.revision, draft).value


def test_a_typing_error_of_a_limit_still_to_come_is_corrected(ws: Workspace) -> None:
    issue = entered(ws, "2020年9月底")
    assert bound(ws, issue, issue) is None
    assert edited(ws, issue).deadline.due == date(2020, 12, 31)


def test_a_limit_that_is_over_is_extended_and_never_rewritten(ws: Workspace) -> None:
    issue = entered(ws, "2020年6月底")
    assert bound(ws, issue, issue) is Binding.PASSED
    with pytest.raises(Refused, match="not_valid") as caught:
        edited(ws, issue)
    assert "原时限已过" in str(caught.value.facts)
    for nothing in ("", "长期坚持"):
        with pytest.raises(Refused, match="not_valid"):
            edited(ws, issue, nothing)
    lines = batch_edits.preview(ws, [issue.uuid], BatchEditDraft(deadline_raw=LATER))
    assert "延期" in lines[0].refused
    said = ExtensionDraft(new_due=date(2020, 12, 31), by="县长", dated=date(2020, 8, 17), ground="资金未到位")
    reviews.extend(ws, issue.uuid, said)
    moved = records.get(ws.ledger, Issue, issue.uuid)
    assert (moved.deadline.due, moved.deadline.original_due) == (date(2020, 12, 31), date(2020, 6, 30))


def test_a_limit_that_was_claimed_binds_and_other_words_of_the_day_pass(ws: Workspace) -> None:
    issue = entered(ws, "2020年9月底")
    issue = issues.move_issue(ws, issue.uuid, IssueStatus.CLAIMED).value
    assert bound(ws, issue, issue) is Binding.HANDED_DOWN
    with pytest.raises(Refused, match="not_valid"):
        edited(ws, issue)
    assert edited(ws, issue, "2020年9月30日前").deadline.raw == "2020年9月30日前"


def test_a_letter_that_was_sent_binds_the_limit_until_it_is_void(ws: Workspace) -> None:
    issue = entered(ws, "2020年9月底")
    measure = measures.add_measure(
        ws, issue.uuid, MeasureDraft(text="培训", deadline_raw="2020年9月底")
    ).value
    request = letters.LetterRequest(
        kind=LetterKind("assignment"),
        unit_uuid=unit_of(ws),
        issue_uuids=(issue.uuid,),
        dated_on=ws.clock.today(),
    )
    letter = letters.dispatch(ws, request).value
    assert isinstance(letter, Letter)
    assert issue.uuid in told_of(ws, [issue.uuid])
    assert bound(ws, issue, issue) is Binding.TOLD
    with pytest.raises(Refused, match="not_valid"):
        edited(ws, issue)
    letters.void(ws, letter.uuid, "写错了")
    assert bound(ws, issue, issue) is None
    assert bound(ws, issue, measure) is None
    edited(ws, issue)


def unit_of(ws: Workspace) -> str:
    from core.domain.unit import Unit

    return records.find(ws.ledger, Unit, name="县公安局")[0].uuid


def test_a_measures_own_limit_that_is_over_stays_too(ws: Workspace) -> None:
    issue = entered(ws, "2020年9月底")
    draft = MeasureDraft(text="培训", deadline_raw="2020年6月底")
    measure = measures.add_measure(ws, issue.uuid, draft).value
    with pytest.raises(Refused, match="not_valid"):
        measures.revise_measure(
            ws, measure.uuid, measure.revision, replace(draft, deadline_raw="2020年9月底")
        )
