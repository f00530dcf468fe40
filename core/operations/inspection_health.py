"""What 体检 says of inspections: repeated visits, counts that do not agree, 复核 undecided, no basis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.domain.health import Ailment
from core.domain.inspection import InspectionRecord
from core.domain.inspection_rules import repeats
from core.domain.inspection_sight import Sight
from core.domain.listing import ListKind
from core.domain.recheck import Recheck
from core.domain.violation import Severity
from core.operations.inspection_sights import sights, visit_of
from core.operations.rechecks import due_of
from core.statistics.inspection_results import check_results, results_of, stated
from core.store import records
from core.wording import chinese_date
from core.workspace import Workspace


def inspection_ailments(ws: Workspace) -> list[Ailment]:
    """Return everything amiss with inspections."""
    found = sights(ws)
    return [*_rechecks(ws), *_revisits(ws, found), *_counts(found), *_bases(found)]


def _of(record: InspectionRecord, rule: str, *facts: tuple[str, str]) -> Ailment:
    return Ailment(
        rule=rule,
        severity=Severity.WARNING,
        kind=ListKind.INSPECTIONS,
        uuid=record.uuid,
        title=" ".join(f"{record.code} {record.title}".split()),
        facts=facts,
    )


def _rechecks(ws: Workspace) -> Iterator[Ailment]:
    today = ws.clock.today()
    for recheck in records.find(ws.ledger, Recheck, order="requested_on, uuid"):
        due = due_of(ws, recheck)
        late = recheck.decided_on or today
        if late > due:
            record = records.get(ws.ledger, InspectionRecord, recheck.inspection_uuid)
            rule = "recheck_overdue" if recheck.result is None else "recheck_late"
            yield _of(record, rule, ("due", chinese_date(due)))


def _revisits(ws: Workspace, found: Sequence[Sight]) -> Iterator[Ailment]:
    names = {uuid: name for sight in found for uuid, name in sight.units}
    by_uuid = {sight.record.uuid: sight.record for sight in found}
    for earlier, later in repeats(map(visit_of, found), ws.settings.revisit_days):
        unit = min(names[uuid] for uuid in earlier.units & later.units)
        yield _of(by_uuid[later.uuid], "inspection_repeated", ("other", earlier.code), ("unit", unit))


def _counts(found: Sequence[Sight]) -> Iterator[Ailment]:
    for sight in found:
        balance = stated(sight.record)
        checked = balance if not results_of(sight).by_rows else results_of(sight).balance
        for violation in check_results(checked, sight.problems):
            yield _of(sight.record, violation.rule, *violation.facts)


def _bases(found: Sequence[Sight]) -> Iterator[Ailment]:
    for sight in found:
        if not sight.record.basis.strip():
            yield _of(sight.record, "inspection_without_basis")
