"""The commands that carry an issue through its life: moves, reviews, look-backs, reopening, extensions."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TypeVar

from core.cli.answer import Answer
from core.cli.commands import opened
from core.cli.signing_in import second_of
from core.domain.batch import Batch
from core.domain.deadline import Cycle
from core.domain.inspection import InspectionWay
from core.domain.issue import Issue, IssueStatus
from core.domain.lifecycle import Statement
from core.domain.review import (
    ExtensionDraft,
    FollowUpDraft,
    FollowUpResult,
    ReopenDraft,
    ReviewDraft,
    ReviewResult,
    ReviewStep,
)
from core.errors import Refused
from core.operations import finding, issues, listing, moving, reviews
from core.operations.dossiers import issue_dossier
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace

E = TypeVar("E", bound=StrEnum)


def chosen(kind: type[E], text: str) -> E:
    """Return the member named by its identifier or its Chinese word; raise ``Refused`` naming them all."""
    for member in kind:
        if text.strip() in (member.value, word_of(member)):
            return member
    raise Refused("unknown_choice", text=text, known=_listed(kind))


def _listed(members: type[StrEnum] | tuple[StrEnum, ...]) -> str:
    return word("punctuation.comma_list").join(word_of(member) for member in members)


@contextmanager
def _on_issue(args: argparse.Namespace) -> Iterator[tuple[Workspace, Issue]]:
    with opened(args) as ws:
        yield ws, finding.by_code(ws, Issue, args.code)


def _state(issue: Issue) -> dict[str, object]:
    return {"code": issue.code, "status": issue.status.value, "round": issue.round}


def move(args: argparse.Namespace) -> Answer:
    """Make a move that the office makes by itself."""
    with _on_issue(args) as (ws, issue):
        said = Statement(
            by=args.by,
            dated=args.dated,
            ground=args.ground,
            cycle=chosen(Cycle, args.cycle) if args.cycle else None,
        )
        target, second = chosen(IssueStatus, args.to), second_of(args)
        moved = issues.move_issue(ws, issue.uuid, target, statement=said, second=second).value
    return Answer(_state(moved), [word("said.move", code=moved.code, status=word_of(moved.status))])


def review(args: argparse.Namespace) -> Answer:
    """Enter one step of the review chain."""
    with _on_issue(args) as (ws, issue):
        step = _step_of(ws, issue, args.step)
        result = chosen(ReviewResult, args.result)
        draft = ReviewDraft(
            step=step,
            result=result,
            by=args.by,
            dated=args.dated,
            ground=args.reason,
            document_number=args.number,
            new_due=args.new_due,
        )
        moved = reviews.review(ws, issue.uuid, draft, second_of(args)).value
    status = word_of(moved.status)
    line = word(
        f"said.review_{result}", code=moved.code, step=word_of(step), status=status, round=moved.round
    )
    return Answer(_state(moved) | {"step": step.value, "result": result.value}, [line])


def _step_of(ws: Workspace, issue: Issue, text: str) -> ReviewStep:
    """Return the step named; ``first`` and ``final`` are the ends of the chain of this issue."""
    chain = moving.chain_of(ws, issue)
    for place, name in ((0, "first"), (-1, "final")):
        if text in (name, word(f"step_names.{name}")):
            return chain[place]
    step = chosen(ReviewStep, text)
    if step not in chain:
        raise Refused("step_not_in_chain", code=issue.code, known=_listed(chain))
    return step


def follow_up(args: argparse.Namespace) -> Answer:
    """Enter a look-back, and reopen when it says so."""
    with _on_issue(args) as (ws, issue):
        draft = FollowUpDraft(
            by=args.by,
            dated=args.dated,
            ways=tuple(chosen(InspectionWay, way) for way in args.way or ()),
            result=chosen(FollowUpResult, args.result),
            ground=args.ground,
            reopen=args.reopen,
            new_due=args.new_due,
        )
        made = reviews.follow_up(ws, issue.uuid, draft).value
        now = finding.by_code(ws, Issue, issue.code)
    line = word("said.follow_up", code=now.code, result=word_of(made.result))
    return Answer(_state(now) | {"result": made.result.value, "reopened": made.reopened}, [line])


def reopen(args: argparse.Namespace) -> Answer:
    """Begin a new round of an issue that was struck off."""
    with _on_issue(args) as (ws, issue):
        draft = ReopenDraft(by=args.by, dated=args.dated, ground=args.ground, new_due=args.new_due)
        moved = reviews.reopen(ws, issue.uuid, draft).value
    return Answer(_state(moved), [word("said.reopen", code=moved.code, round=moved.round)])


def extend(args: argparse.Namespace) -> Answer:
    """Give an issue, or one of its measures, a new limit."""
    with _on_issue(args) as (ws, issue):
        draft = ExtensionDraft(
            new_due=args.to,
            by=args.by,
            dated=args.dated,
            ground=args.ground,
            measure_uuid=measure_named(ws, issue, args.measure),
        )
        made = reviews.extend(ws, issue.uuid, draft).value
    old, new = chinese_date(made.old_due), chinese_date(made.new_due)
    line = word("said.extend", code=issue.code, old=old, new=new)
    return Answer({"code": issue.code, "old_due": made.old_due, "new_due": made.new_due}, [line])


def measure_named(ws: Workspace, issue: Issue, position: int | None) -> str | None:
    """Return the uuid of the measure with this number, ``None`` when none is named; raises ``Refused``."""
    if position is None:
        return None
    for each in issue_dossier(ws, issue.uuid).measures:
        if each.measure.position == position:
            return each.measure.uuid
    raise Refused("unknown_measure", name=issue.code, position=position)


def review_levels(args: argparse.Namespace) -> Answer:
    """Say which reviews the issues of a batch must pass."""
    with opened(args) as ws:
        found = [batch for batch in listing.batches(ws) if batch.name == args.batch.strip()]
        if not found:
            raise Refused("unknown_batch", name=args.batch)
        steps = tuple(chosen(ReviewStep, step) for step in args.step)
        batch: Batch = reviews.set_review_levels(ws, found[0].uuid, steps).value
    line = word("said.review_levels", name=batch.name, steps=_listed(batch.review_levels))
    return Answer({"batch": batch.name, "review_levels": list(batch.review_levels)}, [line])


COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "move": move,
    "review": review,
    "follow-up": follow_up,
    "reopen": reopen,
    "extend": extend,
    "review-levels": review_levels,
}
