"""Plans as whole records, what they rest on, the tasks that come from above and who claimed them.

Frozen once released, like every step; see ``m0001_initial`` for what the checks mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_RECORD = """
    uuid TEXT PRIMARY KEY NOT NULL CHECK (uuid <> ''),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    content_digest TEXT NOT NULL CHECK (length(content_digest) = 64)"""

_LISTS = ("ways", "documents")
_TEXTS = ("issuer", "document_number", "model")
_DAYS = ("stage_from", "stage_to", "target_by")

_DOCUMENT = f"""CREATE TABLE source_document ({_RECORD},
    title TEXT NOT NULL CHECK (title <> ''),
    document_number TEXT NOT NULL,
    issuer TEXT NOT NULL,
    dated TEXT CHECK (dated IS date(dated, '+0 days')),
    kind TEXT NOT NULL CHECK (kind IN ('plan', 'notice', 'opinion', 'feedback', 'regulation', 'instruction',
        'other')),
    note TEXT NOT NULL
) STRICT"""

_TASK = f"""CREATE TABLE upper_task ({_RECORD},
    batch_uuid TEXT NOT NULL REFERENCES batch(uuid) ON DELETE RESTRICT,
    position INTEGER NOT NULL CHECK (position >= 0),
    number TEXT NOT NULL,
    area TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    deadline_words TEXT NOT NULL,
    responsible TEXT NOT NULL,
    criteria TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT"""

_CLAIM = f"""CREATE TABLE task_claim ({_RECORD},
    task_uuid TEXT NOT NULL UNIQUE REFERENCES upper_task(uuid) ON DELETE RESTRICT,
    answer TEXT NOT NULL CHECK (answer IN ('claimed', 'declined')),
    by TEXT NOT NULL CHECK (by <> ''),
    dated TEXT NOT NULL CHECK (dated IS date(dated, '+0 days')),
    unit TEXT NOT NULL,
    reason TEXT NOT NULL,
    CHECK (answer = 'claimed' OR reason <> '')
) STRICT"""

_LINK = f"""CREATE TABLE task_link ({_RECORD},
    task_uuid TEXT NOT NULL REFERENCES upper_task(uuid) ON DELETE RESTRICT,
    issue_uuid TEXT NOT NULL REFERENCES issue(uuid) ON DELETE RESTRICT,
    UNIQUE (task_uuid, issue_uuid)
) STRICT"""


def migrate(db: Database) -> None:
    """Widen the batch by empty columns and add the four tables."""
    _widen_batch(db)
    for table in (_DOCUMENT, _TASK, _CLAIM, _LINK):
        db.execute(table)
    db.execute("CREATE INDEX batch_parent_uuid ON batch(parent_uuid) WHERE parent_uuid IS NOT NULL")
    db.execute("CREATE INDEX upper_task_batch_uuid ON upper_task(batch_uuid, position)")
    db.execute("CREATE INDEX task_link_issue_uuid ON task_link(issue_uuid)")


def _widen_batch(db: Database) -> None:
    add = "ALTER TABLE batch ADD COLUMN"
    db.execute(f"{add} level TEXT CHECK (level IN ('province', 'city', 'county', 'department'))")
    db.execute(f"{add} parent_uuid TEXT REFERENCES batch(uuid) ON DELETE RESTRICT")
    db.execute(f"{add} target_percent INTEGER NOT NULL DEFAULT 0 CHECK (target_percent BETWEEN 0 AND 100)")
    for name in _TEXTS:
        db.execute(f"{add} {name} TEXT NOT NULL DEFAULT ''")
    for name in _LISTS:
        db.execute(f"{add} {name} TEXT NOT NULL DEFAULT '[]' CHECK ({name} GLOB '[[]*]')")
    for name in _DAYS:
        db.execute(f"{add} {name} TEXT CHECK ({name} IS date({name}, '+0 days'))")
