"""Duties begun with what asks for them: a recurring measure entered or imported (domain.md §2.4, row 19).

A duty begins on the day it is made, so that a sheet from years ago brings no years of periods with it; it is
made in the transaction of its measure and goes with it when that is taken back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from core.domain.deadline import Deadline, DeadlineKind
from core.domain.duty import DutyDraft, RecurringDuty
from core.domain.issue import Issue
from core.domain.measure import MEASURE_DONE, Measure
from core.domain.proposal import Proposal, ProposedIssue
from core.domain.rules import errors_only
from core.domain.verdict import Verdict
from core.operations import duties
from core.operations.import_days import state_said
from core.schedule.duty_due import read_rule
from core.schedule.timeliness import ISSUE_DONE
from core.store import records
from core.store.journal import Transaction
from core.workspace import Workspace


def recurs(deadline: Deadline) -> bool:
    """Tell whether a deadline comes round and its words name how."""
    return deadline.kind is DeadlineKind.RECURRING and read_rule(deadline.raw) is not None


def count_for(proposal: Proposal) -> int:
    """Return how many duties the import of a compared proposal begins."""
    return sum(map(_count, proposal.issues))


def _count(issue: ProposedIssue) -> int:
    if issue.status in ISSUE_DONE:
        return 0
    undone = (each for each in issue.measures if state_said(each) not in MEASURE_DONE)
    recurring = [each for each in undone if recurs(each.deadline)]
    alone = issue.verdict is Verdict.NEW and recurs(issue.deadline) and not recurring
    return sum(each.verdict is Verdict.NEW for each in recurring) + alone


def begin_all(ws: Workspace, tx: Transaction, issues: Iterable[Issue], measures: Iterable[Measure]) -> int:
    """Begin the duties that new records ask for, those of measures before that of their issue; count them."""
    made, covered = 0, set()
    for measure in measures:
        open_one = recurs(measure.deadline) and measure.status not in MEASURE_DONE
        if open_one and records.get(ws.ledger, Issue, measure.issue_uuid).status not in ISSUE_DONE:
            covered.add(measure.issue_uuid)
            made += begin(ws, tx, duties.suggested(ws, measure.uuid)) is not None
    for issue in issues:
        if recurs(issue.deadline) and issue.status not in ISSUE_DONE and issue.uuid not in covered:
            made += begin(ws, tx, duties.suggested_for_issue(ws, issue.uuid)) is not None
    return made


def begin(ws: Workspace, tx: Transaction, draft: DutyDraft | None) -> RecurringDuty | None:
    """Begin the duty of ``draft`` today; ``None`` when nothing asks for one, or its words name no cycle."""
    if draft is None:
        return None
    draft = replace(draft, first_day=max(draft.first_day or ws.clock.today(), ws.clock.today()))
    return None if errors_only(duties.check_duty(ws, draft)) else duties.add_duty_in(ws, tx, draft)
