"""What judging needs, in indexes that are read instead of the wide rows (decision 0055).

Frozen once released, like every step. The measures' index keeps its name and gets the two days that the
figures ask for; issues get one of the same sort. Records stay as they are: no digest knows an index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_DEADLINE = "deadline_raw, deadline_kind, deadline_due, deadline_standing, deadline_start"


def migrate(database: Database) -> None:
    """Make the index of measures wider and add the one of issues."""
    database.execute("DROP INDEX measure_issue_uuid")
    database.execute(
        "CREATE INDEX measure_issue_uuid ON measure"
        f"(issue_uuid, position, uuid, status, {_DEADLINE}, finished_on)"
    )
    database.execute(
        f"CREATE INDEX issue_judged ON issue(uuid, status, round, {_DEADLINE}, "
        "area, track, origin, batch_uuid, code_key, code, tags)"
    )
