"""Rows of plans and upper tasks for a block of ids, by the very expressions their lists are sorted by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from sqlite3 import Row

from core.domain.plan import PlanLevel, TaskState
from core.domain.rows import PlanRow, TaskRow
from core.store import plan_sources
from core.store.ledger import Ledger
from core.store.reading import day, rows

_WANTED = "IN (SELECT value FROM json_each(:ids))"
_ANSWERED = {"task_state", "answered_on"}
_DATED = {"plan_level", "issued_on"}


def task_rows(ledger: Ledger, facts: Mapping[str, object]) -> Sequence[TaskRow]:
    """Return the tasks of ``:ids``."""
    columns = plan_sources.TASK_COLUMNS
    found = _read(ledger, "upper_task AS t", plan_sources.TASK_JOINS, columns, facts)
    return [
        TaskRow(
            uuid=row["uuid"],
            task_state=TaskState(row["task_state"]),
            answered_on=day(row["answered_on"]),
            **{key: row[key] for key in columns if key not in _ANSWERED},
        )
        for row in found
    ]


def plan_rows(ledger: Ledger, facts: Mapping[str, object]) -> Sequence[PlanRow]:
    """Return the plans of ``:ids``."""
    columns = plan_sources.PLAN_COLUMNS
    found = _read(ledger, "batch AS b", plan_sources.PLAN_JOINS, columns, facts)
    return [
        PlanRow(
            uuid=row["uuid"],
            plan_level=PlanLevel(row["plan_level"]) if row["plan_level"] else None,
            issued_on=day(row["issued_on"]),
            **{key: row[key] for key in columns if key not in _DATED},
        )
        for row in found
    ]


def _read(
    ledger: Ledger,
    origin: str,
    joins: Mapping[str, str],
    columns: Mapping[str, tuple[str, ...]],
    facts: Mapping[str, object],
) -> list[Row]:
    name = f"{origin.rpartition(' ')[2]}.uuid"
    shown = ", ".join(f"{expression[0]} AS {key}" for key, expression in columns.items())
    sql = f"SELECT {name}, {shown} FROM {origin} {' '.join(joins.values())} WHERE {name} {_WANTED}"
    return rows(ledger, sql, facts)
