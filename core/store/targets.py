"""Criteria, milestones and 五见 in SQL: how each stands, and the day by which the next stage presses.

Fixed text over the aliases ``c`` (criterion), ``k`` (milestone), ``i`` (issue) and ``m`` (measure). What is
derived here mirrors ``core.domain.criterion`` and ``core.domain.milestone``; a test holds them together.
"""

from __future__ import annotations

from core.domain.links import SeenSlot

_HOLDS = (
    "CASE c.comparison WHEN 'at_least' THEN CAST(c.actual AS REAL) >= CAST(c.target AS REAL) "
    "WHEN 'at_most' THEN CAST(c.actual AS REAL) <= CAST(c.target AS REAL) "
    "ELSE CAST(c.actual AS REAL) = CAST(c.target AS REAL) END"
)
_OTHER_ROUND = "max(c.answered_round, 1) <> (SELECT o.round FROM issue AS o WHERE o.uuid = c.issue_uuid)"
CRITERION_STATE = (
    f"CASE WHEN {_OTHER_ROUND} THEN 'unanswered' "
    "WHEN c.comparison IS NULL THEN coalesce(c.answer, 'unanswered') "
    f"WHEN c.actual = '' THEN 'unanswered' WHEN {_HOLDS} THEN 'met' ELSE 'not_met' END"
)
MILESTONE_REACHED = (
    "coalesce((SELECT (k.percent IS NULL OR coalesce(r.percent, -1) >= k.percent) "
    "AND (k.amount = '' OR (r.amount <> '' AND CAST(r.amount AS REAL) >= CAST(k.amount AS REAL))) "
    "AND (k.percent IS NOT NULL OR k.amount <> '' OR r.reached) "
    "FROM milestone_report AS r WHERE r.milestone_uuid = k.uuid "
    "ORDER BY r.reported_on DESC, r.position DESC LIMIT 1), 0)"
)
"""The newest report decides."""

_OF_ISSUE = "k.issue_uuid = i.uuid AND k.measure_uuid IS NULL"
_OF_MEASURE = "k.measure_uuid = m.uuid"


def _first_open(owned: str) -> str:
    """Return the expression; most ledgers plan by few milestones or none, which is asked once a statement."""
    first = f"SELECT min(k.due) FROM milestone AS k WHERE {owned} AND NOT {MILESTONE_REACHED}"
    return f"CASE WHEN EXISTS (SELECT 1 FROM milestone WHERE rowid > 0) THEN ({first}) END"


ISSUE_STAGE = f"({_first_open(_OF_ISSUE)})"
MEASURE_STAGE = f"({_first_open(_OF_MEASURE)})"
"""The day of the first stage not reached, NULL when there is none."""


def earliest(*days: str) -> str:
    """Return the expression for the earliest of several days, any of which may be NULL."""
    told = ", ".join(f"coalesce({day}, '9999-12-31')" for day in days)
    return f"nullif(min({told}), '9999-12-31')"


def _lines(text: str, origin: str, order: str) -> str:
    found = f"SELECT {text} AS line FROM {origin} ORDER BY {order}"
    return f"(SELECT group_concat(line, char(10)) FROM ({found}))"


_SIGN = f"CASE {CRITERION_STATE} WHEN 'met' THEN '√' WHEN 'not_met' THEN '×' ELSE '○' END"
_STEP = f"CASE WHEN {MILESTONE_REACHED} THEN '√' WHEN k.due < :today THEN '×' ELSE '○' END"
GOAL = (
    "trim(k.target || CASE WHEN k.percent IS NULL OR instr(k.target, k.percent || '%') THEN '' "
    "ELSE ' ' || k.percent || '%' END || CASE WHEN k.amount = '' OR instr(k.target, k.amount) THEN '' "
    "ELSE ' ' || k.amount || k.measure_word END)"
)
_CRITERIA_ORDER = "c.measure_uuid IS NOT NULL, c.measure_uuid, c.position"


def criteria_text(owner: str, key: str, raw: str) -> str:
    """Return the expression for the criteria of a record, a line each with its sign, else ``raw``."""
    lines = _lines(f"{_SIGN} || ' ' || c.text", f"criterion AS c WHERE c.{owner} = {key}", _CRITERIA_ORDER)
    return f"coalesce({lines}, {raw})"


def milestones_text(owner: str, key: str) -> str:
    """Return the expression for the milestones of a record, a line each with its sign and day."""
    origin = f"milestone AS k WHERE k.{owner} = {key}"
    lines = _lines(f"{_STEP} || ' ' || k.due || ' ' || {GOAL}", origin, "k.due, k.position")
    return f"coalesce({lines}, '')"


FIVE_SEEN = "({})".format(" + ".join(f"(trim(i.{slot.value}) <> '')" for slot in SeenSlot))
"""How many of the five slots hold words."""

SHOWN_UNDER = (
    "(m.issue_uuid = i.uuid "
    "OR m.uuid IN (SELECT n.measure_uuid FROM measure_link AS n WHERE n.issue_uuid = i.uuid))"
)
"""Whether a measure stands under an issue, its own or a linked one; to ask by, never to count by."""
