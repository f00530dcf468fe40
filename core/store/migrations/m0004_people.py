"""People: operators, liaison officers, leaders with their visits, and the PINs beside the records.

``operator_pin`` is on purpose no table of records: what the journal has seen it keeps for ever, and a PIN
must be forgotten when it is changed (decision 0027). Frozen once released; see ``m0001_initial`` for what the
checks mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_RECORD = """
    uuid TEXT PRIMARY KEY NOT NULL CHECK (uuid <> ''),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    content_digest TEXT NOT NULL CHECK (length(content_digest) = 64)"""

_OPERATOR = f"""CREATE TABLE operator ({_RECORD},
    name TEXT NOT NULL CHECK (name <> ''),
    roles TEXT NOT NULL CHECK (roles GLOB '[[]*]'),
    since TEXT CHECK (since IS date(since, '+0 days')),
    left_on TEXT CHECK (left_on IS date(left_on, '+0 days')),
    note TEXT NOT NULL
) STRICT"""

_LIAISON = f"""CREATE TABLE liaison ({_RECORD},
    unit_uuid TEXT NOT NULL REFERENCES unit(uuid) ON DELETE RESTRICT,
    name TEXT NOT NULL CHECK (name <> ''),
    post TEXT NOT NULL,
    phone TEXT NOT NULL,
    since TEXT CHECK (since IS date(since, '+0 days')),
    until TEXT CHECK (until IS date(until, '+0 days')),
    duties TEXT NOT NULL CHECK (duties GLOB '[[]*]'),
    note TEXT NOT NULL
) STRICT"""

_LEADER = f"""CREATE TABLE leader ({_RECORD},
    name TEXT NOT NULL CHECK (name <> ''),
    aliases TEXT NOT NULL CHECK (aliases GLOB '[[]*]'),
    post TEXT NOT NULL,
    office TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT"""

_VISIT = f"""CREATE TABLE leader_visit ({_RECORD},
    leader_uuid TEXT NOT NULL REFERENCES leader(uuid) ON DELETE RESTRICT,
    issue_uuid TEXT REFERENCES issue(uuid) ON DELETE RESTRICT,
    dated TEXT NOT NULL CHECK (dated IS date(dated, '+0 days')),
    done TEXT NOT NULL,
    following TEXT NOT NULL
) STRICT"""

_PIN = """CREATE TABLE operator_pin (
    operator_uuid TEXT PRIMARY KEY NOT NULL CHECK (operator_uuid <> ''),
    salt TEXT NOT NULL CHECK (length(salt) = 32),
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT"""


def migrate(database: Database) -> None:
    """Create the tables and their indexes; nothing that stands is touched."""
    for table in (_OPERATOR, _LIAISON, _LEADER, _VISIT, _PIN):
        database.execute(table)
    database.execute("CREATE INDEX liaison_unit_uuid ON liaison(unit_uuid)")
    database.execute("CREATE INDEX leader_visit_leader_uuid ON leader_visit(leader_uuid)")
    linked = "leader_visit(issue_uuid) WHERE issue_uuid IS NOT NULL"
    database.execute(f"CREATE INDEX leader_visit_issue_uuid ON {linked}")
