"""Cells for statistics: one GROUP BY over the very expressions that the lists are filtered by."""

from __future__ import annotations

from datetime import date
from sqlite3 import Row

from core.domain.listing import Filter, ListKind, ListQuery, Punctuality, Timeliness
from core.statistics.figures import Cell, Dimension
from core.store.conditions import Statement, scoped
from core.store.ledger import Ledger
from core.store.own_fields import source_of
from core.store.reading import day_facts, rows, soon_days

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


def _each_unit_once(alias: str, owner: str, record: str) -> str:
    """Return a join to the shares of ``record``, the first of each unit; both look-ups use indexes.

    A sub-select with DISTINCT would be read whole for every record: SQLite plans no index for it. The + keeps
    it off the index of the unit, under which stand a few thousand records instead of one.
    """
    return (
        f"LEFT JOIN unit_share AS {alias} ON {alias}.{owner} = {record} AND NOT EXISTS (SELECT 1 "
        f"FROM unit_share AS e WHERE e.{owner} = {record} AND +e.unit_uuid = {alias}.unit_uuid "
        f"AND e.rowid < {alias}.rowid)"
    )


_UNITS_OF_ISSUE = (
    f"{_each_unit_once('s', 'issue_uuid', 'i.uuid')} "
    "LEFT JOIN (SELECT uuid, name AS value FROM unit) AS d ON d.uuid = s.unit_uuid"
)
_UNITS_OF_MEASURE = (
    f"{_each_unit_once('o', 'measure_uuid', 'm.uuid')} "
    f"{_each_unit_once('s', 'issue_uuid', 'm.issue_uuid')} AND o.rowid IS NULL "
    "LEFT JOIN (SELECT uuid, name AS value FROM unit) AS d ON d.uuid = coalesce(o.unit_uuid, s.unit_uuid)"
)
_TAGS = (
    "LEFT JOIN (SELECT DISTINCT g.uuid AS owner, t.value AS value "
    "FROM issue AS g, json_each(g.tags) AS t WHERE g.tags <> '[]') AS d ON d.owner = i.uuid"
)
_SPLIT = {
    (ListKind.ISSUES, Dimension.UNIT): _UNITS_OF_ISSUE,
    (ListKind.MEASURES, Dimension.UNIT): _UNITS_OF_MEASURE,
    (ListKind.ISSUES, Dimension.TAG): _TAGS,
    (ListKind.MEASURES, Dimension.TAG): _TAGS,
}


def single_cells(ledger: Ledger, kind: ListKind, today: date, scope: tuple[Filter, ...] = ()) -> list[Cell]:
    """Return cells that know the dimensions in ``SINGLE``; every record of ``scope`` is in exactly one."""
    statement = scoped(ListQuery(kind=kind, today=today, filters=scope), source_of(ledger, kind))
    values = {dimension: f"coalesce({statement.expression(dimension.value)}, '')" for dimension in SINGLE}
    return _cells(ledger, statement, kind, values, "", today)


def split_cells(
    ledger: Ledger, kind: ListKind, dimension: Dimension, today: date, scope: tuple[Filter, ...] = ()
) -> list[Cell]:
    """Return cells of one dimension, in which a record may have several values; "" is none at all."""
    statement = scoped(ListQuery(kind=kind, today=today, filters=scope), source_of(ledger, kind))
    statement.expression("timeliness")
    join = _SPLIT.get((kind, dimension), "")
    value = "d.value" if join else statement.expression(dimension.value)
    return _cells(ledger, statement, kind, {dimension: f"coalesce({value}, '')"}, join, today)


def _cells(
    ledger: Ledger,
    statement: Statement,
    kind: ListKind,
    values: dict[Dimension, str],
    join: str,
    today: date,
) -> list[Cell]:
    statement.expression("timeliness")
    names = {dimension: f"v{place}" for place, dimension in enumerate(values)}
    parts = [f"{expression} AS {names[dimension]}" for dimension, expression in values.items()]
    parts += [f"{text} AS {name}" for name, text in _standing(statement, kind).items()]
    inner = statement.sql(", ".join(parts), _AS_IT_STANDS, join)
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
