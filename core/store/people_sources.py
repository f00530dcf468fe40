"""What the lists of units, liaisons and leaders read, and how the load on each of them is counted."""

from __future__ import annotations

from core.domain.people import LiaisonState
from core.store.joined_texts import BEARS, json_list, values
from core.store.judging import HAS_OWN_BEARERS, ISSUE_IS_DONE, ISSUE_TIMELINESS, MEASURE_TIMELINESS
from core.store.source import Elsewhere, Source

UNIT_PARTS = f"""
SELECT s.unit_uuid AS unit, i.uuid AS issue, {BEARS} AS bears, {ISSUE_TIMELINESS} = 'overdue' AS late
FROM unit_share AS s JOIN issue AS i ON i.uuid = s.issue_uuid
UNION ALL
SELECT s.unit_uuid, i.uuid, {BEARS}, {MEASURE_TIMELINESS} = 'overdue' FROM unit_share AS s
JOIN measure AS m ON m.uuid = s.measure_uuid JOIN issue AS i ON i.uuid = m.issue_uuid
UNION ALL
SELECT s.unit_uuid, i.uuid, {BEARS}, {MEASURE_TIMELINESS} = 'overdue' FROM measure AS m
JOIN issue AS i ON i.uuid = m.issue_uuid JOIN unit_share AS s ON s.issue_uuid = i.uuid
WHERE NOT {HAS_OWN_BEARERS}
"""
"""(unit, issue, bears, late): every part a unit has, and whether it answers for it and that part is late."""

UNIT_COUNTS = (
    "SELECT unit AS owner, count(DISTINCT CASE WHEN bears THEN issue END) AS issues, "
    "count(DISTINCT issue) - count(DISTINCT CASE WHEN bears THEN issue END) AS supporting, "
    f"count(DISTINCT CASE WHEN bears AND late THEN issue END) AS overdue FROM ({UNIT_PARTS}) GROUP BY unit"
)
"""(owner, issues, supporting, overdue): what a unit answers for, in what else it has a part (配合, 督导)."""

UNITS = Source(
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
        "supporting": ("coalesce(uc.supporting, 0)", "counts"),
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

LIAISONS = Source(
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
    ranks={"liaison_state": values(LiaisonState)},
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

LEADERS = Source(
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
