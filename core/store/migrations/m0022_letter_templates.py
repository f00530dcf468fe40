"""The office's own wording of letters and kinds of its own (文书模板), one text a kind.

Frozen once released, like every step; see ``m0001_initial`` for what the checks mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TEMPLATE = """CREATE TABLE letter_template (
    uuid TEXT PRIMARY KEY NOT NULL CHECK (uuid <> ''),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    content_digest TEXT NOT NULL CHECK (length(content_digest) = 64),
    identifier TEXT NOT NULL UNIQUE CHECK (identifier <> ''),
    text TEXT NOT NULL CHECK (text <> ''),
    based_on TEXT NOT NULL CHECK (length(based_on) IN (0, 64))
) STRICT"""


def migrate(database: Database) -> None:
    """Create the table."""
    database.execute(_TEMPLATE)
