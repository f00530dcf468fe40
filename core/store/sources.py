"""What each list reads: tables, joins and the SQL expression behind every column key of ``listing``.

Everything here is fixed text; what a person typed only ever travels as a bound parameter. The parameters
``:today``, ``:soon`` (last day of the reminder span) and ``:sep`` are always given (``reading.day_facts``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from core.domain.inspection import InspectionKind
from core.domain.issue import IssueOrigin, IssueStatus
from core.domain.letter import LetterKind, LetterState
from core.domain.listing import ColumnKind, ListKind, Punctuality, Timeliness
from core.domain.measure import MeasureStatus
from core.schedule.timeliness import ISSUE_DONE, MEASURE_DONE


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Texts in another table: ``key IN (SELECT owner FROM origin WHERE …)``, evaluated once a query."""

    key: str
    owner: str
    origin: str
    texts: tuple[str, ...]
    only: str = "TRUE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One list in SQL.

    ``columns`` maps a column key to its expression and the names of the joins it needs; ``joins`` stand in
    the order they must be written. ``texts`` and ``elsewhere`` are what typed words are looked for in.
    ``order`` is the order without a wish and the tie-break behind every wish.
    """

    origin: str
    uuid: str
    joins: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]]
    ranks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    texts: tuple[str, ...]
    text_joins: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    owners: tuple[str, ...] = ()
    """For lists with a units column: the ``unit_share`` columns, the nearest first."""
    members: Mapping[str, str] = field(default_factory=dict)
    """Column key of several texts → the stored JSON list."""
    order: tuple[tuple[str, bool], ...]
    kinds: Mapping[str, ColumnKind] = field(default_factory=dict)
    """The kinds of columns that ``listing`` does not know: those of the office's own fields."""


def _quoted(values: frozenset[IssueStatus] | frozenset[MeasureStatus]) -> str:
    return ", ".join(f"'{value}'" for value in sorted(values))


def _by_day(alias: str) -> str:
    due = f"{alias}.deadline_due"
    return (
        f"WHEN {due} < :today THEN 'overdue' WHEN {due} <= :soon THEN 'due_soon' "
        f"WHEN {due} IS NOT NULL THEN 'in_time' WHEN {alias}.deadline_standing THEN 'standing' ELSE 'undated'"
    )


ISSUE_IS_DONE = f"i.status IN ({_quoted(ISSUE_DONE)})"
MEASURE_IS_DONE = f"m.status IN ({_quoted(MEASURE_DONE)})"
INHERITS = "(m.deadline_raw = '' AND m.deadline_kind = 'unset')"
ISSUE_TIMELINESS = (
    f"CASE WHEN {ISSUE_IS_DONE} THEN 'done' WHEN i.status = 'standing' THEN 'standing' {_by_day('i')} END"
)
MEASURE_TIMELINESS = (
    f"CASE WHEN {MEASURE_IS_DONE} OR {ISSUE_IS_DONE} THEN 'done' "
    f"WHEN NOT {INHERITS} THEN CASE {_by_day('m')} END ELSE {ISSUE_TIMELINESS} END"
)
"""These two mirror ``core.schedule.timeliness``; a property test holds them together."""

FINISHED_JOIN = (
    "LEFT JOIN (SELECT v.issue_uuid AS owner, v.round AS in_round, max(v.moved_on) AS day "
    f"FROM status_move AS v WHERE v.to_status IN ({_quoted(ISSUE_DONE)}) "
    f"AND v.from_status NOT IN ({_quoted(ISSUE_DONE)}) "
    "GROUP BY 1, 2) AS fd ON fd.owner = i.uuid AND fd.in_round = i.round"
)
ISSUE_FINISHED = f"CASE WHEN {ISSUE_IS_DONE} THEN fd.day END"
"""The day an issue last became done in its present round, where it still is done."""
ISSUE_PUNCTUALITY = (
    f"CASE WHEN i.deadline_due IS NULL OR i.status = 'standing' THEN 'not_judged' "
    f"WHEN {ISSUE_IS_DONE} THEN CASE WHEN fd.day IS NULL THEN 'unknown' "
    "WHEN fd.day <= i.deadline_due THEN 'on_time' ELSE 'late' END "
    "WHEN i.deadline_due < :today THEN 'missed' ELSE 'not_judged' END"
)
ISSUE_BEGUN = (
    "coalesce(i.deadline_start, "
    "CASE WHEN b.as_of IS NOT NULL OR substr(b.anchor, 6) <> '01-01' THEN b.anchor END)"
)
"""1 January stands for a feedback of which only the year is known: nothing is counted from it."""

MEASURE_DUE = f"CASE WHEN {INHERITS} THEN i.deadline_due ELSE m.deadline_due END"
MEASURE_RAW = f"CASE WHEN {INHERITS} THEN i.deadline_raw ELSE m.deadline_raw END"


def joined_names(owner: str, key: str) -> str:
    """Return the expression for the unit names of record ``key`` in written order, NULL when it has none."""
    return (
        "(SELECT group_concat(name, :sep) FROM (SELECT u.name FROM unit_share AS s "
        f"JOIN unit AS u ON u.uuid = s.unit_uuid WHERE s.{owner} = {key} "
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


def own_texts(column: str) -> str:
    """Return the expression for the texts of an office's own fields, without what they are kept under."""
    texts = f"SELECT group_concat(json_extract(value, '$[1]'), :sep) FROM json_each({column})"
    return f"(CASE {column} WHEN '[]' THEN '' ELSE ({texts}) END)"


def _units_of(owner: str, key: str) -> Elsewhere:
    return Elsewhere(key, f"s.{owner}", f"{UNITS_FIRST}", ("u.name", "u.aliases"), f"+s.{owner} IS NOT NULL")


def _values(kind: type[StrEnum]) -> tuple[str, ...]:
    return tuple(member.value for member in kind)


BY_URGENCY = tuple(
    moment.value
    for moment in (
        Timeliness.OVERDUE,
        Timeliness.DUE_SOON,
        Timeliness.IN_TIME,
        Timeliness.STANDING,
        Timeliness.UNDATED,
        Timeliness.DONE,
    )
)

HAS_OWN_UNITS = "m.uuid IN (SELECT measure_uuid FROM unit_share WHERE measure_uuid IS NOT NULL)"

_MEASURE_COUNTS = (
    "LEFT JOIN (SELECT m.issue_uuid AS owner, count(*) AS measures, "
    f"sum({MEASURE_IS_DONE}) AS done FROM measure AS m GROUP BY m.issue_uuid) AS mc ON mc.owner = i.uuid"
)

_BATCH_JOIN = "LEFT JOIN batch AS b ON b.uuid = i.batch_uuid"

_ISSUES = Source(
    origin="issue AS i",
    uuid="i.uuid",
    joins={
        "counts": _MEASURE_COUNTS,
        "note": f"LEFT JOIN {newest_note('issue_uuid', 'measure_uuid IS NULL')} AS pn ON pn.owner = i.uuid",
        "batch": _BATCH_JOIN,
        "finished": FINISHED_JOIN,
    },
    columns={
        "code": ("i.code",),
        "area": ("i.area",),
        "sequence": ("i.sequence",),
        "text": ("i.text",),
        "units": (f"coalesce({joined_names('issue_uuid', 'i.uuid')}, '')",),
        "leader": ("i.leader",),
        "deadline_raw": ("i.deadline_raw",),
        "deadline_due": ("i.deadline_due",),
        "timeliness": (ISSUE_TIMELINESS,),
        "status": ("i.status",),
        "measures": ("coalesce(mc.measures, 0)", "counts"),
        "measures_done": ("coalesce(mc.done, 0)", "counts"),
        "progress": ("coalesce(pn.text, i.progress)", "note"),
        "batch": ("coalesce(b.name, '')", "batch"),
        "note": ("i.note",),
        "track": ("i.track",),
        "origin": ("i.origin",),
        "tags": (json_list("i.tags"),),
        "begun_on": (ISSUE_BEGUN, "batch"),
        "finished_on": (ISSUE_FINISHED, "finished"),
        "punctuality": (ISSUE_PUNCTUALITY, "finished"),
    },
    members={"tags": "i.tags"},
    ranks={
        "status": _values(IssueStatus),
        "timeliness": BY_URGENCY,
        "origin": _values(IssueOrigin),
        "punctuality": _values(Punctuality),
    },
    texts=(
        "i.text",
        "i.code",
        "i.area",
        "i.sequence",
        "i.leader",
        "i.person",
        "i.deadline_raw",
        "i.progress",
        "i.note",
        "i.cause",
        "i.goal",
        "i.criteria",
        "i.tags",
        "coalesce(b.name, '')",
        own_texts("i.custom"),
    ),
    text_joins=("batch",),
    elsewhere=(
        Elsewhere("i.uuid", "m.issue_uuid", "measure AS m", ("m.text",)),
        Elsewhere("i.uuid", "issue_uuid", "progress_note", ("text",), "measure_uuid IS NULL"),
        _units_of("issue_uuid", "i.uuid"),
    ),
    owners=("issue_uuid",),
    order=(("code", False),),
)

MEASURE_UNITS = (
    f"coalesce({joined_names('measure_uuid', 'm.uuid')}, {joined_names('issue_uuid', 'm.issue_uuid')}, '')"
)

_MEASURES = Source(
    origin="measure AS m",
    uuid="m.uuid",
    joins={
        "issue": "JOIN issue AS i ON i.uuid = m.issue_uuid",
        "note": f"LEFT JOIN {newest_note('measure_uuid')} AS pn ON pn.owner = m.uuid",
        "batch": _BATCH_JOIN,
    },
    columns={
        "issue_code": ("i.code", "issue"),
        "position": ("m.position",),
        "text": ("m.text",),
        "issue_text": ("i.text", "issue"),
        "units": (MEASURE_UNITS,),
        "deadline_raw": (MEASURE_RAW, "issue"),
        "deadline_due": (MEASURE_DUE, "issue"),
        "timeliness": (MEASURE_TIMELINESS, "issue"),
        "status": ("m.status",),
        "progress": ("coalesce(pn.text, m.result)", "note"),
        "area": ("i.area", "issue"),
        "track": ("i.track", "issue"),
        "batch": ("coalesce(b.name, '')", "issue", "batch"),
        "origin": ("i.origin", "issue"),
        "tags": (json_list("i.tags"), "issue"),
    },
    members={"tags": "i.tags"},
    ranks={
        "status": _values(MeasureStatus),
        "timeliness": BY_URGENCY,
        "origin": _values(IssueOrigin),
    },
    texts=(
        "m.text",
        "m.leader",
        "m.person",
        "m.deadline_raw",
        "m.criteria",
        "m.result",
        "m.note",
        own_texts("m.custom"),
    ),
    elsewhere=(
        Elsewhere("m.issue_uuid", "i.uuid", "issue AS i", ("i.code", "i.text", "i.area")),
        Elsewhere(
            "m.uuid",
            "m.uuid",
            "issue AS i JOIN measure AS m ON m.issue_uuid = i.uuid",
            ("i.deadline_raw",),
            INHERITS,
        ),
        Elsewhere("m.uuid", "measure_uuid", "progress_note", ("text",), "measure_uuid IS NOT NULL"),
        _units_of("measure_uuid", "m.uuid"),
        Elsewhere(
            "m.uuid",
            "m.uuid",
            f"{UNITS_FIRST} JOIN measure AS m ON m.issue_uuid = s.issue_uuid",
            ("u.name", "u.aliases"),
            f"NOT {HAS_OWN_UNITS}",
        ),
    ),
    owners=("measure_uuid", "issue_uuid"),
    order=(("issue_code", False), ("position", False)),
)

_INSPECTIONS = Source(
    origin="inspection_record AS x",
    uuid="x.uuid",
    joins={
        "counts": (
            "LEFT JOIN (SELECT inspection_uuid AS owner, count(*) AS problems, count(issue_uuid) AS raised "
            "FROM problem GROUP BY inspection_uuid) AS pc ON pc.owner = x.uuid"
        ),
    },
    columns={
        "code": ("x.code",),
        "started_on": ("x.started_on",),
        "kind": ("x.kind",),
        "title": ("x.title",),
        "units": (f"coalesce({joined_names('inspection_uuid', 'x.uuid')}, '')",),
        "people": (json_list("x.people"),),
        "problems": ("coalesce(pc.problems, 0)", "counts"),
        "problems_raised": ("coalesce(pc.raised, 0)", "counts"),
    },
    ranks={"kind": _values(InspectionKind)},
    texts=(
        "x.title",
        "x.code",
        "x.basis",
        "x.points",
        "x.people",
        "x.conclusion",
        "x.note",
        own_texts("x.custom"),
    ),
    elsewhere=(
        Elsewhere("x.uuid", "inspection_uuid", "problem", ("text", "place", "requirement")),
        _units_of("inspection_uuid", "x.uuid"),
    ),
    owners=("inspection_uuid",),
    order=(("started_on", True), ("code", True)),
)

_LETTERS = Source(
    origin="letter AS l",
    uuid="l.uuid",
    columns={
        "document_number": ("l.document_number",),
        "kind": ("l.kind",),
        "title": ("l.title",),
        "addressee": ("l.addressee",),
        "dated_on": ("l.dated_on",),
        "reply_due": ("l.reply_due",),
        "state": ("l.state",),
        "void_reason": ("l.void_reason",),
    },
    ranks={"kind": _values(LetterKind), "state": _values(LetterState)},
    texts=("l.document_number", "l.title", "l.addressee", "l.void_reason"),
    elsewhere=(
        Elsewhere(
            "l.uuid",
            "t.letter_uuid",
            "letter_item AS t JOIN issue AS i ON i.uuid = t.issue_uuid",
            ("i.code",),
        ),
    ),
    order=(("dated_on", True), ("document_number", True)),
)

_SUBMISSIONS = Source(
    origin="submission AS p",
    uuid="p.uuid",
    columns={
        "period": ("p.period",),
        "sequence": ("p.sequence",),
        "sealed_on": ("p.sealed_on",),
        "target_name": ("p.target_name",),
        "nil": ("p.nil",),
        "issues": ("p.issues",),
        "measures": ("p.measures",),
        "file_name": ("p.file_name",),
    },
    texts=("p.period", "p.target_name", "p.target_code", "p.file_name"),
    order=(("sealed_on", True), ("sequence", True)),
)

UNIT_PARTS = f"""
SELECT s.unit_uuid AS unit, i.uuid AS issue, {ISSUE_TIMELINESS} = 'overdue' AS late
FROM unit_share AS s JOIN issue AS i ON i.uuid = s.issue_uuid
UNION ALL
SELECT s.unit_uuid, i.uuid, {MEASURE_TIMELINESS} = 'overdue' FROM unit_share AS s
JOIN measure AS m ON m.uuid = s.measure_uuid JOIN issue AS i ON i.uuid = m.issue_uuid
UNION ALL
SELECT s.unit_uuid, i.uuid, {MEASURE_TIMELINESS} = 'overdue' FROM measure AS m
JOIN issue AS i ON i.uuid = m.issue_uuid JOIN unit_share AS s ON s.issue_uuid = i.uuid
WHERE NOT {HAS_OWN_UNITS}
"""
"""(unit, issue, late): every issue a unit has a part in, late when the unit's own share of it is late."""

UNIT_COUNTS = (
    "SELECT unit AS owner, count(DISTINCT issue) AS issues, "
    f"count(DISTINCT CASE WHEN late THEN issue END) AS overdue FROM ({UNIT_PARTS}) GROUP BY unit"
)
"""(owner, issues, overdue) of every unit that has a part in any issue."""

_UNITS = Source(
    origin="unit AS u",
    uuid="u.uuid",
    joins={"counts": f"LEFT JOIN ({UNIT_COUNTS}) AS uc ON uc.owner = u.uuid"},
    columns={
        "name": ("u.name",),
        "aliases": (json_list("u.aliases"),),
        "liaison": ("u.liaison",),
        "phone": ("u.phone",),
        "issues": ("coalesce(uc.issues, 0)", "counts"),
        "overdue": ("coalesce(uc.overdue, 0)", "counts"),
    },
    texts=("u.name", "u.aliases", "u.code", "u.liaison", "u.phone", "u.note"),
    order=(("name", False),),
)

SOURCES: dict[ListKind, Source] = {
    ListKind.ISSUES: _ISSUES,
    ListKind.MEASURES: _MEASURES,
    ListKind.INSPECTIONS: _INSPECTIONS,
    ListKind.LETTERS: _LETTERS,
    ListKind.SUBMISSIONS: _SUBMISSIONS,
    ListKind.UNITS: _UNITS,
}
