"""More ways an issue comes: hotline, mailbox, assessment, peers, companies, media, 批示, clues.

The list of allowed words stands in a CHECK, which SQLite cannot change. So the table is rebuilt from its own
stored definition with the words added, whatever columns other steps put there; rows keep their bytes, so no
digest changes. Views and triggers are put aside while the table's name is gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_LAST = "'complaint'"
_ADDED = "'hotline', 'mailbox', 'assessment', 'peer_review', 'key_company', 'media', 'instruction', 'clue'"


def migrate(db: Database) -> None:
    """Rebuild ``issue`` with the longer list of origins."""
    stored = "SELECT name, sql FROM sqlite_master WHERE type = ? AND (? = '' OR tbl_name = ?)"
    views = db.execute(stored, ("view", "", "")).fetchall()
    triggers = db.execute(stored, ("trigger", "", "")).fetchall()
    indexes = [sql for _, sql in db.execute(stored, ("index", "issue", "issue")).fetchall() if sql]
    for kind, found in (("VIEW", views), ("TRIGGER", triggers)):
        for name, _ in found:
            db.execute(f'DROP {kind} "{name}"')
    _rebuild(db)
    for sql in (*indexes, *(sql for _, sql in views), *(sql for _, sql in triggers)):
        db.execute(sql)


def _rebuild(db: Database) -> None:
    """Put a table of the same columns and rows, with the longer list, in the place of ``issue``."""
    ((sql,),) = db.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'issue'").fetchall()
    head, _, body = sql.partition("(")
    if body.count(_LAST) != 1:
        raise ValueError("issue")
    columns = ", ".join(f'"{row[1]}"' for row in db.execute("PRAGMA table_info(issue)"))
    db.execute(f"{head.replace('issue', 'issue_widened')}({body.replace(_LAST, f'{_LAST}, {_ADDED}')}")
    db.execute(f"INSERT INTO issue_widened (rowid, {columns}) SELECT rowid, {columns} FROM issue")
    db.execute("DROP TABLE issue")
    db.execute("ALTER TABLE issue_widened RENAME TO issue")
