"""The SQL of leaders and liaison officers: who holds which issue by name, who is in post, and their rows."""

from __future__ import annotations

from collections.abc import Mapping

from core.domain.people import LiaisonState
from core.domain.rows import LeaderRow, LiaisonRow
from core.store.joined_texts import json_list
from core.store.ledger import Ledger
from core.store.people_sources import HELD, LEADER_COUNTS, LIAISON_STATE, VISIT_COUNTS
from core.store.reading import day, first_column, rows
from core.wording import word

_WANTED = "IN (SELECT value FROM json_each(:ids))"


def held_issues(ledger: Ledger, leader_uuid: str) -> list[str]:
    """Return the issues whose 责任领导 names the leader, by code."""
    sql = (
        f"SELECT i.uuid FROM ({HELD}) AS h JOIN issue AS i ON i.uuid = h.issue "
        "WHERE h.leader = :leader ORDER BY i.code, i.uuid"
    )
    return first_column(ledger, sql, _facts() | {"leader": leader_uuid})


def written_names(ledger: Ledger) -> list[str]:
    """Return every name that stands in an issue's 责任领导, each spelling once."""
    found = first_column(ledger, "SELECT DISTINCT leader FROM issue WHERE trim(leader) <> '' ORDER BY leader")
    separators = word("people.separators")
    plain = (str(text).translate({ord(each): "\n" for each in separators}) for text in found)
    return list(dict.fromkeys(name.strip() for text in plain for name in text.split("\n") if name.strip()))


def liaison_rows(ledger: Ledger, facts: Mapping[str, object]) -> list[LiaisonRow]:
    """Return the officers of ``:ids`` as listed."""
    found = rows(
        ledger,
        f"SELECT o.*, u.name AS unit_name, {json_list('o.duties')} AS listed, {LIAISON_STATE} AS stands "
        f"FROM liaison AS o JOIN unit AS u ON u.uuid = o.unit_uuid WHERE o.uuid {_WANTED}",
        facts,
    )
    return [
        LiaisonRow(
            uuid=row["uuid"],
            unit=row["unit_name"],
            liaison=row["name"],
            post=row["post"],
            phone=row["phone"],
            since=day(row["since"]),
            until=day(row["until"]),
            duties=row["listed"],
            liaison_state=LiaisonState(row["stands"]),
            note=row["note"],
        )
        for row in found
    ]


def leader_rows(ledger: Ledger, facts: Mapping[str, object]) -> list[LeaderRow]:
    """Return the leaders of ``:ids`` as listed, with what they hold and their visits of this year."""
    held = {row["owner"]: row for row in rows(ledger, f"SELECT * FROM ({LEADER_COUNTS})", facts)}
    made = {row["owner"]: row for row in rows(ledger, f"SELECT * FROM ({VISIT_COUNTS})", facts)}
    found = rows(
        ledger, f"SELECT *, {json_list('aliases')} AS listed FROM leader WHERE uuid {_WANTED}", facts
    )
    return [
        LeaderRow(
            uuid=row["uuid"],
            leader=row["name"],
            aliases=row["listed"],
            post=row["post"],
            leader_office=row["office"],
            **{key: held[row["uuid"]][key] if row["uuid"] in held else 0 for key in _HELD},
            visits=made[row["uuid"]]["visits"] if row["uuid"] in made else 0,
            last_visit=day(made[row["uuid"]]["last"]) if row["uuid"] in made else None,
            note=row["note"],
        )
        for row in found
    ]


_HELD = ("held", "hard", "closed", "overdue")


def _facts() -> dict[str, object]:
    return {"sep": word("reading.unit_separator")}
