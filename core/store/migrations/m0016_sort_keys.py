"""The natural order of issue codes kept beside them, and indexes that hold what lists and figures read.

Frozen once released, like every step. ``code_key`` is derived (``core.store.derived``): no record tells it,
no digest covers it, NULL stands for an issue without a code. The indexes keep their names and gain columns,
so that a whole list is sorted and judged without a look at the wide rows behind them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.store.natural import SQL_NAME, order_in

if TYPE_CHECKING:
    from sqlite_utils import Database

_DEADLINE = "deadline_raw, deadline_kind, deadline_due, deadline_standing"
_INDEXES = (
    ("issue_code_key", "issue(code_key, code, uuid)"),
    (
        "measure_issue_uuid",
        f"measure(issue_uuid, position, uuid, status, {_DEADLINE})",
    ),
    (
        "unit_share_issue_uuid",
        "unit_share(issue_uuid, unit_uuid, role, position) WHERE issue_uuid IS NOT NULL",
    ),
    (
        "unit_share_measure_uuid",
        "unit_share(measure_uuid, unit_uuid, role, position) WHERE measure_uuid IS NOT NULL",
    ),
)


def migrate(database: Database) -> None:
    """Add and fill the column, and widen the indexes."""
    order_in(database.conn)
    database.execute("ALTER TABLE issue ADD COLUMN code_key TEXT")
    database.execute(f"UPDATE issue SET code_key = {SQL_NAME}(code) WHERE code <> ''")
    for name, told in _INDEXES:
        database.execute(f"DROP INDEX IF EXISTS {name}")
        database.execute(f"CREATE INDEX {name} ON {told}")
