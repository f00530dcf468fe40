"""What 体检 says of recurring deadlines without a duty: nobody asks for later periods (row 19)."""

from __future__ import annotations

from collections.abc import Iterator

from core.domain.deadline import DeadlineKind
from core.domain.duty import RecurringDuty
from core.domain.health import Ailment
from core.domain.issue import Issue
from core.domain.listing import ListKind
from core.domain.measure import MEASURE_DONE, Measure
from core.domain.violation import Severity
from core.schedule.timeliness import ISSUE_DONE
from core.store import records
from core.workspace import Workspace


def duty_ailments(ws: Workspace) -> list[Ailment]:
    """Return the open issues and measures that come round and have no duty yet."""
    known = records.find(ws.ledger, RecurringDuty)
    return [
        *_measures(ws, {each.measure_uuid for each in known}),
        *_issues(ws, {each.issue_uuid for each in known if not each.measure_uuid}),
    ]


def _measures(ws: Workspace, known: set[str | None]) -> Iterator[Ailment]:
    recurring = records.find(
        ws.ledger, Measure, deadline_kind=DeadlineKind.RECURRING.value, order="issue_uuid, position"
    )
    issues = {each.uuid: each for each in records.find_in(ws.ledger, Issue, "uuid", _homes(recurring))}
    for measure in recurring:
        issue = issues[measure.issue_uuid]
        if (
            measure.uuid not in known
            and measure.status not in MEASURE_DONE
            and issue.status not in ISSUE_DONE
        ):
            facts = (("number", str(measure.position)), ("rule", measure.deadline.raw))
            yield _of(issue, "recurring_measure_without_duty", facts)


def _homes(found: list[Measure]) -> list[str]:
    return list(dict.fromkeys(measure.issue_uuid for measure in found))


def _issues(ws: Workspace, known: set[str | None]) -> Iterator[Ailment]:
    for issue in records.find(ws.ledger, Issue, deadline_kind=DeadlineKind.RECURRING.value, order="code"):
        if issue.uuid not in known and issue.status not in ISSUE_DONE:
            yield _of(issue, "recurring_issue_without_duty", (("rule", issue.deadline.raw),))


def _of(issue: Issue, rule: str, facts: tuple[tuple[str, str], ...]) -> Ailment:
    return Ailment(
        rule=rule,
        severity=Severity.WARNING,
        kind=ListKind.ISSUES,
        uuid=issue.uuid,
        title=issue.code,
        facts=facts,
    )
