"""Figures of plans: their tasks counted, what was done in a stage, which units have everything closed.

The issues of a plan are those of the plan itself and of every plan beneath it, and those its tasks were
split into, each once.
"""

from __future__ import annotations

from datetime import date

from core.domain.plan import StageFigures, TargetFigures, TaskCounts, TaskState
from core.store.joined_texts import BEARS
from core.store.judging import FINISHED_JOIN, ISSUE_FINISHED
from core.store.ledger import Ledger
from core.store.plan_sources import CLAIM_JOIN, COUNTED, LINKS_JOIN, TASK_STATE
from core.store.reading import first_column, ids_fact, rows

_ISSUES = (
    "SELECT uuid FROM issue WHERE batch_uuid IN (SELECT value FROM json_each(:plans)) UNION "
    "SELECT l.issue_uuid FROM task_link AS l JOIN upper_task AS t ON t.uuid = l.task_uuid "
    "WHERE t.batch_uuid IN (SELECT value FROM json_each(:plans))"
)


def parents(ledger: Ledger) -> dict[str, str | None]:
    """Return the plan above every plan, in the order of their names."""
    found = rows(ledger, "SELECT uuid, parent_uuid FROM batch ORDER BY name, uuid")
    return {row["uuid"]: row["parent_uuid"] for row in found}


def task_counts(ledger: Ledger) -> dict[str, TaskCounts]:
    """Return the counts of every plan that has tasks."""
    return {
        row["owner"]: TaskCounts(**{key: row[key] for key in TaskCounts.__dataclass_fields__})
        for row in rows(ledger, COUNTED)
    }


def unclaimed(ledger: Ledger) -> int:
    """Return how many tasks nobody has answered."""
    sql = "SELECT count(*) FROM upper_task WHERE uuid NOT IN (SELECT task_uuid FROM task_claim)"
    return int(first_column(ledger, sql)[0])


def states(ledger: Ledger, uuids: list[str]) -> dict[str, TaskState]:
    """Return the derived state of the tasks ``uuids``."""
    sql = (
        f"SELECT t.uuid, {TASK_STATE} AS state FROM upper_task AS t {CLAIM_JOIN} {LINKS_JOIN} "
        "WHERE t.uuid IN (SELECT value FROM json_each(:ids))"
    )
    return {row["uuid"]: TaskState(row["state"]) for row in rows(ledger, sql, {"ids": ids_fact(uuids)})}


def next_position(ledger: Ledger, batch_uuid: str) -> int:
    """Return the place of the next task of a plan."""
    sql = "SELECT coalesce(max(position), 0) + 1 FROM upper_task WHERE batch_uuid = :plan"
    return int(first_column(ledger, sql, {"plan": batch_uuid})[0])


def stage_figures(ledger: Ledger, plans: list[str], first: date, last: date) -> StageFigures:
    """Return what fell due between two days, what was done between them, and what was both."""
    inside = "BETWEEN :first AND :last"
    sql = (
        f"SELECT count(*) FILTER (WHERE due {inside}) AS due, count(*) FILTER (WHERE day {inside}) AS done, "
        f"count(*) FILTER (WHERE due {inside} AND day {inside}) AS due_done FROM "
        f"(SELECT i.deadline_due AS due, {ISSUE_FINISHED} AS day FROM issue AS i {FINISHED_JOIN} "
        f"WHERE i.uuid IN ({_ISSUES}))"
    )
    facts = {"plans": ids_fact(plans), "first": first.isoformat(), "last": last.isoformat()}
    found = rows(ledger, sql, facts)[0]
    return StageFigures(due=found["due"], done=found["done"], due_done=found["due_done"])


def target_figures(ledger: Ledger, plans: list[str]) -> TargetFigures:
    """Return how many of the lead and duty units with issues of ``plans`` have all of them struck off."""
    sql = (
        "SELECT u.name, min(i.status = 'closed') AS reached FROM issue AS i "
        "JOIN unit_share AS s ON s.issue_uuid = i.uuid "
        f"AND {BEARS} JOIN unit AS u ON u.uuid = s.unit_uuid "
        f"WHERE i.uuid IN ({_ISSUES}) GROUP BY u.uuid ORDER BY u.name"
    )
    found = rows(ledger, sql, {"plans": ids_fact(plans)})
    missing = tuple(row["name"] for row in found if not row["reached"])
    return TargetFigures(reached=len(found) - len(missing), units=len(found), missing=missing)
