"""An issue with everything that closure asks for, and the ways on from there."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.issue import Issue, IssueOrigin, IssueStatus
from core.domain.measure import MeasureStatus
from core.domain.review import ReviewDraft, ReviewResult, ReviewStep
from core.operations import evidence, issues, measures, reviews
from core.store import records
from core.workspace import Workspace

DAY = date(2020, 8, 17)
DRAFT = IssueDraft(
    text="法律顾问作用发挥不够",
    units=(UnitName("市司法局"),),
    deadline_raw="2020年12月31日前",
    criteria="制度健全",
    **{f"seen_{name}": "有" for name in ("person", "matter", "case", "result", "effect")},
)


def begun(ws: Workspace, folder: Path, **fields: Any) -> Issue:
    """Return a registered issue with a finished measure and a file that proves it."""
    values = {name: getattr(DRAFT, name) for name in DRAFT.__dataclass_fields__}
    issue = issues.register_issue(ws, IssueDraft(**values | fields)).value
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="修订制度", status=MeasureStatus.DONE))
    proof = folder / "制度.txt"
    proof.write_text("制度", encoding="utf-8")
    evidence.attach(ws, "issue", issue.uuid, [proof])
    return issue


def requested(ws: Workspace, folder: Path, **fields: Any) -> Issue:
    """Return an issue whose closure was asked for."""
    issue = begun(ws, folder, **fields)
    return ask_again(ws, issue.uuid)


def ask_again(ws: Workspace, uuid: str) -> Issue:
    """Lead an issue to the request for closure, from wherever before it stands."""
    for target in (IssueStatus.RECTIFYING, IssueStatus.SELF_CHECKED, IssueStatus.CLOSURE_REQUESTED):
        if target in dict(issues.moves_from(ws, uuid)):
            issues.move_issue(ws, uuid, target)
    return records.get(ws.ledger, Issue, uuid)


def decide(ws: Workspace, issue: Issue, step: ReviewStep, *, back: str = "", **more: Any) -> Issue:
    """Enter a review that passes, or returns for the reason ``back``."""
    result = ReviewResult.RETURN if back else ReviewResult.PASS
    draft = ReviewDraft(
        **{"step": step, "result": result, "by": "核验组", "dated": DAY, "ground": back} | more
    )
    return reviews.review(ws, issue.uuid, draft).value


def closed(ws: Workspace, folder: Path) -> Issue:
    """Return an issue of the office's own that was struck off at the county."""
    issue = requested(ws, folder, origin=IssueOrigin.SELF_CHECK)
    return decide(ws, issue, ReviewStep.COUNTY)
