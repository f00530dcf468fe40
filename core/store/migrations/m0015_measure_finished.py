"""The day a measure was finished (完成日): what an on-time rate of measures rests on (domain.md row 1).

Old rows get it where the journal says so: a measure that is done now was moved there by a revision (the day
of that entry) or with a progress note (the day the note names). What came in as done, or was never seen to
become done, stays without a day (未记). Frozen once released, like every step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_COLUMN = (
    "ALTER TABLE measure ADD COLUMN finished_on TEXT CHECK (finished_on IS date(finished_on, '+0 days'))"
)
_DONE = "('done', 'verified')"
_FINISHED = f"""
SELECT a.uuid, max(a.number) AS number, substr(coalesce(o.at, j.at), 1, 10) AS entered,
       (SELECT json_extract(n.after, '$.noted_on') FROM journal_image AS n
        WHERE n.number BETWEEN j.first_image AND j.first_image + j.images - 1
        AND n."table" = 'progress_note' AND n.before IS NULL
        AND json_extract(n.after, '$.measure_uuid') = a.uuid) AS noted
FROM journal AS j
CROSS JOIN journal_image AS a ON a.number BETWEEN j.first_image AND j.first_image + j.images - 1
LEFT JOIN journal AS o ON o.sequence = j.target
WHERE a."table" = 'measure' AND j.kind <> 'undo'
AND coalesce(o.operation, j.operation) IN ('measure.revise', 'note.add')
AND json_extract(a.before, '$.status') NOT IN {_DONE} AND json_extract(a.after, '$.status') IN {_DONE}
GROUP BY a.uuid
"""
"""Of each measure the newest entry that finished it; SQLite takes the other columns from the row of max()."""


def migrate(database: Database) -> None:
    """Add the column and fill it from the journal."""
    database.execute(_COLUMN)
    found = [(noted or entered, uuid) for uuid, _, entered, noted in database.execute(_FINISHED).fetchall()]
    database.conn.executemany(
        f"UPDATE measure SET finished_on = ? WHERE uuid = ? AND status IN {_DONE}", found
    )
