"""The ladder of letters as data (domain.md §4), proposals put aside with a reason, and each letter's step.

Frozen once released, like every step; see ``m0001_initial`` for what the checks mean. The new column is
empty, which changes no digest. A dismissal names its unit and matter without holding them: when they are
merged or removed it says nothing any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_HEAD = """
    uuid TEXT PRIMARY KEY NOT NULL CHECK (uuid <> ''),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    content_digest TEXT NOT NULL CHECK (length(content_digest) = 64),"""

_LADDER = f"""CREATE TABLE ladder ({_HEAD}
    batch_uuid TEXT UNIQUE REFERENCES batch(uuid) ON DELETE RESTRICT,
    preset TEXT NOT NULL,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    steps TEXT NOT NULL CHECK (steps GLOB '[[]*]'),
    urgent_tags TEXT NOT NULL CHECK (urgent_tags GLOB '[[]*]'),
    exposed_tags TEXT NOT NULL CHECK (exposed_tags GLOB '[[]*]')
) STRICT"""

_DISMISSAL = f"""CREATE TABLE dismissal ({_HEAD}
    unit_uuid TEXT NOT NULL CHECK (unit_uuid <> ''),
    issue_uuid TEXT NOT NULL CHECK (issue_uuid <> ''),
    measure_uuid TEXT,
    step TEXT NOT NULL CHECK (step <> ''),
    until TEXT NOT NULL CHECK (until IS date(until, '+0 days')),
    reason TEXT NOT NULL CHECK (reason <> ''),
    dismissed_on TEXT NOT NULL CHECK (dismissed_on IS date(dismissed_on, '+0 days'))
) STRICT"""


def migrate(database: Database) -> None:
    """Create both tables, at most one ladder without a batch, and the column of the letter."""
    database.execute(_LADDER)
    database.execute(
        "CREATE UNIQUE INDEX ladder_office ON ladder(batch_uuid IS NULL) WHERE batch_uuid IS NULL"
    )
    database.execute(_DISMISSAL)
    database.execute("CREATE INDEX dismissal_until ON dismissal(until)")
    database.execute("ALTER TABLE letter ADD COLUMN ladder_step TEXT NOT NULL DEFAULT ''")
