"""SQL expressions that gather what hangs on a record into one text: unit names, newest note, lists."""

from __future__ import annotations

from enum import StrEnum

from core.domain.unit import BEARING
from core.store.source import Elsewhere

NAMED = "s.role <> 'joint'"
"""Whatever part a unit has, save one that inspected together with the office."""
BEARS = "s.role IN ({})".format(", ".join(f"'{role.value}'" for role in BEARING))
"""The unit answers for the record; 配合 and 督导 do not."""


def joined_names(owner: str, key: str, part: str = NAMED) -> str:
    """Return the expression for the unit names of record ``key`` in written order, NULL when it has none.

    ``part`` says which part a unit must have.
    """
    return (
        "(SELECT group_concat(name, :sep) FROM (SELECT u.name FROM unit_share AS s "
        f"JOIN unit AS u ON u.uuid = s.unit_uuid WHERE s.{owner} = {key} AND {part} "
        "GROUP BY s.unit_uuid ORDER BY min(s.position)))"
    )


def newest_note(owner: str, only: str = "TRUE") -> str:
    """Return a sub-select (owner, text): the newest progress note of each record."""
    return (
        f"(SELECT {owner} AS owner, text, max(noted_on || printf('%012d', rowid)) FROM progress_note "
        f"WHERE {owner} IS NOT NULL AND {only} GROUP BY {owner})"
    )


UNITS_FIRST = "unit AS u CROSS JOIN unit_share AS s ON s.unit_uuid = u.uuid"
"""CROSS keeps the order: the few units that match lead to their shares, not all shares to their
units; the + before an owner keeps the planner off the index of that owner for the same reason."""


def json_list(column: str) -> str:
    """Return the expression for a stored list of texts as one text."""
    return f"(SELECT coalesce(group_concat(value, :sep), '') FROM json_each({column}))"


def units_of(owner: str, key: str) -> Elsewhere:
    """Return where the words of a search are found among the names of the units of record ``key``."""
    return Elsewhere(key, f"s.{owner}", f"{UNITS_FIRST}", ("u.name", "u.aliases"), f"+s.{owner} IS NOT NULL")


def values(kind: type[StrEnum]) -> tuple[str, ...]:
    """Return the stored values of ``kind`` in the order of their rank."""
    return tuple(member.value for member in kind)
