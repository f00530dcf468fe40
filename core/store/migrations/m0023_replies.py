"""Replies (回复) as records, files of settled duties, and the papers a letter names as its basis.

Every reply a letter holds becomes its first record. Its uuid follows from the letter's, so that two copies of
one ledger name it alike; who entered it is not known. What the letter says of its reply stays: it is the
latest. The files of a reply keep their letter and name the reply beside it. SQLite cannot change a CHECK, so
``evidence`` is rebuilt from its own stored definition. Frozen once released, like every step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

if TYPE_CHECKING:
    from sqlite_utils import Database

_REPLY = """CREATE TABLE reply (
    uuid TEXT PRIMARY KEY NOT NULL CHECK (uuid <> ''),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    content_digest TEXT NOT NULL CHECK (length(content_digest) = 64),
    letter_uuid TEXT NOT NULL REFERENCES letter(uuid) ON DELETE RESTRICT,
    position INTEGER NOT NULL CHECK (position >= 1),
    replied_on TEXT NOT NULL CHECK (replied_on IS date(replied_on, '+0 days')),
    number TEXT NOT NULL,
    said TEXT NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('accepted', 'chase', 'next_level')),
    officer TEXT NOT NULL,
    phone TEXT NOT NULL,
    entered_by TEXT NOT NULL
) STRICT"""
_OWNERS = "+ (letter_uuid IS NOT NULL) = 1"
_OCCURRENCE = "occurrence_uuid TEXT REFERENCES occurrence(uuid) ON DELETE RESTRICT"
_OF_REPLY = "reply_uuid TEXT REFERENCES reply(uuid) ON DELETE RESTRICT"
_BASIS = "basis_uuids TEXT NOT NULL DEFAULT '[]' CHECK (basis_uuids GLOB '[[]*]')"
_UNSEEN = "0" * 64
"""Stands for a digest until the upgrade makes it from the row."""


def migrate(db: Database) -> None:
    """Create the table, open evidence to settled duties, move what letters hold."""
    db.execute(_REPLY)
    db.execute("CREATE INDEX reply_letter_uuid ON reply(letter_uuid, position)")
    _open_evidence(db)
    db.execute("CREATE INDEX evidence_occurrence_uuid ON evidence(occurrence_uuid)")
    db.execute("CREATE INDEX evidence_reply_uuid ON evidence(reply_uuid)")
    db.execute(f"ALTER TABLE letter ADD COLUMN {_BASIS}")
    _move(db)


def _move(db: Database) -> None:
    held = (
        "SELECT uuid, replied_on, reply_number, reply_said, coalesce(reply_step, 'accepted'), reply_officer, "
        "reply_phone FROM letter WHERE replied_on IS NOT NULL"
    )
    for letter, *said in db.execute(held).fetchall():
        reply = str(uuid5(NAMESPACE_URL, f"reply:{letter}"))
        db.execute(
            "INSERT INTO reply VALUES (?, 1, ?, ?, 1, ?, ?, ?, ?, ?, ?, '')", (reply, _UNSEEN, letter, *said)
        )
        db.execute("UPDATE evidence SET reply_uuid = ? WHERE letter_uuid = ?", (reply, letter))


def _open_evidence(db: Database) -> None:
    """Rebuild evidence with one owner more and the column of the reply; indexes come back."""
    master = "SELECT sql FROM sqlite_master WHERE type = ? AND tbl_name = 'evidence' AND sql IS NOT NULL"
    ((sql,),) = db.execute(master, ("table",)).fetchall()
    beyond = [each for kind in ("index", "trigger") for (each,) in db.execute(master, (kind,))]
    head, _, body = sql.partition("(")
    for old, new in (
        ("sha256 TEXT NOT NULL", f"{_OCCURRENCE},\n    {_OF_REPLY},\n    sha256 TEXT NOT NULL"),
        (_OWNERS, "+ (letter_uuid IS NOT NULL) + (occurrence_uuid IS NOT NULL) = 1"),
    ):
        if body.count(old) != 1:
            raise ValueError(old)
        body = body.replace(old, new)
    columns = ", ".join(row[1] for row in db.execute("PRAGMA table_info(evidence)"))
    db.execute(f"{head.replace('evidence', 'evidence_rebuilt')}({body}")
    db.execute(f"INSERT INTO evidence_rebuilt ({columns}) SELECT {columns} FROM evidence")
    db.execute("DROP TABLE evidence")
    db.execute("ALTER TABLE evidence_rebuilt RENAME TO evidence")
    for each in beyond:
        db.execute(each)
