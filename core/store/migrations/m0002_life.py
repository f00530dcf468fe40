"""The whole life of an issue: reviews, look-backs, extensions, and who reviews the issues of a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_RECORD = """
    uuid TEXT PRIMARY KEY NOT NULL CHECK (uuid <> ''),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    content_digest TEXT NOT NULL CHECK (length(content_digest) = 64),
    issue_uuid TEXT NOT NULL REFERENCES issue(uuid) ON DELETE RESTRICT,
    round INTEGER NOT NULL CHECK (round >= 1),
    position INTEGER NOT NULL CHECK (position >= 0),
    dated TEXT NOT NULL CHECK (dated IS date(dated, '+0 days'))"""

_REVIEW = f"""CREATE TABLE review ({_RECORD},
    step TEXT NOT NULL CHECK (step IN ('county', 'city', 'province')),
    result TEXT NOT NULL CHECK (result IN ('pass', 'return')),
    reviewed_by TEXT NOT NULL,
    opinion TEXT NOT NULL,
    document_number TEXT NOT NULL
) STRICT"""

_FOLLOW_UP = f"""CREATE TABLE follow_up ({_RECORD},
    checked_by TEXT NOT NULL,
    ways TEXT NOT NULL CHECK (ways GLOB '[[]*]'),
    result TEXT NOT NULL CHECK (result IN ('consolidated', 'partial', 'rebound')),
    ground TEXT NOT NULL,
    reopened INTEGER NOT NULL CHECK (reopened IN (0, 1))
) STRICT"""

_EXTENSION = f"""CREATE TABLE extension ({_RECORD},
    measure_uuid TEXT REFERENCES measure(uuid) ON DELETE RESTRICT,
    old_due TEXT CHECK (old_due IS date(old_due, '+0 days')),
    new_due TEXT NOT NULL CHECK (new_due IS date(new_due, '+0 days')),
    ground TEXT NOT NULL,
    approved_by TEXT NOT NULL
) STRICT"""

_LEVELS = (
    "ALTER TABLE batch ADD COLUMN review_levels TEXT NOT NULL DEFAULT '[]' CHECK (review_levels GLOB '[[]*]')"
)
_PLACE = "ALTER TABLE status_move ADD COLUMN position INTEGER NOT NULL DEFAULT 0 CHECK (position >= 0)"


def migrate(db: Database) -> None:
    """Add the three tables and the two columns; nothing that stands is touched."""
    for table in (_REVIEW, _FOLLOW_UP, _EXTENSION):
        db.execute(table)
    for name in ("review", "follow_up", "extension"):
        db.execute(f"CREATE INDEX {name}_issue_uuid ON {name}(issue_uuid)")
    db.execute(
        "CREATE INDEX extension_measure_uuid ON extension(measure_uuid) WHERE measure_uuid IS NOT NULL"
    )
    db.execute(_LEVELS)
    db.execute(_PLACE)
