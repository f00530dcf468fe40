"""Letter kinds as data, replies as records: any kind may stand, a letter keeps its reply and its files.

SQLite cannot change a CHECK, so ``letter`` and ``evidence`` are rebuilt from their own stored definition,
whatever other steps put there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_KINDS = "kind IN ('supervision', 'rectification_notice')"
_OWNERS = "+ (inspection_uuid IS NOT NULL) = 1"
_LETTER = "letter_uuid TEXT REFERENCES letter(uuid) ON DELETE RESTRICT"
_STEPS = "('accepted', 'chase', 'next_level')"


def migrate(db: Database) -> None:
    """Open the list of kinds, let evidence belong to a letter, add the columns of the reply."""
    _rebuild(db, "letter", {_KINDS: "kind <> ''"})
    _rebuild(
        db,
        "evidence",
        {
            "sha256 TEXT NOT NULL": f"{_LETTER},\n    sha256 TEXT NOT NULL",
            _OWNERS: "+ (inspection_uuid IS NOT NULL) + (letter_uuid IS NOT NULL) = 1",
        },
    )
    db.execute("CREATE INDEX evidence_letter_uuid ON evidence(letter_uuid)")
    replied = "replied_on TEXT CHECK (replied_on IS date(replied_on, '+0 days'))"
    texts = [f"{name} TEXT NOT NULL DEFAULT ''" for name in ("reply_number", "reply_said")]
    for column in (replied, *texts, f"reply_step TEXT CHECK (reply_step IN {_STEPS})"):
        db.execute(f"ALTER TABLE letter ADD COLUMN {column}")


def _rebuild(db: Database, table: str, changed: dict[str, str]) -> None:
    """Rebuild ``table`` with parts of its stored definition changed; indexes and triggers come back."""
    master = "SELECT sql FROM sqlite_master WHERE type = ? AND tbl_name = ? AND sql IS NOT NULL"
    ((sql,),) = db.execute(master, ("table", table)).fetchall()
    beyond = [each for kind in ("index", "trigger") for (each,) in db.execute(master, (kind, table))]
    head, _, body = sql.partition("(")
    for old, new in changed.items():
        if body.count(old) != 1:
            raise ValueError(table)
        body = body.replace(old, new)
    columns = ", ".join(row[1] for row in db.execute(f"PRAGMA table_info({table})"))
    db.execute(f"{head.replace(table, table + '_rebuilt')}({body}")
    db.execute(f"INSERT INTO {table}_rebuilt ({columns}) SELECT {columns} FROM {table}")
    db.execute(f"DROP TABLE {table}")
    db.execute(f"ALTER TABLE {table}_rebuilt RENAME TO {table}")
    for each in beyond:
        db.execute(each)
