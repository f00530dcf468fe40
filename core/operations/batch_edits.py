"""Several issues at once to another batch, unit or deadline: looked at first, one change, one undo.

Tags (campaigns) of several issues are ``core.operations.tags``. What an issue by itself would refuse is
refused here too: one that was struck off, a limit that runs. It stays out and is named, the others change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.domain.batch import Batch
from core.domain.batch_edit import BatchEditDraft, Edited, EditLine, units_after
from core.domain.change import Outcome
from core.domain.drafts import IssueDraft
from core.domain.issue import Issue, IssueStatus
from core.domain.rules import errors_only
from core.errors import Refused
from core.operations import issues
from core.operations.writing import change, outcome, say
from core.store import records
from core.wording import word, word_of
from core.workspace import Workspace


def preview(ws: Workspace, uuids: Sequence[str], draft: BatchEditDraft) -> list[EditLine]:
    """Return what ``draft`` would do to each of the issues named, in their order; nothing is written."""
    found = {issue.uuid: issue for issue in records.find_in(ws.ledger, Issue, "uuid", uuids)}
    batches = {batch.uuid: batch.name for batch in records.find(ws.ledger, Batch)}
    return [_line(ws, found[uuid], draft, batches) for uuid in dict.fromkeys(uuids) if uuid in found]


def edit_issues(ws: Workspace, uuids: Sequence[str], draft: BatchEditDraft) -> Outcome[Edited]:
    """Change every issue named that allows it, in one change that undo takes back.

    Raises ``Refused("edit_nothing")`` when no issue or nothing to change is named.
    """
    if not uuids or draft.empty:
        raise Refused("edit_nothing")
    lines = preview(ws, uuids, draft)
    wanted = [line for line in lines if line.changes]
    told = word("punctuation.comma_list").join(_field_words(draft))
    with change(ws, "issue.edit_many", count=len(wanted), fields=told) as tx:
        for line in wanted:
            issue = records.get(ws.ledger, Issue, line.uuid)
            before = issues.draft_of(ws, issue.uuid)
            issues.store_revised(ws, tx, issue, _after(before, draft))
    return outcome(ws, tx, Edited(len(wanted), tuple(line for line in lines if line.refused)))


def _after(before: IssueDraft, draft: BatchEditDraft) -> IssueDraft:
    return replace(
        before,
        batch_uuid=draft.batch_uuid or before.batch_uuid,
        units=units_after(before.units, draft.units),
        deadline_raw=draft.deadline_raw.strip() or before.deadline_raw,
    )


def _line(ws: Workspace, issue: Issue, draft: BatchEditDraft, batches: dict[str, str]) -> EditLine:
    if issue.status is IssueStatus.CLOSED:
        return EditLine(issue.uuid, issue.code, refused=word("batch_edit.closed"))
    before = issues.draft_of(ws, issue.uuid)
    after = _after(before, draft)
    found = errors_only(issues.broken_rules(ws, after, issue))
    if found:
        reasons = word("punctuation.semicolon").join(map(say, found))
        return EditLine(issue.uuid, issue.code, refused=reasons)
    told = ((name, _said(before, name, batches), _said(after, name, batches)) for name in _FIELDS)
    return EditLine(issue.uuid, issue.code, tuple(each for each in told if each[1] != each[2]))


_FIELDS = ("batch_uuid", "units", "deadline")


def _field_words(draft: BatchEditDraft) -> list[str]:
    given = zip(_FIELDS, (draft.batch_uuid, draft.units, draft.deadline_raw.strip()), strict=True)
    return [word(f"fields.{name}") for name, value in given if value]


def _said(draft: IssueDraft, name: str, batches: dict[str, str]) -> str:
    if name == "batch_uuid":
        return batches.get(draft.batch_uuid or "", "")
    if name == "deadline":
        return draft.deadline_raw
    told = (word("batch_edit.unit", name=unit.name, role=word_of(unit.role)) for unit in draft.units)
    return word("punctuation.comma_list").join(told)
