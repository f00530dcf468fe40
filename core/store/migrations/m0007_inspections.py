"""Inspections whole: the annual plan, 复核, joint units, stated counts, sorts of units.

Two lists of allowed words grow (kinds of inspections, parts of units). SQLite cannot change a CHECK, so the
two tables are rebuilt from their own stored definition with the words added, whatever other steps put there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_RECORD = """
    uuid TEXT PRIMARY KEY NOT NULL CHECK (uuid <> ''),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    content_digest TEXT NOT NULL CHECK (length(content_digest) = 64)"""

_NEW_KINDS = "'enforcement', 'file_review', 'penalty_filing', 'archive_check', 'campaign'"
_KINDS = f"('comprehensive', 'special', 'routine', 'clue_check', 'follow_up', {_NEW_KINDS})"

_PLAN_ITEM = f"""CREATE TABLE plan_item ({_RECORD},
    year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2199),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN {_KINDS}),
    ways TEXT NOT NULL CHECK (ways GLOB '[[]*]'),
    units TEXT NOT NULL CHECK (units GLOB '[[]*]'),
    months TEXT NOT NULL CHECK (months GLOB '[[]*]'),
    leader TEXT NOT NULL,
    basis TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT"""

_RECHECK = f"""CREATE TABLE recheck ({_RECORD},
    inspection_uuid TEXT NOT NULL REFERENCES inspection_record(uuid) ON DELETE RESTRICT,
    requested_by TEXT NOT NULL,
    requested_on TEXT NOT NULL CHECK (requested_on IS date(requested_on, '+0 days')),
    reason TEXT NOT NULL,
    result TEXT CHECK (result IN ('upheld', 'changed', 'revoked')),
    decided_on TEXT CHECK (decided_on IS date(decided_on, '+0 days')),
    decided_by TEXT NOT NULL,
    decision TEXT NOT NULL
) STRICT"""

_TEXTS = ("theme", "scope", "leader")
_COUNTS = (
    "files_total",
    "problems_found",
    "problems_solved",
    "problems_long_term",
    "problems_open",
    "measures_taken",
    "measures_done",
)
_DAYS = ("concluded_on", "delivered_on")
_QUALIFIERS = "('exact', 'over', 'more', 'nearly', 'about')"


def migrate(db: Database) -> None:
    """Widen two tables, add two, and add the columns."""
    _widen(db, "inspection_record", "'follow_up'", _NEW_KINDS)
    _widen(db, "unit_share", "'inspected'", "'joint'")
    db.execute(_PLAN_ITEM)
    db.execute("CREATE INDEX plan_item_year ON plan_item(year)")
    columns = [f"{name} TEXT NOT NULL DEFAULT ''" for name in _TEXTS]
    columns += [f"{name} INTEGER NOT NULL DEFAULT 0 CHECK ({name} >= 0)" for name in _COUNTS]
    columns += [f"{name} TEXT CHECK ({name} IS date({name}, '+0 days'))" for name in _DAYS]
    columns.append(f"files_qualifier TEXT CHECK (files_qualifier IN {_QUALIFIERS})")
    columns.append("plan_item_uuid TEXT REFERENCES plan_item(uuid) ON DELETE RESTRICT")
    for column in columns:
        db.execute(f"ALTER TABLE inspection_record ADD COLUMN {column}")
    linked = "inspection_record(plan_item_uuid) WHERE plan_item_uuid IS NOT NULL"
    db.execute(f"CREATE INDEX inspection_record_plan_item_uuid ON {linked}")
    db.execute(_RECHECK)
    db.execute("CREATE INDEX recheck_inspection_uuid ON recheck(inspection_uuid)")
    db.execute("ALTER TABLE unit ADD COLUMN tags TEXT NOT NULL DEFAULT '[]' CHECK (tags GLOB '[[]*]')")


def _widen(db: Database, table: str, last: str, added: str) -> None:
    """Rebuild ``table`` so that the list of words that ends in ``last`` goes on with ``added``."""
    master = "SELECT sql FROM sqlite_master WHERE type = ? AND tbl_name = ? AND sql IS NOT NULL"
    ((sql,),) = db.execute(master, ("table", table)).fetchall()
    beyond = [each for kind in ("index", "trigger") for (each,) in db.execute(master, (kind, table))]
    if sql.count(last) != 1:
        raise ValueError(table)
    head, _, body = sql.partition("(")
    columns = ", ".join(row[1] for row in db.execute(f"PRAGMA table_info({table})"))
    db.execute(f"{head.replace(table, table + '_widened')}({body.replace(last, f'{last}, {added}')}")
    db.execute(f"INSERT INTO {table}_widened ({columns}) SELECT {columns} FROM {table}")
    db.execute(f"DROP TABLE {table}")
    db.execute(f"ALTER TABLE {table}_widened RENAME TO {table}")
    for each in beyond:
        db.execute(each)
