"""Recurring duties, dispatches, holiday tables, and the days on which units signed for what they were handed.

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
_CYCLES = "'weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly'"


def _day(name: str) -> str:
    return f"{name} TEXT NOT NULL CHECK ({name} IS date({name}, '+0 days'))"


def _day_or_none(name: str) -> str:
    return f"{name} TEXT CHECK ({name} IS date({name}, '+0 days'))"


def _list(name: str) -> str:
    return f"{name} TEXT NOT NULL CHECK ({name} GLOB '[[]*]')"


_DUTY = f"""CREATE TABLE recurring_duty ({_RECORD},
    code TEXT NOT NULL,
    text TEXT NOT NULL,
    rule TEXT NOT NULL,
    cycle TEXT NOT NULL CHECK (cycle IN ({_CYCLES})),
    month INTEGER NOT NULL CHECK (month >= 0),
    day INTEGER NOT NULL CHECK (day >= 0),
    {_day("first_day")},
    {_day_or_none("last_day")},
    {_list("unit_uuids")},
    person TEXT NOT NULL,
    track TEXT NOT NULL,
    issue_uuid TEXT REFERENCES issue(uuid) ON DELETE RESTRICT,
    measure_uuid TEXT REFERENCES measure(uuid) ON DELETE RESTRICT,
    note TEXT NOT NULL
) STRICT"""

_OCCURRENCE = f"""CREATE TABLE occurrence ({_RECORD},
    duty_uuid TEXT NOT NULL REFERENCES recurring_duty(uuid) ON DELETE RESTRICT,
    period TEXT NOT NULL CHECK (period <> ''),
    state TEXT NOT NULL CHECK (state IN ('done', 'excused')),
    {_day("settled_on")},
    settled_by TEXT NOT NULL,
    note TEXT NOT NULL,
    proof TEXT NOT NULL,
    UNIQUE (duty_uuid, period)
) STRICT"""

_DISPATCH = f"""CREATE TABLE dispatch ({_RECORD},
    code TEXT NOT NULL,
    {_day("held_on")},
    level TEXT NOT NULL CHECK (level IN ('upper', 'lower')),
    way TEXT NOT NULL CHECK (way IN ('one_to_one', 'face_to_face', 'meeting', 'in_writing', 'phone')),
    track TEXT NOT NULL,
    {_list("unit_uuids")},
    person TEXT NOT NULL,
    points TEXT NOT NULL,
    asked TEXT NOT NULL,
    {_day_or_none("next_on")},
    {_list("issue_uuids")},
    {_list("measure_uuids")}
) STRICT"""

_RULE = f"""CREATE TABLE dispatch_rule ({_RECORD},
    track TEXT NOT NULL UNIQUE CHECK (track <> ''),
    upper TEXT CHECK (upper IN ({_CYCLES})),
    lower TEXT CHECK (lower IN ({_CYCLES})),
    {_day("since")}
) STRICT"""

_YEAR = f"""CREATE TABLE holiday_year ({_RECORD},
    year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 1949 AND 9999),
    {_list("holidays")},
    {_list("workdays")},
    source TEXT NOT NULL
) STRICT"""

_SIGNED = ("sign_due", "signed_on")


def migrate(database: Database) -> None:
    """Create the five tables, their indexes, and the days of signing on letters and units' parts."""
    for table in (_DUTY, _OCCURRENCE, _DISPATCH, _RULE, _YEAR):
        database.execute(table)
    for owner in ("issue_uuid", "measure_uuid"):
        linked = f"recurring_duty({owner}) WHERE {owner} IS NOT NULL"
        database.execute(f"CREATE INDEX recurring_duty_{owner} ON {linked}")
    for table in ("letter", "unit_share"):
        for name in ("handed_on", *_SIGNED) if table == "unit_share" else _SIGNED:
            database.execute(f"ALTER TABLE {table} ADD COLUMN {_day_or_none(name)}")
        database.execute(f"ALTER TABLE {table} ADD COLUMN signed_by TEXT NOT NULL DEFAULT ''")
    handed = "unit_share(handed_on) WHERE handed_on IS NOT NULL"
    database.execute(f"CREATE INDEX unit_share_handed_on ON {handed}")
