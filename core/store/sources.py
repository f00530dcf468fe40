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
from core.domain.listing import ListKind, Punctuality, Timeliness
from core.domain.measure import MeasureStatus
from core.domain.people import LiaisonState
from core.schedule.timeliness import ISSUE_DONE, MEASURE_DONE
from core.store.targets import (
    FIVE_SEEN,
    ISSUE_STAGE,
    MEASURE_STAGE,
    criteria_text,
    earliest,
    milestones_text,
)


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


def _quoted(values: frozenset[IssueStatus] | frozenset[MeasureStatus]) -> str:
    return ", ".join(f"'{value}'" for value in sorted(values))


def _by_day(alias: str, *stages: str) -> str:
    """Return the judgement by the deadline of ``alias`` and the first open day of each of ``stages``."""
    days = (f"{alias}.deadline_due", *stages)
    late, near, dated = (
        " OR ".join(f"{day} {test}" for day in days) for test in ("< :today", "<= :soon", "IS NOT NULL")
    )
    return (
        f"WHEN {late} THEN 'overdue' WHEN {near} THEN 'due_soon' "
        f"WHEN {dated} THEN 'in_time' WHEN {alias}.deadline_standing THEN 'standing' ELSE 'undated'"
    )


ISSUE_IS_DONE = f"i.status IN ({_quoted(ISSUE_DONE)})"
MEASURE_IS_DONE = f"m.status IN ({_quoted(MEASURE_DONE)})"
INHERITS = "(m.deadline_raw = '' AND m.deadline_kind = 'unset')"
_ISSUE_OPEN = "CASE WHEN i.status = 'standing' THEN 'standing' {} END"
ISSUE_TIMELINESS = (
    f"CASE WHEN {ISSUE_IS_DONE} THEN 'done' ELSE {_ISSUE_OPEN.format(_by_day('i', ISSUE_STAGE))} END"
)
MEASURE_TIMELINESS = (
    f"CASE WHEN {MEASURE_IS_DONE} OR {ISSUE_IS_DONE} THEN 'done' "
    f"WHEN NOT {INHERITS} THEN CASE {_by_day('m', MEASURE_STAGE)} END "
    f"ELSE {_ISSUE_OPEN.format(_by_day('i', ISSUE_STAGE, MEASURE_STAGE))} END"
)
"""These two mirror ``core.schedule.timeliness``; a property test holds them together."""


def finished_join(only: str = "TRUE") -> str:
    """Return the join to the day an issue became done in each round; ``only`` narrows the moves ``v``."""
    return (
        "LEFT JOIN (SELECT v.issue_uuid AS owner, v.round AS in_round, max(v.moved_on) AS day "
        f"FROM status_move AS v WHERE {only} AND v.to_status IN ({_quoted(ISSUE_DONE)}) "
        f"AND v.from_status NOT IN ({_quoted(ISSUE_DONE)}) "
        "GROUP BY 1, 2) AS fd ON fd.owner = i.uuid AND fd.in_round = i.round"
    )


FINISHED_JOIN = finished_join()
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

_SIGN_SOON = "date(:today, '+1 day')"
LETTER_SIGNED = (
    "CASE WHEN l.state <> 'dispatched' THEN NULL WHEN l.signed_on IS NOT NULL THEN 'done' "
    "WHEN l.sign_due IS NULL THEN NULL WHEN l.sign_due < :today THEN 'overdue' "
    f"WHEN l.sign_due <= {_SIGN_SOON} THEN 'due_soon' ELSE 'in_time' END"
)
ISSUE_SIGNED = (
    "(SELECT CASE WHEN count(*) = 0 THEN NULL WHEN count(*) = count(s.signed_on) THEN 'done' "
    f"WHEN {ISSUE_IS_DONE} THEN NULL "
    "WHEN min(CASE WHEN s.signed_on IS NULL THEN s.sign_due END) < :today THEN 'overdue' "
    f"WHEN min(CASE WHEN s.signed_on IS NULL THEN s.sign_due END) <= {_SIGN_SOON} THEN 'due_soon' "
    "ELSE 'in_time' END FROM unit_share AS s WHERE s.issue_uuid = i.uuid AND s.handed_on IS NOT NULL)"
)
"""How the first clock stands (``core.schedule.sign_due``): of an issue, that of its slowest unit."""

MEASURE_DUE = f"CASE WHEN {INHERITS} THEN i.deadline_due ELSE m.deadline_due END"
ISSUE_NEXT = earliest("i.deadline_due", ISSUE_STAGE)
MEASURE_NEXT = (
    f"CASE WHEN {INHERITS} THEN {earliest('i.deadline_due', ISSUE_STAGE, MEASURE_STAGE)} "
    f"ELSE {earliest('m.deadline_due', MEASURE_STAGE)} END"
)
"""The day that presses: the deadline, or the first milestone on the way that is not reached."""
MEASURE_RAW = f"CASE WHEN {INHERITS} THEN i.deadline_raw ELSE m.deadline_raw END"


def joined_names(owner: str, key: str) -> str:
    """Return the expression for the unit names of record ``key`` in written order, NULL when it has none."""
    return (
        "(SELECT group_concat(name, :sep) FROM (SELECT u.name FROM unit_share AS s "
        f"JOIN unit AS u ON u.uuid = s.unit_uuid WHERE s.{owner} = {key} AND s.role <> 'joint' "
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


def _units_of(owner: str, key: str) -> Elsewhere:
    return Elsewhere(key, f"s.{owner}", f"{UNITS_FIRST}", ("u.name", "u.aliases"), f"+s.{owner} IS NOT NULL")


def _values(kind: type[StrEnum]) -> tuple[str, ...]:
    return tuple(member.value for member in kind)


ISSUE_CRITERIA = criteria_text("issue_uuid", "i.uuid", "i.criteria")
MEASURE_CRITERIA = criteria_text("measure_uuid", "m.uuid", "m.criteria")
ISSUE_MILESTONES = milestones_text("issue_uuid", "i.uuid")
MEASURE_MILESTONES = milestones_text("measure_uuid", "m.uuid")

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
        "next_due": (ISSUE_NEXT,),
        "criteria": (ISSUE_CRITERIA,),
        "milestones": (ISSUE_MILESTONES,),
        "five_seen": (FIVE_SEEN,),
        "sign_state": (ISSUE_SIGNED,),
    },
    members={"tags": "i.tags"},
    ranks={
        "status": _values(IssueStatus),
        "timeliness": BY_URGENCY,
        "origin": _values(IssueOrigin),
        "punctuality": _values(Punctuality),
        "sign_state": BY_URGENCY,
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
    ),
    text_joins=("batch",),
    elsewhere=(
        Elsewhere("i.uuid", "m.issue_uuid", "measure AS m", ("m.text",)),
        Elsewhere("i.uuid", "issue_uuid", "progress_note", ("text",), "measure_uuid IS NULL"),
        Elsewhere("i.uuid", "issue_uuid", "criterion", ("text", "answer_note")),
        Elsewhere("i.uuid", "issue_uuid", "milestone", ("target",)),
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
        "next_due": (MEASURE_NEXT, "issue"),
        "criteria": (MEASURE_CRITERIA,),
        "milestones": (MEASURE_MILESTONES,),
    },
    members={"tags": "i.tags"},
    ranks={
        "status": _values(MeasureStatus),
        "timeliness": BY_URGENCY,
        "origin": _values(IssueOrigin),
    },
    texts=("m.text", "m.leader", "m.person", "m.deadline_raw", "m.criteria", "m.result", "m.note"),
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
        Elsewhere("m.uuid", "measure_uuid", "criterion", ("text", "answer_note"), "measure_uuid IS NOT NULL"),
        Elsewhere("m.uuid", "measure_uuid", "milestone", ("target",), "measure_uuid IS NOT NULL"),
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
        "plan": "LEFT JOIN plan_item AS pi ON pi.uuid = x.plan_item_uuid",
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
        "theme": ("x.theme",),
        "plan_item": ("coalesce(pi.title, '')", "plan"),
        "files_checked": ("x.files_checked",),
        "delivered_on": ("x.delivered_on",),
    },
    ranks={"kind": _values(InspectionKind)},
    texts=(
        *("x.title", "x.code", "x.basis", "x.points", "x.people", "x.conclusion", "x.note"),
        *("x.theme", "x.scope", "x.leader"),
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
        "sign_state": (LETTER_SIGNED,),
        "sign_due": ("l.sign_due",),
        "signed_on": ("l.signed_on",),
        "signed_by": ("l.signed_by",),
    },
    ranks={"kind": _values(LetterKind), "state": _values(LetterState), "sign_state": BY_URGENCY},
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
        "tags": (json_list("u.tags"),),
    },
    members={"tags": "u.tags"},
    texts=("u.tags", "u.name", "u.aliases", "u.code", "u.liaison", "u.phone", "u.note"),
    order=(("name", False),),
)

LIAISON_STATE = (
    "CASE WHEN o.until < :today THEN 'left' WHEN o.since > :today THEN 'coming' ELSE 'current' END"
)
"""Mirrors ``core.domain.people.liaison_state``."""

_LIAISONS = Source(
    origin="liaison AS o JOIN unit AS u ON u.uuid = o.unit_uuid",
    uuid="o.uuid",
    columns={
        "unit": ("u.name",),
        "liaison": ("o.name",),
        "post": ("o.post",),
        "phone": ("o.phone",),
        "since": ("o.since",),
        "until": ("o.until",),
        "liaison_state": (LIAISON_STATE,),
        "duties": (json_list("o.duties"),),
        "note": ("o.note",),
    },
    ranks={"liaison_state": _values(LiaisonState)},
    texts=("u.name", "u.aliases", "o.name", "o.post", "o.phone", "o.duties", "o.note"),
    order=(("unit", False), ("since", True)),
)

_SPELT = (
    "SELECT uuid AS leader, replace(name, ' ', '') AS name FROM leader UNION "
    "SELECT n.uuid, replace(j.value, ' ', '') FROM leader AS n, json_each(n.aliases) AS j"
)
_APART = (10, 44, 59, 47, 0xFF0C, 0xFF1B)
"""Signs that stand between two names in 责任领导 beside 、: line break, comma, semicolon, stroke."""
_WRITTEN = "replace(i.leader, ' ', '')"
for _sign in _APART:
    _WRITTEN = f"replace({_WRITTEN}, char({_sign}), :sep)"
HELD = (
    f"SELECT DISTINCT n.leader, i.uuid AS issue FROM issue AS i JOIN ({_SPELT}) AS n "
    f"ON instr(:sep || {_WRITTEN} || :sep, :sep || n.name || :sep) > 0 WHERE i.leader <> ''"
)
"""(leader, issue): every issue whose 责任领导 names the leader, by any spelling, as a whole name."""

LEADER_COUNTS = (
    "SELECT h.leader AS owner, count(*) AS held, "
    "sum(EXISTS (SELECT 1 FROM json_each(i.tags) WHERE value = :hard)) AS hard, "
    f"sum({ISSUE_IS_DONE}) AS closed, sum({ISSUE_TIMELINESS} = 'overdue') AS overdue "
    f"FROM ({HELD}) AS h JOIN issue AS i ON i.uuid = h.issue GROUP BY h.leader"
)
VISIT_COUNTS = (
    "SELECT leader_uuid AS owner, sum(substr(dated, 1, 4) = substr(:today, 1, 4)) AS visits, "
    "max(dated) AS last FROM leader_visit WHERE dated <= :today GROUP BY leader_uuid"
)

_LEADERS = Source(
    origin="leader AS n",
    uuid="n.uuid",
    joins={
        "held": f"LEFT JOIN ({LEADER_COUNTS}) AS lc ON lc.owner = n.uuid",
        "visits": f"LEFT JOIN ({VISIT_COUNTS}) AS vc ON vc.owner = n.uuid",
    },
    columns={
        "leader": ("n.name",),
        "aliases": (json_list("n.aliases"),),
        "post": ("n.post",),
        "leader_office": ("n.office",),
        "held": ("coalesce(lc.held, 0)", "held"),
        "hard": ("coalesce(lc.hard, 0)", "held"),
        "closed": ("coalesce(lc.closed, 0)", "held"),
        "overdue": ("coalesce(lc.overdue, 0)", "held"),
        "visits": ("coalesce(vc.visits, 0)", "visits"),
        "last_visit": ("vc.last", "visits"),
        "note": ("n.note",),
    },
    texts=("n.name", "n.aliases", "n.post", "n.office", "n.note"),
    elsewhere=(Elsewhere("n.uuid", "leader_uuid", "leader_visit", ("done", "following")),),
    order=(("leader", False),),
)

SOURCES: dict[ListKind, Source] = {
    ListKind.ISSUES: _ISSUES,
    ListKind.MEASURES: _MEASURES,
    ListKind.INSPECTIONS: _INSPECTIONS,
    ListKind.LETTERS: _LETTERS,
    ListKind.SUBMISSIONS: _SUBMISSIONS,
    ListKind.UNITS: _UNITS,
    ListKind.LIAISONS: _LIAISONS,
    ListKind.LEADERS: _LEADERS,
}
