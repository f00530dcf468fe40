"""Inspections as figures see them: each with its units and what became of the problems it found."""

from __future__ import annotations

from collections import Counter, defaultdict

from core.domain.inspection import InspectionRecord, Problem
from core.domain.inspection_rules import Visit
from core.domain.inspection_sight import Sight
from core.domain.issue import Issue, IssueStatus
from core.domain.measure import MEASURE_DONE, Measure
from core.domain.unit import Unit, UnitRole, UnitShare
from core.schedule.timeliness import ISSUE_DONE
from core.store import records
from core.store.reading import one_moment
from core.workspace import Workspace


def sights(ws: Workspace) -> list[Sight]:
    """Return every inspection, the earliest first."""
    with one_moment(ws.ledger):
        found = records.find(ws.ledger, InspectionRecord, order="started_on, code")
        return _sights(ws, found)


def sight_of(ws: Workspace, uuid: str) -> Sight:
    """Return one inspection; raises ``Refused("record_missing")``."""
    with one_moment(ws.ledger):
        return _sights(ws, [records.get(ws.ledger, InspectionRecord, uuid)])[0]


def visit_of(sight: Sight) -> Visit:
    """Return what another inspection may repeat."""
    record = sight.record
    return Visit(
        uuid=record.uuid,
        code=record.code,
        kind=record.kind,
        theme=record.theme,
        started_on=record.started_on,
        ended_on=record.ended_on,
        units=frozenset(uuid for uuid, _ in sight.units),
    )


def _sights(ws: Workspace, found: list[InspectionRecord]) -> list[Sight]:
    ids = [record.uuid for record in found]
    units = _units(ws, ids)
    problems: dict[str, list[Problem]] = defaultdict(list)
    for problem in records.find_in(ws.ledger, Problem, "inspection_uuid", ids):
        problems[problem.inspection_uuid].append(problem)
    raised = [p.issue_uuid for group in problems.values() for p in group if p.issue_uuid]
    status_of = {issue.uuid: issue.status for issue in records.find_in(ws.ledger, Issue, "uuid", raised)}
    measures = _measures(ws, raised, status_of)
    made = []
    for record in found:
        own = problems[record.uuid]
        issues = dict.fromkeys(problem.issue_uuid for problem in own if problem.issue_uuid)
        states = [status_of[problem.issue_uuid] for problem in own if problem.issue_uuid]
        counts = [measures[uuid] for uuid in issues]
        made.append(
            Sight(
                record=record,
                units=tuple(units[record.uuid].items()),
                problems=len(own),
                solved=sum(state in ISSUE_DONE for state in states),
                long_term=sum(state is IssueStatus.STANDING for state in states),
                measures=sum(count["all"] for count in counts),
                measures_done=sum(count["done"] for count in counts),
            )
        )
    return made


def _units(ws: Workspace, ids: list[str]) -> dict[str, dict[str, str]]:
    """Return the inspected units (uuid → name) of every inspection, in written order, each once."""
    shares = [
        share
        for share in records.find_in(ws.ledger, UnitShare, "inspection_uuid", ids)
        if share.role is not UnitRole.JOINT
    ]
    named = records.find_in(ws.ledger, Unit, "uuid", [share.unit_uuid for share in shares])
    names = {unit.uuid: unit.name for unit in named}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for share in sorted(shares, key=lambda share: share.position):
        found[share.inspection_uuid or ""].setdefault(share.unit_uuid, names[share.unit_uuid])
    return found


def _measures(ws: Workspace, issues: list[str], status_of: dict[str, IssueStatus]) -> dict[str, Counter[str]]:
    """Count the measures of issues: all, and those done by themselves or with their issue."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for measure in records.find_in(ws.ledger, Measure, "issue_uuid", issues):
        done = measure.status in MEASURE_DONE or status_of[measure.issue_uuid] in ISSUE_DONE
        counts[measure.issue_uuid].update({"all": 1, "done": int(done)})
    return counts
