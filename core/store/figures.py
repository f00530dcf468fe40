"""Cells for statistics: one GROUP BY over the very expressions that the lists are filtered by.

Each reading is one walk over narrow indexes (decision 0055); tests hold every number against its rows.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from sqlite3 import Row

from core.domain.listing import Filter, ListKind, ListQuery, Punctuality, Timeliness
from core.statistics.figures import Cell, Dimension
from core.store.conditions import Statement, scoped
from core.store.joined_texts import BEARS
from core.store.ledger import Ledger
from core.store.list_halves import ISSUE_FIRST
from core.store.own_fields import source_of
from core.store.reading import day_facts, first_column, rows, soon_days
from core.store.second_reader import HALVES, is_large, side_by_side

SINGLE = (
    Dimension.AREA,
    Dimension.TRACK,
    Dimension.STATUS,
    Dimension.DEADLINE_KIND,
    Dimension.BATCH,
    Dimension.ORIGIN,
)
"""Dimensions with few values, one a record: counted together. The others are counted one by one: a record
may have several units and tags, and the words of a deadline are too many to meet the rest."""

_TAGGED = (
    "(SELECT DISTINCT g.uuid AS owner, t.value AS tag FROM issue AS g, json_each(g.tags) AS t "
    "WHERE g.tags <> '[]') AS f CROSS JOIN issue AS i ON i.uuid = f.owner"
)


def count_measures(ledger: Ledger) -> int:
    """Return how many measures there are, which says how large a ledger is."""
    return int(first_column(ledger, "SELECT count(*) FROM measure")[0])


def whole_cells(ledger: Ledger, kind: ListKind, today: date, scope: tuple[Filter, ...] = ()) -> list[Cell]:
    """Return cells that know no dimension; every record of ``scope`` is in exactly one."""
    return _cells(ledger, _judged(ledger, kind, today, scope), kind, {}, today)


def single_cells(ledger: Ledger, kind: ListKind, today: date, scope: tuple[Filter, ...] = ()) -> list[Cell]:
    """Return cells that know the dimensions in ``SINGLE``; every record of ``scope`` is in exactly one."""
    statement = _judged(ledger, kind, today, scope)
    values = {dimension: f"coalesce({statement.expression(dimension.value)}, '')" for dimension in SINGLE}
    return _cells(ledger, statement, kind, values, today)


def deadline_cells(ledger: Ledger, kind: ListKind, today: date, scope: tuple[Filter, ...] = ()) -> list[Cell]:
    """Return cells by the words of the deadline; every record of ``scope`` is in exactly one."""
    statement = _judged(ledger, kind, today, scope)
    value = statement.expression(Dimension.DEADLINE.value)
    return _cells(ledger, statement, kind, {Dimension.DEADLINE: f"coalesce({value}, '')"}, today)


def tag_cells(ledger: Ledger, kind: ListKind, today: date, scope: tuple[Filter, ...] = ()) -> list[Cell]:
    """Return cells by tag: a record is in one cell for each tag of its issue, "" is none at all."""
    untagged = _judged(ledger, kind, today, scope)
    untagged.conditions.append("i.tags = '[]'")
    found = _cells(ledger, untagged, kind, {Dimension.TAG: "''"}, today)
    measures = " CROSS JOIN measure AS m ON m.issue_uuid = i.uuid" if kind is ListKind.MEASURES else ""
    tagged = _judged(ledger, kind, today, scope, _TAGGED + measures)
    return found + _cells(ledger, tagged, kind, {Dimension.TAG: "f.tag"}, today)


def first_unit_cells(
    ledger: Ledger, kind: ListKind, today: date, scope: tuple[Filter, ...] = ()
) -> list[Cell]:
    """Return cells by the first unit that bears each record, "" for none; every record is in exactly one."""
    statement = _judged(ledger, kind, today, scope)
    first = (_first_unit("measure_uuid", "m.uuid"),) if kind is ListKind.MEASURES else ()
    value = f"coalesce({', '.join((*first, _first_unit('issue_uuid', 'i.uuid')))}, '')"
    return _named(ledger, _cells(ledger, statement, kind, {Dimension.UNIT: value}, today))


def further_unit_cells(
    ledger: Ledger, kind: ListKind, today: date, scope: tuple[Filter, ...] = ()
) -> list[Cell]:
    """Return cells by every unit but the first of those records that have several: they count there too."""

    def read(reader: Ledger, origins: tuple[str, ...]) -> list[Cell]:
        judged = (_judged(reader, kind, today, scope, origin) for origin in origins)
        each = (_walked(reader, statement, kind, {Dimension.UNIT: "f.unit"}, today) for statement in judged)
        return [cell for cells in each for cell in cells]

    first, *others = _FURTHER[kind]
    if not others:
        return _named(ledger, read(ledger, (first,)))
    found = side_by_side(ledger, lambda own: read(own, (first,)), lambda other: read(other, tuple(others)))
    return _named(ledger, found[0] + found[1])


def _first_unit(owner: str, record: str) -> str:
    return (
        f"(SELECT s.unit_uuid FROM unit_share AS s WHERE s.{owner} = {record} AND {BEARS} "
        "ORDER BY s.unit_uuid LIMIT 1)"
    )


def _further(owner: str) -> str:
    """Return the units of each ``owner`` that are not its first; both steps walk one index in its order."""
    several = (
        f"SELECT s.{owner} AS owner, min(s.unit_uuid) AS first FROM unit_share AS s "
        f"WHERE s.{owner} IS NOT NULL AND {BEARS} GROUP BY 1 HAVING min(s.unit_uuid) < max(s.unit_uuid)"
    )
    return (
        f"(SELECT DISTINCT o.owner, s.unit_uuid AS unit FROM ({several}) AS o "
        f"CROSS JOIN unit_share AS s ON s.{owner} = o.owner AND s.unit_uuid > o.first AND {BEARS}) AS f"
    )


_OVER_ISSUES = f"{_further('issue_uuid')} CROSS JOIN issue AS i ON i.uuid = f.owner"
_OVER_MEASURES = (
    f"{_further('measure_uuid')} CROSS JOIN measure AS m ON m.uuid = f.owner "
    "CROSS JOIN issue AS i ON i.uuid = m.issue_uuid"
)
_OVER_INHERITED = (
    f"{_OVER_ISSUES} CROSS JOIN measure AS m ON m.issue_uuid = i.uuid "
    f"AND NOT EXISTS (SELECT 1 FROM unit_share AS s WHERE s.measure_uuid = m.uuid AND {BEARS})"
)
_FURTHER = {
    ListKind.ISSUES: (_OVER_ISSUES,),
    ListKind.MEASURES: (_OVER_MEASURES, _OVER_INHERITED),
}


def _named(ledger: Ledger, cells: list[Cell]) -> list[Cell]:
    """Return cells of units under their names."""
    names = {row["uuid"]: row["name"] for row in rows(ledger, "SELECT uuid, name FROM unit")}
    return [
        replace(cell, values={Dimension.UNIT: names.get(cell.values[Dimension.UNIT], "")}) for cell in cells
    ]


def _judged(
    ledger: Ledger, kind: ListKind, today: date, scope: tuple[Filter, ...], origin: str = ""
) -> Statement:
    """Return a statement over the records of ``scope``; measures are reached from their issues."""
    plain = source_of(ledger, kind)
    if kind is ListKind.MEASURES:
        plain = replace(plain, origin=ISSUE_FIRST, joins={**plain.joins, "issue": ""})
    source = replace(plain, origin=origin) if origin else plain
    return scoped(ListQuery(kind=kind, today=today, filters=scope), source)


def _cells(
    ledger: Ledger,
    statement: Statement,
    kind: ListKind,
    values: dict[Dimension, str],
    today: date,
) -> list[Cell]:
    """Return the cells of ``statement``; of a large ledger those of two halves, which add up to the same."""
    if not is_large(ledger):
        return _walked(ledger, statement, kind, values, today)
    lower, upper = (
        replace(statement, conditions=[*statement.conditions, half], joined=set(statement.joined))
        for half in HALVES
    )
    found = side_by_side(
        ledger,
        lambda own: _walked(own, lower, kind, values, today),
        lambda other: _walked(other, upper, kind, values, today),
    )
    return found[0] + found[1]


def _walked(
    ledger: Ledger,
    statement: Statement,
    kind: ListKind,
    values: dict[Dimension, str],
    today: date,
) -> list[Cell]:
    statement.expression("timeliness")
    names = {dimension: f"v{place}" for place, dimension in enumerate(values)}
    parts = [f"{expression} AS {names[dimension]}" for dimension, expression in values.items()]
    parts += [f"{text} AS {name}" for name, text in _standing(statement, kind).items()]
    inner = statement.sql(", ".join(parts), _AS_IT_STANDS)
    keys = ", ".join((*names.values(), "moment", "judged", "closed"))
    sql = (
        f"SELECT {keys}, count(*) AS n, sum(moment <> 'done' AND begun IS NOT NULL) AS dated_open, "
        f"{_days('begun')} FILTER (WHERE moment <> 'done') AS days_open, "
        f"{_days('due')} FILTER (WHERE moment = 'overdue') AS days_late, "
        "count(*) FILTER (WHERE begun IS NOT NULL AND finished IS NOT NULL) AS timed, "
        "sum(max(julianday(finished) - julianday(begun), 0)) AS days_taken "
        f"FROM ({inner}) GROUP BY {keys}"
    )
    facts = statement.facts | day_facts(today, soon_days(ledger))
    return [_cell(row, names) for row in rows(ledger, sql, facts)]


_AS_IT_STANDS = "LIMIT -1"
"""Keeps SQLite from merging the inner statement into the outer one, where it would judge every record again
at each mention of its standing."""


def _days(since: str) -> str:
    return f"sum(julianday(:today) - julianday({since}))"


def _standing(statement: Statement, kind: ListKind) -> dict[str, str]:
    issues = kind is ListKind.ISSUES
    return {
        "moment": statement.expression("timeliness"),
        "due": statement.expression("next_due"),
        "judged": statement.expression("punctuality"),
        "begun": statement.expression("begun_on"),
        "finished": statement.expression("finished_on"),
        "closed": "i.status = 'closed'" if issues else "FALSE",
    }


_MOMENTS = {moment.value: moment for moment in Timeliness}
_JUDGEMENTS = {judged.value: judged for judged in Punctuality}


def _cell(row: Row, names: dict[Dimension, str]) -> Cell:
    return Cell(
        values={dimension: str(row[name]) for dimension, name in names.items()},
        timeliness=_MOMENTS[row["moment"]],
        punctuality=_JUDGEMENTS[row["judged"]],
        closed=bool(row["closed"]),
        count=row["n"],
        dated_open=row["dated_open"],
        days_open=round(row["days_open"] or 0),
        days_late=round(row["days_late"] or 0),
        timed=row["timed"],
        days_taken=round(row["days_taken"] or 0),
    )
